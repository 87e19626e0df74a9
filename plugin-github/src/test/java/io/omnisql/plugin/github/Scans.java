package io.omnisql.plugin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.plugin.github.Adapters.CONNECTION;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Plans scans without a service.
 */
public final class Scans
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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

    public static RemotePartition onlyPartition(RemoteQuery query)
    {
        List<RemotePartition> partitions = ADAPTER.planner().partition(CONNECTION, query, noReader());
        if (partitions.size() != 1) {
            throw new AssertionError("not one partition: " + partitions);
        }
        return partitions.getFirst();
    }

    public static PageRequest firstPage(RemoteQuery query)
    {
        return ADAPTER.planner().firstPage(CONNECTION, query, onlyPartition(query));
    }

    public static Optional<PageRequest> nextPage(RemoteQuery query, Map<String, String> captured)
    {
        RemotePartition partition = onlyPartition(query);
        PageRequest first = ADAPTER.planner().firstPage(CONNECTION, query, partition);
        return ADAPTER.planner().nextPage(CONNECTION, query, partition, first, new PageOutcome(100, captured, Map.of()));
    }

    /**
     * The GraphQL text and the variables of a request, one below the other.
     */
    public static String text(RemoteRequest request)
    {
        JsonNode body = body(request);
        return body.get("query").asText() + "\n" + body.get("variables");
    }

    public static JsonNode body(RemoteRequest request)
    {
        try {
            return MAPPER.readTree(request.body().orElseThrow());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers requests in order and remembers them.
     */
    public static final class Replay
            implements RemoteReader
    {
        private final Queue<String> answers;
        private final List<RemoteRequest> requests = new ArrayList<>();

        public Replay(String... answers)
        {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public RemoteResponse read(RemoteRequest request)
        {
            requests.add(request);
            return new RemoteResponse(200, Map.of(), answers.remove().getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        }

        public List<RemoteRequest> requests()
        {
            return requests;
        }
    }
}
