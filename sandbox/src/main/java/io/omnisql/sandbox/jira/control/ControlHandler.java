package io.omnisql.sandbox.jira.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.server.ServerState;
import io.omnisql.sandbox.jira.webhook.Webhooks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The knobs and the truth of the sandbox under {@value #PREFIX}; they need no token and are no part of Jira's API.
 */
public final class ControlHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    public static final String PREFIX = "/_sandbox/";

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final ServerState state;
    private final DataControl rows;

    public ControlHandler(ServerState state, Map<String, Changes> changes, Webhooks webhooks)
    {
        this.state = state;
        this.rows = new DataControl(changes, webhooks);
    }

    private record Latency(Integer millis) {}

    /**
     * @param points an hour, null to leave the limit
     * @param everybody whether callers with API tokens pay too
     * @param rate requests a second, null to leave the limit
     * @param burst requests at once, null for the rate
     */
    private record Limits(Long points, boolean everybody, Integer rate, Integer burst) {}

    /**
     * What is null stays as it is.
     */
    private record KnobChanges(Boolean anonymous, Long indexLagMillis, Integer pageLimit, Integer emptyPages, Long countError, ArrayNode warnings) {}

    @Override
    public SandboxResponse apply(SandboxRequest request)
    {
        try {
            return SandboxResponse.json(200, answer(request, request.path().substring(PREFIX.length())));
        }
        catch (NoSuchElementException e) {
            return error(404, e.getMessage());
        }
        catch (JsonProcessingException e) {
            return error(422, e.getOriginalMessage());
        }
        catch (IOException | IllegalArgumentException e) {
            return error(422, e.getMessage());
        }
    }

    private Object answer(SandboxRequest request, String path)
            throws IOException
    {
        JsonNode body = request.body().length == 0 ? Json.object() : Json.parse(request.body());
        if (path.startsWith("sites/")) {
            return rows.answer(request.method(), List.of(path.substring("sites/".length()).split("/")), body);
        }
        return switch (request.method() + " " + path) {
            case "GET health" -> Map.of("status", "up");
            case "GET tokens" -> SandboxAccount.ALL;
            case "GET sites" -> state.sites().values().stream().map(site -> Map.of("name", site.name(), "cloudId", site.cloudId())).toList();
            case "GET requests" -> requests(request.rawQuery());
            case "GET counters" -> state.log().counters();
            case "POST reset" -> reset();
            case "GET latency" -> Map.of("millis", state.latency().get());
            case "POST latency" -> latency(Json.MAPPER.treeToValue(body, Latency.class));
            case "GET faults" -> state.faults().pending();
            case "POST faults" -> {
                state.faults().set(Json.MAPPER.readerFor(FAULTS).readValue(body));
                yield state.faults().pending();
            }
            case "POST limits" -> limits(Json.MAPPER.treeToValue(body, Limits.class));
            case "POST knobs" -> knobs(Json.MAPPER.treeToValue(body, KnobChanges.class));
            case "POST expire-page-tokens" -> {
                state.tokens().expire();
                yield Map.of();
            }
            case "POST expire-access-tokens" -> {
                state.oauth().expireAccessTokens();
                yield Map.of();
            }
            default -> throw new NoSuchElementException("The sandbox has no control %s %s%s".formatted(request.method(), PREFIX, path));
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

    private Map<String, Object> reset()
    {
        state.log().reset();
        state.limits().reset();
        state.knobs().reset();
        state.oauth().reset();
        state.faults().set(List.of());
        state.latency().set(0);
        return Map.of();
    }

    private Map<String, Object> latency(Latency latency)
    {
        if (latency.millis() == null || latency.millis() < 0) {
            throw new IllegalArgumentException("'millis' must be given and not be negative");
        }
        state.latency().set(latency.millis());
        return Map.of("millis", latency.millis());
    }

    private Map<String, Object> limits(Limits limits)
    {
        if (limits.points() != null) {
            state.limits().quota(limits.points(), limits.everybody());
        }
        if (limits.rate() != null) {
            state.limits().burst(limits.rate(), limits.burst() == null ? limits.rate() : limits.burst());
        }
        return Map.of();
    }

    private Map<String, Object> knobs(KnobChanges changes)
    {
        if (changes.anonymous() != null) {
            state.knobs().anonymousAllowed(changes.anonymous());
        }
        if (changes.indexLagMillis() != null) {
            state.knobs().indexLag(Duration.ofMillis(changes.indexLagMillis()));
        }
        if (changes.pageLimit() != null) {
            state.knobs().pageLimit(changes.pageLimit());
        }
        if (changes.emptyPages() != null) {
            state.knobs().emptyPages(changes.emptyPages());
        }
        if (changes.countError() != null) {
            state.knobs().countError(changes.countError());
        }
        if (changes.warnings() != null) {
            state.knobs().warnings(changes.warnings());
        }
        return Map.of();
    }

    private static SandboxResponse error(int status, String message)
    {
        return SandboxResponse.json(status, Map.of("message", String.valueOf(message)));
    }
}
