package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.ApiException;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of REST, as a response or as a part of a composite one.
 *
 * @param json null when there is no body, or one that is not JSON
 * @param text the body that is not JSON, null for none
 */
public record RestAnswer(int status, JsonNode json, String text, String contentType, Map<String, String> headers)
{
    public static RestAnswer json(int status, JsonNode json)
    {
        return new RestAnswer(status, json, null, "application/json;charset=UTF-8", Map.of());
    }

    public static RestAnswer text(int status, String contentType, String text)
    {
        return new RestAnswer(status, null, text, contentType, Map.of());
    }

    public static RestAnswer empty(int status)
    {
        return new RestAnswer(status, null, null, null, Map.of());
    }

    public static RestAnswer error(ApiException error)
    {
        ArrayNode errors = Json.MAPPER.createArrayNode();
        errors.addObject().put("message", error.getMessage()).put("errorCode", error.code());
        return json(error.status(), errors);
    }

    public RestAnswer header(String name, String value)
    {
        Map<String, String> added = new LinkedHashMap<>(headers);
        added.put(name, value);
        return new RestAnswer(status, json, text, contentType, added);
    }

    JsonNode jsonOrNull()
    {
        return json == null ? NullNode.instance : json;
    }

    public SandboxResponse response()
    {
        SandboxResponse response = SandboxResponse.empty(status);
        if (contentType != null) {
            response = json != null ? SandboxResponse.empty(status).body(Json.bytes(json)) : SandboxResponse.text(status, contentType, text);
            if (json != null) {
                response.header("Content-Type", contentType);
            }
        }
        headers.forEach(response::header);
        return response;
    }
}
