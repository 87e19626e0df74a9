package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.scan.GithubColumn.column;
import static io.omnisql.plugin.github.scan.GithubColumn.outside;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A table as data: a GraphQL connection and its columns.
 *
 * @param level what the connection hangs on
 * @param key the column by which rows are looked up
 * @param globalKeys the columns by which rows are looked up whatever their parent, which they name
 */
public record ConnectionSpec(
        String name,
        String comment,
        ParentLevel level,
        ConnectionField connection,
        Optional<Key> key,
        List<GlobalKey> globalKeys,
        List<GithubColumn> columns)
{
    public ConnectionSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(level, "level is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(key, "key is null");
        globalKeys = List.copyOf(globalKeys);
        columns = List.copyOf(columns);
    }

    /**
     * A connection of a repository, whose rows name their repository. The columns owner and repository come first.
     */
    public static ConnectionSpec ofRepository(String name, String comment, ConnectionField connection, Optional<Key> key, GithubColumn... columns)
    {
        return new ConnectionSpec(name, comment, ParentLevel.REPOSITORIES, connection, key, List.of(), ImmutableList.<GithubColumn>builder()
                .add(column(ParentScope.OWNER, VARCHAR, "repository { owner { login } }", "/repository/owner/login", "Login of the repository's owner").notNull())
                .add(column(ParentScope.REPOSITORY, VARCHAR, "repository { name }", "/repository/name", "Name of the repository").notNull())
                .add(columns)
                .build());
    }

    /**
     * A connection of an owner, whose rows are repositories. The columns owner and repository come first.
     */
    public static ConnectionSpec ofOwner(String name, String comment, ConnectionField connection, Optional<Key> key, GithubColumn... columns)
    {
        return new ConnectionSpec(name, comment, ParentLevel.OWNERS, connection, key, List.of(), ImmutableList.<GithubColumn>builder()
                .add(column(ParentScope.OWNER, VARCHAR, "owner { login }", "/owner/login", "Login of the owner").notNull())
                .add(column(ParentScope.REPOSITORY, VARCHAR, "name", "Name").notNull())
                .add(columns)
                .build());
    }

    /**
     * A connection whose rows do not name the repository that it is of. The columns owner and repository come first.
     */
    public static ConnectionSpec below(ParentLevel level, String name, String comment, ConnectionField connection, Optional<Key> key, GithubColumn... columns)
    {
        return new ConnectionSpec(name, comment, level, connection, key, List.of(), ImmutableList.<GithubColumn>builder()
                .addAll(parentColumns(level))
                .add(columns)
                .build());
    }

    /**
     * The columns that name a parent, read from what an answer says of it.
     */
    static List<GithubColumn> parentColumns(ParentLevel level)
    {
        return switch (level) {
            case OWNERS -> List.of(outside(ParentScope.OWNER, VARCHAR, "/data/repositoryOwner/login", "Login of the organization").notNull());
            case REPOSITORIES -> List.of(
                    outside(ParentScope.OWNER, VARCHAR, "/data/repository/owner/login", "Login of the repository's owner").notNull(),
                    outside(ParentScope.REPOSITORY, VARCHAR, "/data/repository/name", "Name of the repository").notNull());
        };
    }

    /**
     * Its rows are looked up by the identifiers of their nodes, too.
     *
     * @param type their GraphQL type
     */
    public ConnectionSpec ofNodes(String type)
    {
        return lookedUpBy(GlobalKey.node(type));
    }

    public ConnectionSpec lookedUpBy(GlobalKey globalKey)
    {
        return new ConnectionSpec(name, comment, level, connection, key, ImmutableList.<GlobalKey>builder().addAll(globalKeys).add(globalKey).build(), columns);
    }

    public TableDefinition definition()
    {
        return new TableDefinition(name, comment, columns.stream().map(this::definition).toList());
    }

    private ColumnDefinition definition(GithubColumn column)
    {
        if (level.columns().contains(column.name())) {
            Verdict range = level == ParentLevel.REPOSITORIES ? EXACT : NEVER;
            return column.definition().withFilter(new FilterSupport(EXACT, range, range, NEVER));
        }
        if (column.filter().filter(ConnectionFilter::isRefined).isPresent()) {
            return column.definition().withFilter(refined(column.definition().filter()));
        }
        if (globalKey(column.name()).isPresent()) {
            return column.definition().withFilter(GlobalKey.SUPPORT);
        }
        return key.filter(key -> key.column().equals(column.name()))
                .map(key -> column.definition().withFilter(key.support()))
                .orElse(column.definition());
    }

    private static FilterSupport refined(FilterSupport support)
    {
        return new FilterSupport(
                refined(support.equality()),
                refined(support.range()),
                refined(support.exclusion()),
                refined(support.nullTest()),
                refined(support.contains()),
                refined(support.like()));
    }

    /**
     * What GitHub applies nearly exactly is exact, as the other rows are left out here.
     */
    static Verdict refined(Verdict verdict)
    {
        return verdict == SUPERSET ? EXACT : verdict;
    }

    /**
     * Leaves out of a page the rows that GitHub gives beside those of the query's filters.
     */
    PageRequest refined(RemoteQuery query, PageRequest page)
    {
        List<ColumnPredicate> predicates = refinements(query);
        if (predicates.isEmpty()) {
            return page;
        }
        Optional<RowFilter> keep = page.keep();
        return page.keeping(new RowFilter(
                Stream.concat(keep.stream().flatMap(filter -> filter.predicates().stream()), predicates.stream()).toList(),
                Stream.concat(keep.stream().flatMap(filter -> filter.columns().stream()), columns(predicates).map(GithubColumn::definition)).distinct().toList(),
                keep.flatMap(RowFilter::once)));
    }

    /**
     * The filters that are exact only as rows are left out here.
     */
    List<ColumnPredicate> refinements(RemoteQuery query)
    {
        return query.filters().stream()
                .filter(filter -> filter.verdict() == EXACT)
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> find(predicate.column()).flatMap(GithubColumn::filter).filter(ConnectionFilter::isRefined).isPresent())
                .toList();
    }

    private Stream<GithubColumn> columns(List<ColumnPredicate> predicates)
    {
        return predicates.stream().map(ColumnPredicate::column).distinct().map(column -> find(column).orElseThrow());
    }

    /**
     * The fields of a row; never empty, as a row without fields cannot be asked for.
     *
     * @param constants columns that are known without the row
     */
    List<String> selection(RemoteQuery query, Set<String> constants)
    {
        Stream<GithubColumn> wanted = query.columns().stream()
                .filter(column -> !constants.contains(column))
                .flatMap(column -> find(column).stream());
        Stream<GithubColumn> refined = query.isAggregation() ? Stream.of() : columns(refinements(query));
        List<String> fields = Stream.concat(wanted, refined)
                .map(GithubColumn::selection)
                .filter(selection -> !selection.isEmpty())
                .distinct()
                .toList();
        return fields.isEmpty() ? List.of("__typename") : fields;
    }

    Optional<GlobalKey> globalKey(String column)
    {
        return globalKeys.stream().filter(key -> key.column().equals(column)).findFirst();
    }

    Optional<GithubColumn> find(String name)
    {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
