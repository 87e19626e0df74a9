package io.omnisql.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Says whether a bundle is active, and which.
 */
final class HealthHandler
        implements HttpHandler
{
    private final PolicyEngine engine;

    HealthHandler(PolicyEngine engine)
    {
        this.engine = requireNonNull(engine, "engine is null");
    }

    @Override
    public void handle(HttpExchange exchange)
            throws IOException
    {
        Optional<String> revision = engine.revision();
        if (revision.isEmpty()) {
            Responses.error(exchange, 503, "No bundle is active");
            return;
        }
        Responses.send(exchange, 200, JsonNodeFactory.instance.objectNode().put("revision", revision.get()).toString());
    }
}
