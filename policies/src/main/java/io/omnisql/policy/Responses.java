package io.omnisql.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends JSON.
 */
final class Responses
{
    private Responses() {}

    static void send(HttpExchange exchange, int status, String json)
            throws IOException
    {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static void error(HttpExchange exchange, int status, String message)
            throws IOException
    {
        send(exchange, status, JsonNodeFactory.instance.objectNode().put("message", message).toString());
    }
}
