package io.omnisql.toolkit.testing;

import com.google.common.base.Splitter;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ScanPlanner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * Requests of the {@link StubService}: a chain of pages for each shard.
 */
final class StubScanPlanner
        implements ScanPlanner
{
    private static final String NEXT = "/paging/next";
    private static final int PAGE_SIZE = 10;

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return shards(connection, query).stream()
                .map(shard -> new RemotePartition(shard, Map.of("shard", shard)))
                .toList();
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return shards(connection, query).size() <= 1;
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        String shard = partition.parameters().get("shard");
        if (query.isAggregation()) {
            return new PageRequest(
                    request("/shards/" + shard + "/count", parameters(query)),
                    "",
                    List.of(),
                    Map.of(),
                    Map.of(),
                    query.aggregates().stream().map(RemoteAggregate::output).collect(toMap(identity(), _ -> "/total")));
        }
        return new PageRequest(request("/shards/" + shard + "/items", parameters(query)), "/items", List.of(NEXT), Map.of("shard", shard));
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.ofNullable(outcome.captured().get(NEXT)).map(page -> {
            List<Parameter> parameters = new ArrayList<>(parameters(query));
            parameters.add(new Parameter("page", page));
            return new PageRequest(request(previous.request().path(), parameters), previous.rows(), previous.captures(), previous.constants());
        });
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "GET /shards/{%s}/%s?%s".formatted(
                String.join(",", shards(connection, query)),
                query.isAggregation() ? "count" : "items",
                parameters(query).stream().map(parameter -> parameter.name() + "=" + parameter.value()).collect(joining("&")));
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(shards(connection, query).size());
    }

    private static List<String> shards(ConnectionInfo connection, RemoteQuery query)
    {
        if (query.table().equals(StubPassthrough.TABLE)) {
            return List.of(query.option(PassthroughQuery.QUERY).orElseThrow());
        }
        List<String> all = Splitter.on(',').splitToList(connection.properties().get("shards"));
        return query.filters().stream()
                .filter(filter -> filter.columnPredicate().column().equals("shard"))
                .findFirst()
                .map(filter -> all.stream().filter(values((Values) filter.predicate())::contains).toList())
                .orElse(all);
    }

    private static List<String> values(Values values)
    {
        return values.discreteValues().orElseThrow().stream().map(RemoteValue::text).toList();
    }

    private static RemoteRequest request(String path, List<Parameter> parameters)
    {
        return new RemoteRequest("GET", path, parameters, Map.of("Accept", "application/json"), Optional.empty(), "core");
    }

    private static List<Parameter> parameters(RemoteQuery query)
    {
        List<Parameter> parameters = new ArrayList<>();
        for (RemoteFilter filter : query.filters()) {
            switch (filter.columnPredicate()) {
                case Contains(String _, RemoteValue value) -> parameters.add(new Parameter("tag", value.text()));
                case Like like -> throw new IllegalArgumentException("not taken over: " + like);
                case Values values when values.column().equals("shard") -> {}
                case Values values when values.column().equals("created_at") -> parameters.add(new Parameter("since", values.ranges().getFirst().low().orElseThrow().text()));
                case Values values -> parameters.add(new Parameter(values.column(), String.join(",", values(values))));
            }
        }
        query.sort().forEach(sort -> {
            parameters.add(new Parameter("sort", sort.column()));
            parameters.add(new Parameter("direction", sort.ascending() ? "asc" : "desc"));
        });
        if (!query.isAggregation()) {
            parameters.add(new Parameter("per_page", Long.toString(Math.min(PAGE_SIZE, query.limit().orElse(PAGE_SIZE)))));
        }
        return parameters;
    }
}
