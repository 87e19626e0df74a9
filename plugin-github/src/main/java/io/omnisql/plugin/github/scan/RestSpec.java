package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table as data: a list that REST has of each repository or organization, or of what these hold, and its columns. The columns that name
 * the parent come first.
 *
 * @param path path of the list below the parent's, in which {@code {key}} stands for the item's key
 * @param items what the list hangs on below the parent, empty when it is the parent's own
 * @param rows where the rows stand in an answer
 * @param total where an answer tells how many rows there are, empty when it does not
 * @param fixed parameters that every request has
 * @param order the order in which no row moves while pages are read, empty when the list has no order to choose
 * @param window the parameter that narrows the list by time where GitHub shows only the first rows of a filtered list, empty when it shows all
 * @param organizationWide the parameters that the organization's list of the rows of all its repositories, under the same path, does not
 *         take; empty when there is no such list. Its rows name their repository
 * @param lookup how one row is asked for, empty when it is not
 */
public record RestSpec(
        String name,
        String comment,
        ParentLevel level,
        String path,
        Optional<RestItems> items,
        String rows,
        Optional<String> total,
        List<Parameter> fixed,
        Optional<String> order,
        Optional<String> window,
        Set<Trait> traits,
        Optional<Set<String>> organizationWide,
        Optional<RestLookup> lookup,
        List<RestColumn> columns)
{
    /**
     * What is special about a list.
     */
    enum Trait
    {
        /**
         * It may be switched off, or empty without a body.
         */
        SWITCHABLE,
        /**
         * Rows that come while pages are read push others onto the next page; such rows have an identifier.
         */
        SHIFTING,
        /**
         * Rows come to its end only, in the order of their creation, while no filter is on it; they have an identifier.
         */
        GROWING,
        /**
         * Each row has an address, {@code url}, that names its repository.
         */
        ADDRESSED,
    }

    public RestSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(level, "level is null");
        requireNonNull(path, "path is null");
        requireNonNull(items, "items is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(total, "total is null");
        fixed = List.copyOf(fixed);
        requireNonNull(order, "order is null");
        requireNonNull(window, "window is null");
        traits = Set.copyOf(traits);
        organizationWide = organizationWide.map(Set::copyOf);
        requireNonNull(lookup, "lookup is null");
        columns = List.copyOf(columns);
    }

    /**
     * A list of each repository whose answers are the list itself.
     */
    public static RestSpec ofRepository(String name, String comment, String path, RestColumn... columns)
    {
        return new RestSpec(name, comment, ParentLevel.REPOSITORIES, path, Optional.empty(), "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), List.of(columns));
    }

    /**
     * A list of each organization whose answers are the list itself.
     */
    public static RestSpec ofOrganization(String name, String comment, String path, RestColumn... columns)
    {
        return new RestSpec(name, comment, ParentLevel.OWNERS, path, Optional.empty(), "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), List.of(columns));
    }

    /**
     * The answers hold the list beside the number of its rows.
     */
    public RestSpec counted(String rows)
    {
        return new RestSpec(name, comment, level, path, items, rows, Optional.of("/total_count"), fixed, order, window, traits, organizationWide, lookup, columns);
    }

    /**
     * The rows are nested in those of the list, so that their number is not told.
     */
    public RestSpec nested(String rows)
    {
        return new RestSpec(name, comment, level, path, items, rows, Optional.empty(), fixed, order, window, traits, organizationWide, lookup, columns);
    }

    public RestSpec of(RestItems items)
    {
        return new RestSpec(name, comment, level, path, Optional.of(items), rows, total, fixed, order, window, traits, organizationWide, lookup, columns);
    }

    public RestSpec with(String parameter, String value)
    {
        List<Parameter> parameters = ImmutableList.<Parameter>builder().addAll(fixed).add(new Parameter(parameter, value)).build();
        return new RestSpec(name, comment, level, path, items, rows, total, parameters, order, window, traits, organizationWide, lookup, columns);
    }

    public RestSpec ordered(String order)
    {
        return new RestSpec(name, comment, level, path, items, rows, total, fixed, Optional.of(order), window, traits, organizationWide, lookup, columns);
    }

    public RestSpec windowed(String parameter)
    {
        return new RestSpec(name, comment, level, path, items, rows, total, fixed, order, Optional.of(parameter), traits, organizationWide, lookup, columns);
    }

    public RestSpec switchable()
    {
        return with(Trait.SWITCHABLE);
    }

    public RestSpec growing()
    {
        return with(Trait.GROWING);
    }

    public RestSpec addressed()
    {
        return with(Trait.ADDRESSED);
    }

    public RestSpec newestFirst()
    {
        return with(Trait.SHIFTING);
    }

    /**
     * The organization has the list of all its repositories, too.
     */
    public RestSpec ofOrganizationsToo(String... repositoriesOnly)
    {
        return new RestSpec(name, comment, level, path, items, rows, total, fixed, order, window, traits, Optional.of(Set.of(repositoriesOnly)), lookup, columns);
    }

    /**
     * @param path of one row below its parent, in which {@code {key}} stands for its identifier
     */
    public RestSpec lookedUp(String path)
    {
        return new RestSpec(name, comment, level, this.path, items, rows, total, fixed, order, window, traits, organizationWide, Optional.of(new RestLookup("id", path)), columns);
    }

    private RestSpec with(Trait trait)
    {
        return new RestSpec(name, comment, level, path, items, rows, total, fixed, order, window, Sets.union(traits, Set.of(trait)), organizationWide, lookup, columns);
    }

    /**
     * The identifier of the row that a query asks for, none where there is no such row; empty when it asks for a list.
     */
    Optional<List<RemoteValue>> named(RemoteQuery query)
    {
        return lookup.flatMap(key -> KeyLookup.named(query, key.column(), RestLookup::keys));
    }

    /**
     * Where the rows stand in an answer to a query.
     */
    String rows(RemoteQuery query)
    {
        return named(query).isPresent() ? "" : rows;
    }

    /**
     * Where an answer's first row stands, or what that is nested in.
     */
    String firstRow(RemoteQuery query)
    {
        if (named(query).isPresent()) {
            return "";
        }
        int nested = rows.indexOf("/*");
        return (nested < 0 ? rows : rows.substring(0, nested)) + "/0";
    }

    boolean is(Trait trait)
    {
        return traits.contains(trait);
    }

    public TableDefinition definition()
    {
        // the parents are known before the first request, and so stand nowhere in a row
        boolean repositories = level == ParentLevel.REPOSITORIES;
        FilterSupport decided = new FilterSupport(EXACT, EXACT, EXACT, NEVER);
        ImmutableList.Builder<ColumnDefinition> all = ImmutableList.builder();
        all.add(column(ParentScope.OWNER, VARCHAR, "/owner", repositories ? "Login of the repository's owner" : "Login of the organization").notNull()
                .withFilter(repositories ? decided : FilterSupport.equality(EXACT)));
        if (repositories) {
            all.add(column(ParentScope.REPOSITORY, VARCHAR, "/repository", "Name of the repository").notNull().withFilter(decided));
        }
        items.ifPresent(items -> all.add(items.definition().withFilter(decided)));
        columns.stream()
                .map(RestColumn::definition)
                .map(column -> lookup.filter(key -> key.column().equals(column.name())).isPresent() ? column.withFilter(FilterSupport.equality(EXACT)) : column)
                .forEach(all::add);
        return new TableDefinition(name, comment, all.build());
    }

    Optional<RestColumn> find(String name)
    {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
