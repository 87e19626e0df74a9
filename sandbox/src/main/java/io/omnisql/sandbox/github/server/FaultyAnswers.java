package io.omnisql.sandbox.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What injected faults make of answers.
 */
final class FaultyAnswers
{
    private static final int SECONDARY_RETRY_AFTER = 60;

    private FaultyAnswers() {}

    /**
     * The answer that takes the place of the right one, empty when the fault only changes it.
     */
    static Optional<SandboxResponse> instead(Fault fault, Exchange exchange, PrimaryLimits.State state, Instant now)
    {
        return switch (fault.action()) {
            case STATUS -> Optional.of(retryAfter(fault, Errors.serverError(fault.statusOr(500), fault.message() == null ? "Server Error" : fault.message())));
            case SECONDARY_LIMIT -> Optional.of(Errors.secondaryLimit(fault.statusOr(403), fault.retryAfter() == null ? SECONDARY_RETRY_AFTER : fault.retryAfter()));
            case RATE_LIMITED -> {
                long reset = fault.retryAfter() == null ? state.resetAt().getEpochSecond() : now.getEpochSecond() + fault.retryAfter();
                SandboxResponse response = Errors.primaryLimit(exchange.principal(), exchange.resource(), fault.statusOr(403));
                yield Optional.of(LimitHeaders.add(response, exchange.resource(), state.limit(), state.limit(), reset));
            }
            case DROP -> Optional.of(SandboxResponse.empty(500).delivery(SandboxResponse.Delivery.DROPPED));
            case COMPUTING -> Optional.of(SandboxResponse.json(202, Json.object()));
            case TRUNCATE, SLOW, GRAPHQL_ERRORS, FORBIDDEN_FIELD, INCOMPLETE_RESULTS -> Optional.empty();
        };
    }

    private static SandboxResponse retryAfter(Fault fault, SandboxResponse response)
    {
        return fault.retryAfter() == null ? response : response.header("Retry-After", Integer.toString(fault.retryAfter()));
    }

    /**
     * Changes the right answer.
     */
    static SandboxResponse change(Fault fault, SandboxResponse response)
    {
        return switch (fault.action()) {
            case TRUNCATE -> response.delivery(SandboxResponse.Delivery.TRUNCATED);
            case GRAPHQL_ERRORS -> response.body(withErrors(fault, response.body()));
            case FORBIDDEN_FIELD -> response.body(withoutField(fault.message(), response.body()));
            case INCOMPLETE_RESULTS -> response.body(incomplete(response.body()));
            default -> response;
        };
    }

    private static byte[] withoutField(String field, byte[] body)
    {
        try {
            JsonNode json = Json.parse(body);
            if (!(json instanceof ObjectNode answer)) {
                return body;
            }
            List<List<Object>> paths = new ArrayList<>();
            forbid(answer.path("data"), field, List.of(), paths);
            for (List<Object> path : paths) {
                ObjectNode error = answer.withArrayProperty("errors").addObject().put("type", "FORBIDDEN").put("message", "Resource not accessible by personal access token");
                error.set("path", Json.MAPPER.valueToTree(path));
            }
            return Json.bytes(answer);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forbid(JsonNode node, String field, List<Object> path, List<List<Object>> forbidden)
    {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                List<Object> below = below(path, entry.getKey());
                if (entry.getKey().equals(field)) {
                    entry.setValue(NullNode.getInstance());
                    forbidden.add(below);
                }
                else {
                    forbid(entry.getValue(), field, below, forbidden);
                }
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            forbid(node.get(i), field, below(path, i), forbidden);
        }
    }

    private static List<Object> below(List<Object> path, Object step)
    {
        List<Object> below = new ArrayList<>(path);
        below.add(step);
        return below;
    }

    private static byte[] incomplete(byte[] body)
    {
        try {
            JsonNode json = Json.parse(body);
            if (json instanceof ObjectNode answer && answer.has("incomplete_results")) {
                answer.put("incomplete_results", true);
                halve(answer.get("items"));
            }
            return Json.bytes(json);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void halve(JsonNode rows)
    {
        if (rows instanceof ArrayNode array) {
            int kept = array.size() / 2;
            while (array.size() > kept) {
                array.remove(array.size() - 1);
            }
        }
    }

    /**
     * An error beside data of which half of the first page's rows are missing: what a query that ran too long gives.
     */
    private static byte[] withErrors(Fault fault, byte[] body)
    {
        try {
            JsonNode json = Json.parse(body);
            if (!(json instanceof ObjectNode answer)) {
                return body;
            }
            halve(answer.findValue("nodes"));
            String message = "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";
            answer.withArrayProperty("errors").addObject().put("message", fault.message() == null ? message : fault.message());
            return Json.bytes(answer);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
