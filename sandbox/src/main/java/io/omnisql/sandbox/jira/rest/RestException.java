package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;

import java.util.List;

/**
 * An answer other than success, in Jira's form.
 */
public final class RestException
        extends RuntimeException
{
    private static final long serialVersionUID = 1;

    private final int status;
    private final List<String> messages;
    private final boolean rejected;

    private RestException(int status, List<String> messages, boolean rejected)
    {
        super(String.join(" ", messages), null, false, false);
        this.status = status;
        this.messages = List.copyOf(messages);
        this.rejected = rejected;
    }

    public static RestException of(int status, String... messages)
    {
        return new RestException(status, List.of(messages), false);
    }

    static RestException of(int status, List<String> messages)
    {
        return new RestException(status, messages, false);
    }

    /**
     * Refuses what Jira would let pass, or answer in a way that the sandbox does not know.
     */
    static RestException rejected(String message)
    {
        return new RestException(400, List.of(message), true);
    }

    static RestException notFound(String message)
    {
        return of(404, message);
    }

    static RestException issueNotFound()
    {
        return of(404, "Issue does not exist or you do not have permission to see it.");
    }

    static RestException forbidden()
    {
        return of(403, "Only Jira administrators may do this.");
    }

    public static RestException unauthorized()
    {
        return of(401, "Client must be authenticated to access this resource.");
    }

    /**
     * Why the sandbox refuses it, null when Jira would too.
     */
    public String rejection()
    {
        return rejected ? getMessage() : null;
    }

    public SandboxResponse response()
    {
        ObjectNode json = Json.object();
        ArrayNode errorMessages = json.putArray("errorMessages");
        messages.forEach(errorMessages::add);
        json.putObject("errors");
        return SandboxResponse.json(status, json);
    }
}
