package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table as data: a list that REST has of each repository, and its columns. The columns owner and repository come first.
 *
 * @param path path of the list below the repository's
 * @param since the column that the parameter {@code since} compares, empty when there is no such parameter
 * @param orders GitHub's names of the orders by columns that are never NULL; the first one moves no row while pages are read
 */
public record RestSpec(
        String name,
        String comment,
        String path,
        Optional<String> since,
        Map<String, String> orders,
        List<ColumnDefinition> columns)
{
    public RestSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(path, "path is null");
        requireNonNull(since, "since is null");
        orders = ImmutableMap.copyOf(orders);
        columns = List.copyOf(columns);
    }

    public TableDefinition definition()
    {
        // both are known before the first request, and so stand nowhere in a row
        ImmutableList.Builder<ColumnDefinition> all = ImmutableList.builder();
        all.add(column(ParentScope.OWNER, VARCHAR, "/owner", "Login of the repository's owner").notNull().withFilter(new FilterSupport(EXACT, EXACT, EXACT, NEVER)));
        all.add(column(ParentScope.REPOSITORY, VARCHAR, "/repository", "Name of the repository").notNull().withFilter(new FilterSupport(EXACT, EXACT, EXACT, NEVER)));
        columns.forEach(column -> all.add(declared(column)));
        return new TableDefinition(name, comment, all.build());
    }

    private ColumnDefinition declared(ColumnDefinition column)
    {
        ColumnDefinition filtered = since.filter(column.name()::equals).isPresent() ? column.withFilter(SinceFilter.SUPPORT) : column;
        return orders.containsKey(column.name()) ? filtered.withSort() : filtered;
    }
}
