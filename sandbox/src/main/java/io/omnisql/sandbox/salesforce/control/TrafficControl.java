package io.omnisql.sandbox.salesforce.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.server.ServerState;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The controls of requests: log, counters, latency, faults, daily limits, and how query jobs go.
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
     * @param used null for none
     */
    private record Limit(@JsonProperty(required = true) String org, @JsonProperty(required = true) int limit, Integer used) {}

    /**
     * @param polls how many polls find a job unfinished, null to leave it
     * @param pageRows rows of a page of results, null to leave it
     * @param failNext the message with which the next job fails, null for none
     */
    private record JobKnobs(Integer polls, @JsonProperty("page_rows") Integer pageRows, @JsonProperty("fail_next") String failNext) {}

    Object answer(SandboxRequest request, List<String> path, JsonNode body)
            throws IOException
    {
        return switch (request.method() + " " + String.join("/", path)) {
            case "GET requests" -> requests(request.rawQuery());
            case "GET counters" -> state.log().counters();
            case "POST reset" -> {
                state.log().reset();
                state.limits().reset();
                state.sessions().reset();
                state.cursors().reset();
                state.jobs().reset();
                yield Map.of();
            }
            case "GET latency" -> Map.of("millis", state.latency().get());
            case "POST latency" -> latency(Json.MAPPER.treeToValue(body, Latency.class).millis());
            case "GET faults" -> state.faults().pending();
            case "POST faults" -> {
                state.faults().set(Json.MAPPER.readerFor(FAULTS).readValue(body));
                yield state.faults().pending();
            }
            case "POST limits" -> limit(Json.MAPPER.treeToValue(body, Limit.class));
            case "GET jobs" -> Map.of("count", state.jobs().count());
            case "POST jobs" -> jobs(Json.MAPPER.treeToValue(body, JobKnobs.class));
            default -> throw ControlHandler.unknown(request.method(), path);
        };
    }

    private Map<String, Object> latency(int millis)
    {
        if (millis < 0) {
            throw new IllegalArgumentException("'millis' must not be negative");
        }
        state.latency().set(millis);
        return Map.of("millis", millis);
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
        int used = limit.used() == null ? 0 : limit.used();
        if (limit.limit() < 0 || used < 0) {
            throw new IllegalArgumentException("'limit' and 'used' must not be negative");
        }
        Org org = state.data().org(limit.org());
        state.limits().set(org, used, limit.limit());
        DailyLimits.Usage usage = state.limits().usage(org);
        return Map.of("org", org.name(), "limit", usage.maximum(), "used", usage.used());
    }

    private Map<String, Object> jobs(JobKnobs knobs)
    {
        if (knobs.polls() != null && knobs.polls() < 0 || knobs.pageRows() != null && knobs.pageRows() < 1) {
            throw new IllegalArgumentException("'polls' must not be negative, 'page_rows' be positive");
        }
        if (knobs.polls() != null) {
            state.jobs().polls(knobs.polls());
        }
        if (knobs.pageRows() != null) {
            state.jobs().pageRows(knobs.pageRows());
        }
        if (knobs.failNext() != null) {
            state.jobs().failNext(knobs.failNext());
        }
        return Map.of();
    }
}
