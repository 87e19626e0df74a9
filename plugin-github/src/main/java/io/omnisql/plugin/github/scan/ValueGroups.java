package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * Groups of a connection's rows by columns of which GitHub can be asked for each value: the connection once for each combination, all in
 * one request.
 */
record ValueGroups(ConnectionSpec spec)
{
    ValueGroups
    {
        requireNonNull(spec, "spec is null");
    }

    /**
     * Whether the number of each group can be asked for; by parents, too.
     */
    boolean areCounted(List<String> grouping)
    {
        if (spec.level().columns().containsAll(grouping)) {
            return true;
        }
        return spec.connection().path().isEmpty()
                && spec.level().columns().stream().allMatch(this::standsInRows)
                && grouping.stream().allMatch(column -> isOfParent(column) || !values(column).isEmpty());
    }

    private boolean standsInRows(String parent)
    {
        return spec.find(parent).filter(column -> !column.selection().isEmpty()).isPresent();
    }

    private boolean isOfParent(String column)
    {
        return spec.level().columns().contains(column);
    }

    private List<RemoteValue> values(String column)
    {
        return spec.find(column).flatMap(GithubColumn::filter).map(ConnectionFilter::values).orElse(List.of());
    }

    /**
     * Whether a query groups by other columns than the parents'.
     */
    boolean areAskedFor(RemoteQuery query)
    {
        return !spec.level().columns().containsAll(query.grouping());
    }

    /**
     * The connection once for each combination of values. What these are stands in its first row.
     */
    String select(Root root, RemoteQuery query, List<String> columns, Map<String, Argument> variables)
    {
        String row = String.join(" ", spec.selection(query.withColumns(columns), root.constants().keySet()));
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        int group = 0;
        for (RemoteQuery ofValues : groups(query)) {
            Map<String, String> references = new LinkedHashMap<>();
            String suffix = Integer.toString(group);
            ConnectionQuery.of(spec, ofValues).arguments().forEach((name, argument) -> {
                String variable = argument.equals(variables.getOrDefault(name, argument)) ? name : name + suffix;
                variables.put(variable, argument);
                references.put(name, variable);
            });
            selections.add(spec.connection().selectAs("group" + suffix, GraphqlRequests.references(references), CountRequests.totals(query) + " " + spec.connection().rows() + " { " + row + " }"));
            group++;
        }
        return String.join(" ", selections.build());
    }

    private List<RemoteQuery> groups(RemoteQuery query)
    {
        List<RemoteQuery> groups = List.of(query);
        for (String column : query.grouping()) {
            if (!isOfParent(column)) {
                groups = groups.stream()
                        .flatMap(group -> values(column).stream().map(value -> having(group, column, value)))
                        .filter(group -> !ConnectionQuery.of(spec, group).impossible())
                        .toList();
            }
        }
        return groups;
    }

    private static RemoteQuery having(RemoteQuery query, String column, RemoteValue value)
    {
        RemoteFilter filter = new RemoteFilter(new Values(column, List.of(RemoteRange.equal(value)), false), EXACT);
        return query.withFilters(ImmutableList.<RemoteFilter>builder().addAll(query.filters()).add(filter).build());
    }

    /**
     * Where the values of columns stand in a group.
     */
    Map<String, String> ofFirstRow(List<String> columns)
    {
        ImmutableMap.Builder<String, String> pointers = ImmutableMap.builder();
        columns.forEach(column -> pointers.put(column, "/" + spec.connection().rows() + "/0" + spec.find(column).orElseThrow().definition().pointer()));
        return pointers.buildOrThrow();
    }
}
