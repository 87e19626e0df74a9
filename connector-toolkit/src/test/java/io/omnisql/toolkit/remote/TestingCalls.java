package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls, answers and a classifier for tests.
 */
final class TestingCalls
{
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final ResponseClassifier CLASSIFIER = (_, response) -> switch (response.status()) {
        case 200 -> new Outcome.Success();
        case 401 -> new Outcome.Failure(Kind.UNAUTHENTICATED, "The service does not know the credentials");
        case 404 -> new Outcome.Failure(Kind.NOT_FOUND, "There is no such thing");
        case 429 -> new Outcome.Throttled(response.header("retry-after").map(Long::parseLong).map(Duration::ofSeconds), "The service allows no more calls");
        default -> new Outcome.Retry("The service answered with status " + response.status());
    };

    private TestingCalls() {}

    static ConnectionInfo connection(String tenant, String url)
    {
        return new ConnectionInfo(tenant, "main", url, Map.of(), 1);
    }

    static RemoteRequest get(String path)
    {
        return new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), "core");
    }

    static RemoteCall call(ConnectionInfo connection, RemoteRequest request, Duration maxStaleness)
    {
        return new RemoteCall(connection, "alice", "issues", request, maxStaleness, new QueryActivity(100));
    }

    static RotatedSecrets memoryRotatedSecrets()
    {
        return new RotatedSecrets("tracker", new MemoryRotatedValues(), Duration.ofSeconds(40), Thread::sleep);
    }

    static RemoteCall call()
    {
        return call(connection("acme", "https://api.example.com"), get("/issues"), HOUR);
    }

    static RemoteResponse response(int status, Map<String, String> headers, String body)
    {
        return new RemoteResponse(status, headers, body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }

    static RemoteResponse ok(String body)
    {
        return response(200, Map.of(), body);
    }

    static String text(RemoteResponse response)
    {
        return new String(response.body(), UTF_8);
    }

    static Consumer<Throwable> code(RemoteErrorCode code)
    {
        return e -> assertThat(((TrinoException) e).getErrorCode()).isEqualTo(code.toErrorCode());
    }

    /**
     * Waits until one thread waits for the service and all others for that one.
     */
    static void awaitOneFlight(List<Thread> readers)
            throws InterruptedException
    {
        for (int seen = 0; seen < 20; seen++) {
            List<Thread.State> states = readers.stream().map(Thread::getState).toList();
            if (frequency(states, TIMED_WAITING) != 1 || frequency(states, WAITING) != readers.size() - 1) {
                seen = 0;
            }
            Thread.sleep(5);
        }
    }
}
