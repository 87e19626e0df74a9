package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table as data: a GraphQL connection of each row of another connection, e.g. the reviews of pull requests. The columns that name the
 * parent come first, then those of the outer row.
 *
 * @param outer the connection whose rows hold the table's rows
 * @param outerType GraphQL type of its rows
 * @param outerPage how many of its rows are read at a time
 * @param key the outer column by which its rows are looked up
 * @param inner the connection that holds the table's rows
 * @param capped whether GitHub may return fewer rows than it counts, so that they are counted again
 */
public record NestedSpec(
        String name,
        String comment,
        ParentLevel level,
        ConnectionField outer,
        String outerType,
        int outerPage,
        Optional<Key> key,
        ConnectionField inner,
        boolean capped,
        List<GithubColumn> outerColumns,
        List<GithubColumn> innerColumns)
{
    public NestedSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(level, "level is null");
        requireNonNull(outer, "outer is null");
        requireNonNull(outerType, "outerType is null");
        requireNonNull(key, "key is null");
        requireNonNull(inner, "inner is null");
        outerColumns = List.copyOf(outerColumns);
        innerColumns = List.copyOf(innerColumns);
    }

    public TableDefinition definition()
    {
        ImmutableList.Builder<ColumnDefinition> columns = ImmutableList.builder();
        Verdict range = level == ParentLevel.REPOSITORIES ? EXACT : NEVER;
        ConnectionSpec.parentColumns(level).forEach(column -> columns.add(column.definition().withFilter(new FilterSupport(EXACT, range, range, NEVER))));
        for (GithubColumn column : outerColumns) {
            ColumnDefinition placed = at(column.definition(), NestedRequests.outerRow(this));
            columns.add(key.filter(key -> key.column().equals(column.name())).map(key -> placed.withFilter(key.support())).orElse(placed));
        }
        innerColumns.forEach(column -> columns.add(column.definition()));
        return new TableDefinition(name, comment, columns.build());
    }

    /**
     * An outer column, read from what its row is nested in.
     */
    private static ColumnDefinition at(ColumnDefinition column, String outerRow)
    {
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.comment(),
                "^" + outerRow + column.pointer(),
                column.spellings(),
                column.valueCase(),
                column.filter(),
                column.sortable(),
                column.nullable(),
                column.renderer(),
                column.attributes());
    }

    Optional<GithubColumn> innerColumn(String name)
    {
        return innerColumns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
