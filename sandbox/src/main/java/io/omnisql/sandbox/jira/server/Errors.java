package io.omnisql.sandbox.jira.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;

/**
 * Answers that do not come from an endpoint.
 */
final class Errors
{
    private Errors() {}

    static SandboxResponse of(int status, String message)
    {
        ObjectNode json = Json.object();
        json.putArray("errorMessages").add(message);
        json.putObject("errors");
        return SandboxResponse.json(status, json);
    }

    /**
     * What the site says of wrong credentials: no JSON.
     */
    static SandboxResponse unauthorized()
    {
        return SandboxResponse.text(401, "text/html;charset=UTF-8", "Client must be authenticated to access this resource.").header("WWW-Authenticate", "OAuth realm=\"https%3A%2F%2Facme.atlassian.example\"");
    }

    /**
     * What the gateway says of wrong credentials.
     */
    static SandboxResponse gatewayUnauthorized()
    {
        return SandboxResponse.json(401, Json.object().put("code", 401).put("message", "Unauthorized"));
    }
}
