package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;

import java.util.Optional;

/**
 * An answer of REST other than success, in GitHub's form.
 */
public final class RestException
        extends RuntimeException
{
    private final int status;
    private final String documentation;
    private final transient ArrayNode errors;
    private final String location;
    private final boolean strict;

    private RestException(int status, String message, String documentation, ArrayNode errors, String location, boolean strict)
    {
        super(message, null, false, false);
        this.status = status;
        this.documentation = documentation;
        this.errors = errors;
        this.location = location;
        this.strict = strict;
    }

    public static RestException of(int status, String message, String documentation)
    {
        return new RestException(status, message, documentation, null, null, false);
    }

    static RestException notFound()
    {
        return of(404, "Not Found", "https://docs.github.com/rest");
    }

    static RestException movedPermanently(String location)
    {
        return new RestException(301, "Moved Permanently", "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects", null, location, false);
    }

    /**
     * A value that GitHub refuses.
     */
    static RestException invalid(String resource, String field, String value, String documentation)
    {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("value", value).put("resource", resource).put("field", field).put("code", "invalid");
        return new RestException(422, "Validation Failed", documentation, errors, null, false);
    }

    /**
     * A search that GitHub refuses.
     */
    static RestException invalidSearch(String message)
    {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("message", message).put("resource", "Search").put("field", "q").put("code", "invalid");
        return new RestException(422, "Validation Failed", "https://docs.github.com/v3/search/", errors, null, false);
    }

    /**
     * A parameter that GitHub may ignore and the sandbox does not.
     */
    public static RestException rejected(String message, String field, String documentation)
    {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("message", message).put("resource", "Query").put("field", field).put("code", "invalid");
        return new RestException(422, message, documentation, errors, null, true);
    }

    public SandboxResponse response()
    {
        ObjectNode body = Json.object().put("message", getMessage());
        if (errors != null) {
            body.set("errors", errors);
        }
        if (location != null) {
            body.put("url", location);
        }
        body.put("documentation_url", documentation).put("status", Integer.toString(status));
        SandboxResponse response = SandboxResponse.json(status, body);
        return location == null ? response : response.header("Location", location);
    }

    /**
     * The message when the sandbox is stricter than GitHub here.
     */
    public Optional<String> rejection()
    {
        return strict ? Optional.of(getMessage()) : Optional.empty();
    }
}
