package io.omnisql.toolkit.testing.tpch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Locale.ENGLISH;
import static java.util.stream.Collectors.joining;

/**
 * Requests of the {@link TpchService}. A scan counts its rows first, and reads them as chains of five pages each.
 */
final class TpchPlanner
        implements ScanPlanner
{
    private static final int PAGE_SIZE = 1_000;
    private static final int CHAIN_SIZE = 5_000;
    private static final String NEXT = "/next";

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        if (isSinglePartition(connection, query)) {
            return List.of(partition(0, Long.MAX_VALUE));
        }
        long rows = count(reader.read(request("/" + query.table() + "/count", filters(query))).body());
        List<RemotePartition> partitions = new ArrayList<>();
        for (long start = 0; start < rows; start += CHAIN_SIZE) {
            partitions.add(partition(start, start + CHAIN_SIZE < rows ? start + CHAIN_SIZE : Long.MAX_VALUE));
        }
        return partitions;
    }

    private static RemotePartition partition(long start, long end)
    {
        return new RemotePartition("from row " + start, Map.of("start", Long.toString(start), "end", Long.toString(end)));
    }

    private long count(byte[] body)
    {
        try {
            return mapper.readTree(body).at("/groups/0/count").longValue();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return query.limit().isPresent() || query.isAggregation();
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        if (query.isAggregation()) {
            return new PageRequest(
                    request(path(query), parameters(query)),
                    "/groups",
                    List.of(),
                    Map.of(),
                    Map.of(),
                    query.aggregates().stream().collect(toImmutableMap(RemoteAggregate::output, aggregate -> "/" + value(aggregate).orElse("count"))));
        }
        return page(query, partition.parameters().get("start"));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.ofNullable(outcome.captured().get(NEXT))
                .filter(next -> Long.parseLong(next) < Long.parseLong(partition.parameters().get("end")))
                .map(next -> page(query, next));
    }

    private static PageRequest page(RemoteQuery query, String offset)
    {
        List<Parameter> parameters = parameters(query);
        parameters.add(new Parameter("offset", offset));
        return new PageRequest(request(path(query), parameters), "/rows", List.of(NEXT), Map.of());
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "GET " + path(query) + parameters(query).stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(joining("&", "?", ""));
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(1);
    }

    private static String path(RemoteQuery query)
    {
        return "/" + query.table() + (query.isAggregation() ? "/count" : "/rows");
    }

    private static RemoteRequest request(String path, List<Parameter> parameters)
    {
        return new RemoteRequest("GET", path, parameters, Map.of(), Optional.empty(), "core");
    }

    private static List<Parameter> parameters(RemoteQuery query)
    {
        List<Parameter> parameters = filters(query);
        if (query.isAggregation()) {
            query.grouping().forEach(column -> parameters.add(new Parameter("group", column)));
            query.aggregates().stream().map(TpchPlanner::value).flatMap(Optional::stream).forEach(value -> parameters.add(new Parameter("value", value)));
            return parameters;
        }
        query.columns().forEach(column -> parameters.add(new Parameter("field", column)));
        query.sort().forEach(sort -> parameters.add(new Parameter("sort", (sort.ascending() ? "+" : "-") + sort.column())));
        parameters.add(new Parameter("size", Long.toString(Math.min(PAGE_SIZE, query.limit().orElse(PAGE_SIZE)))));
        return parameters;
    }

    /**
     * Empty for the number of rows, which every group has.
     */
    private static Optional<String> value(RemoteAggregate aggregate)
    {
        return aggregate.argument().map(column -> aggregate.function().name().toLowerCase(ENGLISH) + ":" + column);
    }

    private static List<Parameter> filters(RemoteQuery query)
    {
        List<Parameter> parameters = new ArrayList<>();
        for (RemoteFilter filter : query.filters()) {
            String column = filter.columnPredicate().column();
            if (filter.predicate() instanceof Like like) {
                parameters.add(new Parameter(column + ".like", like.pattern()));
                continue;
            }
            Values values = (Values) filter.predicate();
            if (values.excludedValues().isPresent()) {
                values.excludedValues().get().forEach(value -> parameters.add(new Parameter(column + ".not", value.text())));
                continue;
            }
            for (RemoteRange range : values.ranges()) {
                if (range.isSingleValue()) {
                    parameters.add(new Parameter(column + ".is", range.low().orElseThrow().text()));
                }
                else {
                    range.low().ifPresent(low -> parameters.add(new Parameter(column + (range.lowInclusive() ? ".from" : ".after"), low.text())));
                    range.high().ifPresent(high -> parameters.add(new Parameter(column + (range.highInclusive() ? ".to" : ".before"), high.text())));
                }
            }
        }
        return parameters;
    }
}
