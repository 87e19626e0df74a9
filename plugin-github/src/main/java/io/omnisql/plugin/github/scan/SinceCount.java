package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.ConnectionField.ChangeOrder;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The request for the number of rows that changed between two seconds: those since the first one, or all, without those since the second.
 * <p>
 * Whether or not GitHub counts the very second that it is asked for, it tells the number: it is asked for the number since the second before,
 * with the oldest of those rows. Unless that row is of the second before, there is none, and the number is right. If it is, GitHub counts the
 * very second, and the number since the second itself is right.
 */
final class SinceCount
{
    private static final String ROWS = "/data/rows";

    private final ConnectionSpec spec;

    SinceCount(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    /**
     * @param names look-ups beside the parent
     */
    PageRequest page(Root root, RemoteQuery query, CountedTimes times, String names)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        StringBuilder counts = new StringBuilder();
        times.since().ifPresentOrElse(
                since -> counts.append(since(query, SinceCounts.SINCE, since, variables)),
                () -> counts.append(count(query, SinceCounts.ALL, Optional.empty(), Map.of(), "totalCount", variables)));
        times.until().ifPresent(until -> counts.append(since(query, SinceCounts.UNTIL, until, variables)));
        PageRequest page = ConnectionRequests.request(
                query,
                root,
                variables,
                names + root.field() + " { " + root.identity() + " } rows: " + root.field() + " { " + counts + "}",
                ROWS + "/" + SinceCounts.COUNTED,
                List.of());
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.put(SinceCounts.OUTPUTS, query.aggregates().stream().map(RemoteAggregate::output).collect(joining(",")));
        state.put(SinceCounts.OLDEST, "/" + spec.connection().rows() + "/0" + changed().definition().pointer());
        times.since().ifPresent(since -> state.put(SinceCounts.SINCE, since.toString()));
        times.until().ifPresent(until -> state.put(SinceCounts.UNTIL, until.toString()));
        return page.withState(state.buildOrThrow()).withTransform(SinceCounts.NAME);
    }

    private String since(RemoteQuery query, String name, Instant second, Map<String, Argument> variables)
    {
        ChangeOrder changes = spec.connection().changes().orElseThrow();
        Argument order = new Argument(spec.connection().order().orElseThrow().type(), ImmutableMap.of("field", changes.field(), "direction", "ASC"));
        String oldest = "totalCount " + spec.connection().rows() + " { " + changed().selection() + " }";
        return count(query, name, Optional.of(second.minusSeconds(1)), Map.of("orderBy", order), oldest, variables)
                + count(query, name + SinceCounts.EXACTLY, Optional.of(second), Map.of(), "totalCount", variables);
    }

    private String count(RemoteQuery query, String alias, Optional<Instant> since, Map<String, Argument> more, String selection, Map<String, Argument> variables)
    {
        Map<String, Argument> arguments = ConnectionQuery.of(spec, query).arguments();
        since.ifPresent(second -> arguments.put(SinceFilter.ARGUMENT, SinceFilter.replaced(Optional.ofNullable(arguments.get(SinceFilter.ARGUMENT)), second)));
        arguments.putAll(more);
        Map<String, String> references = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> {
            String variable = name.equals(SinceFilter.ARGUMENT) ? alias + "Filter" : name;
            variables.put(variable, argument);
            references.put(name, variable);
        });
        return spec.connection().selectAs(alias, GraphqlRequests.references(references), selection) + " ";
    }

    private GithubColumn changed()
    {
        return spec.connection().changes().map(ChangeOrder::column).flatMap(spec::find).orElseThrow();
    }
}
