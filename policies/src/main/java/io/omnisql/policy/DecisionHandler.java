package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.Objects.requireNonNull;

/**
 * Answers one rule the way OPA's data API does: {@code {"input": …}} in, {@code {"result": …}} out.
 * Whatever goes wrong is an error status, which the Trino side takes for a refusal.
 */
final class DecisionHandler
        implements HttpHandler
{
    private static final System.Logger LOG = System.getLogger(DecisionHandler.class.getName());
    // OPA sorts the fields too
    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
    private static final int MAX_BODY_BYTES = 16 << 20;

    private final PolicyEngine engine;
    private final Entrypoint entrypoint;

    DecisionHandler(PolicyEngine engine, Entrypoint entrypoint)
    {
        this.engine = requireNonNull(engine, "engine is null");
        this.entrypoint = requireNonNull(entrypoint, "entrypoint is null");
    }

    @Override
    public void handle(HttpExchange exchange)
            throws IOException
    {
        if (!exchange.getRequestURI().getPath().equals(entrypoint.path())) {
            Responses.send(exchange, 404, "{}");
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            Responses.error(exchange, 405, "Only POST is answered here");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            Responses.error(exchange, 413, "The question is too large");
            return;
        }
        String input;
        try {
            input = input(body);
        }
        catch (IOException e) {
            Responses.error(exchange, 400, "The question is not a JSON object");
            return;
        }
        try {
            Responses.send(exchange, 200, decide(input));
        }
        catch (PolicyException e) {
            if (e.getCause() != null) {
                LOG.log(WARNING, "No decision", e);
            }
            Responses.error(exchange, 500, e.getMessage());
        }
    }

    private static String input(byte[] body)
            throws IOException
    {
        JsonNode question = MAPPER.readTree(body);
        if (!(question instanceof ObjectNode)) {
            throw new IOException("Not an object");
        }
        JsonNode input = question.get("input");
        return input == null ? "{}" : input.toString();
    }

    private String decide(String input)
            throws JsonProcessingException
    {
        ObjectNode answer = MAPPER.createObjectNode();
        engine.decide(entrypoint, input).ifPresent(decision -> answer.set("result", decision));
        return MAPPER.writeValueAsString(answer);
    }
}
