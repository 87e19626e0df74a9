package io.omnisql.sandbox.salesforce.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.message.OutboundMessages;
import io.omnisql.sandbox.salesforce.server.ServerState;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The knobs and the truth of the sandbox under {@value #PREFIX}; they need no token and are no part of Salesforce's API.
 */
public final class ControlHandler
        implements Function<SandboxRequest, SandboxResponse>
{
    public static final String PREFIX = "/_sandbox/";

    private final TrafficControl traffic;
    private final SessionControl sessions;
    private final RowControl rows;

    public ControlHandler(ServerState state, OutboundMessages messages)
    {
        this.traffic = new TrafficControl(state);
        this.sessions = new SessionControl(state);
        this.rows = new RowControl(state, messages);
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
            case "tokens" -> ConnectedApp.ALL;
            case "requests", "counters", "reset", "latency", "faults", "limits", "jobs" -> traffic.answer(request, path, body);
            case "sessions", "jwt-key" -> sessions.answer(request.method(), path, body);
            case "rows", "messages" -> rows.answer(request.method(), path, body);
            default -> throw unknown(request.method(), path);
        };
    }

    static NoSuchElementException unknown(String method, List<String> path)
    {
        return new NoSuchElementException("The sandbox has no control %s %s%s".formatted(method, PREFIX, String.join("/", path)));
    }

    private static SandboxResponse error(int status, String message)
    {
        return SandboxResponse.json(status, Map.of("message", String.valueOf(message)));
    }
}
