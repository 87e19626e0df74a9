package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.server.ServerState;
import io.omnisql.sandbox.github.webhook.Webhooks;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The knobs and the truth of the sandbox under {@value #PREFIX}; they need no token and are no part of GitHub's API.
 */
public final class ControlHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    public static final String PREFIX = "/_sandbox/";

    private final TrafficControl traffic;
    private final KnobControl knobs;
    private final DataControl rows;
    private final WebhookControl hooks;

    public ControlHandler(ServerState state, Changes changes, Webhooks webhooks)
    {
        this.traffic = new TrafficControl(state);
        this.knobs = new KnobControl(state);
        this.rows = new DataControl(state.data(), changes);
        this.hooks = new WebhookControl(state.data(), webhooks);
    }

    @Override
    public SandboxResponse apply(SandboxRequest request)
    {
        try {
            List<String> path = Arrays.stream(request.path().substring(PREFIX.length()).split("/"))
                    .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                    .toList();
            return SandboxResponse.json(200, answer(request, path));
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

    private Object answer(SandboxRequest request, List<String> path)
            throws IOException
    {
        JsonNode body = request.body().length == 0 ? Json.object() : Json.parse(request.body());
        return switch (path.getFirst()) {
            case "health" -> Map.of("status", "up");
            case "tokens" -> SandboxToken.ALL.stream().collect(Collectors.toMap(SandboxToken::name, SandboxToken::token));
            case "requests", "counters", "reset", "latency", "faults", "limits" -> traffic.answer(request, path, body);
            case "heavy", "clock", "sso", "app" -> knobs.answer(request.method(), path, body);
            case "issues", "repositories" -> rows.answer(request.method(), path, body);
            case "webhooks" -> hooks.answer(request.method(), path, body);
            default -> throw unknown(request.method(), path);
        };
    }

    static NoSuchElementException unknown(String method, List<String> path)
    {
        return new NoSuchElementException("The sandbox has no control %s %s%s; docs/sandbox.md lists them".formatted(method, PREFIX, String.join("/", path)));
    }

    private static SandboxResponse error(int status, String message)
    {
        return SandboxResponse.json(status, Map.of("message", String.valueOf(message)));
    }
}
