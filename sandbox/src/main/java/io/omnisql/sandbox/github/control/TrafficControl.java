package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.server.ServerState;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The controls of requests: log, counters, latency, faults, rate limits.
 */
final class TrafficControl
{
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final ServerState state;

    TrafficControl(ServerState state)
    {
        this.state = state;
    }

    private record Latency(@JsonProperty(required = true) int millis) {}

    /**
     * A window of a primary rate limit.
     *
     * @param account name of a token, or {@code anonymous}
     * @param resource null for core
     * @param remaining null for as many as the limit
     * @param resetSeconds until the window ends, null for an hour
     */
    private record Limit(String account, String resource, @JsonProperty(required = true) int limit, Integer remaining, @JsonProperty("reset_seconds") Integer resetSeconds) {}

    Object answer(SandboxRequest request, List<String> path, JsonNode body)
            throws IOException
    {
        return switch (request.method() + " " + String.join("/", path)) {
            case "GET requests" -> requests(request.rawQuery());
            case "GET counters" -> state.log().counters();
            case "POST reset" -> {
                state.log().reset();
                state.limits().reset();
                state.knobs().reset();
                yield Map.of();
            }
            case "GET latency" -> Map.of("millis", state.latency().get());
            case "POST latency" -> {
                int millis = Json.MAPPER.treeToValue(body, Latency.class).millis();
                if (millis < 0) {
                    throw new IllegalArgumentException("'millis' must not be negative");
                }
                state.latency().set(millis);
                yield Map.of("millis", millis);
            }
            case "GET faults" -> state.faults().pending();
            case "POST faults" -> {
                state.faults().set(Json.MAPPER.readerFor(FAULTS).readValue(body));
                yield state.faults().pending();
            }
            case "POST limits" -> limit(Json.MAPPER.treeToValue(body, Limit.class));
            default -> throw ControlHandler.unknown(request.method(), path);
        };
    }

    private Map<String, Object> requests(String rawQuery)
    {
        long since = 0;
        for (QueryString.Parameter parameter : QueryString.parse(rawQuery).parameters()) {
            if (!parameter.name().equals("since") || !parameter.value().matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("The only query parameter is since=<sequence number>");
            }
            since = Long.parseLong(parameter.value());
        }
        List<LoggedRequest> requests = state.log().since(since);
        return Map.of("requests", requests, "last", requests.isEmpty() ? state.log().lastSequence() : requests.getLast().sequence());
    }

    private Map<String, Object> limit(Limit limit)
    {
        Principal principal = state.authenticator().named(String.valueOf(limit.account()), "127.0.0.1")
                .orElseThrow(() -> new IllegalArgumentException("There is no token named '%s'".formatted(limit.account())));
        String name = limit.resource() == null ? "core" : limit.resource();
        LimitedResource resource = Arrays.stream(LimitedResource.values())
                .filter(candidate -> candidate.restName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rate limit '%s', but core, search and graphql".formatted(name)));
        int remaining = limit.remaining() == null ? limit.limit() : limit.remaining();
        if (limit.limit() < 0 || remaining < 0 || remaining > limit.limit()) {
            throw new IllegalArgumentException("'limit' must not be negative and 'remaining' be between 0 and the limit");
        }
        state.limits().set(principal, resource, limit.limit(), remaining, Duration.ofSeconds(limit.resetSeconds() == null ? 3600 : limit.resetSeconds()));
        PrimaryLimits.State now = state.limits().state(principal, resource);
        return Map.of("resource", resource.restName(), "limit", now.limit(), "remaining", now.remaining(), "reset", now.resetAt().getEpochSecond());
    }
}
