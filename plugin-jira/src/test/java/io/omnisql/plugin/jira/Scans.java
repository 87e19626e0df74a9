package io.omnisql.plugin.jira;

import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import static io.omnisql.plugin.jira.Adapters.ADAPTER;
import static io.omnisql.plugin.jira.Adapters.CONNECTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Plans scans without a service.
 */
public final class Scans
{
    private Scans() {}

    /**
     * A reader that nothing may ask.
     */
    public static RemoteReader noReader()
    {
        return request -> {
            throw new AssertionError("asked: " + text(request));
        };
    }

    public static List<RemotePartition> partitions(RemoteQuery query, RemoteReader reader)
    {
        return ADAPTER.planner().partition(CONNECTION, query, reader);
    }

    /**
     * The first requests of a query that asks nothing while it is planned.
     */
    public static List<String> firstRequests(RemoteQuery query)
    {
        return firstRequests(query, noReader());
    }

    public static List<String> firstRequests(RemoteQuery query, RemoteReader reader)
    {
        return partitions(query, reader).stream()
                .map(partition -> text(ADAPTER.planner().firstPage(CONNECTION, query, partition).request()))
                .toList();
    }

    public static RemotePartition onlyPartition(RemoteQuery query)
    {
        List<RemotePartition> partitions = partitions(query, noReader());
        if (partitions.size() != 1) {
            throw new AssertionError("not one partition: " + partitions);
        }
        return partitions.getFirst();
    }

    public static PageRequest firstPage(RemoteQuery query)
    {
        return ADAPTER.planner().firstPage(CONNECTION, query, onlyPartition(query));
    }

    public static Optional<PageRequest> nextPage(RemoteQuery query, PageRequest previous, long rows, Map<String, String> captured)
    {
        return ADAPTER.planner().nextPage(CONNECTION, query, onlyPartition(query), previous, new PageOutcome(rows, captured, Map.of()));
    }

    /**
     * A GET as people write it, parameters not encoded.
     */
    public static String text(RemoteRequest request)
    {
        String parameters = request.parameters().stream().map(parameter -> parameter.name() + "=" + parameter.value()).collect(joining("&"));
        return request.path() + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /**
     * Answers requests by their text and remembers them.
     */
    public static final class Answers
            implements RemoteReader
    {
        private final Map<String, String> answers = new ConcurrentHashMap<>();
        private final List<RemoteRequest> requests = new CopyOnWriteArrayList<>();

        public Answers with(String request, String answer)
        {
            answers.put(request, answer);
            return this;
        }

        @Override
        public RemoteResponse read(RemoteRequest request)
        {
            requests.add(request);
            String answer = answers.get(text(request));
            if (answer == null) {
                throw new AssertionError("asked: " + text(request));
            }
            return new RemoteResponse(200, Map.of(), answer.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        }

        public List<RemoteRequest> requests()
        {
            return requests;
        }
    }
}
