package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.ApiException;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The resources composite and composite/batch: several requests in one.
 */
final class CompositeEndpoint
{
    private static final int MOST_REQUESTS = 25;
    private static final int MOST_QUERIES = 5;

    private final RestRouter router;

    CompositeEndpoint(RestRouter router)
    {
        this.router = router;
    }

    RestAnswer composite(RestCall call)
    {
        JsonNode requests = requests(call, "compositeRequest");
        Set<String> references = new HashSet<>();
        int queries = 0;
        for (JsonNode request : requests) {
            if (!references.add(request.path("referenceId").asText("")) || request.path("referenceId").asText("").isEmpty()) {
                throw ApiException.of(400, "JSON_PARSER_ERROR", "Every subrequest needs a referenceId of its own");
            }
            queries += request.path("url").asText().contains("/query") ? 1 : 0;
        }
        if (queries > MOST_QUERIES) {
            throw ApiException.of(400, "LIMIT_EXCEEDED", "No more than 5 subrequests of a composite request can be queries");
        }
        ObjectNode json = Json.object();
        ArrayNode responses = json.putArray("compositeResponse");
        for (JsonNode request : requests) {
            RestAnswer answer = one(call, request.path("method").asText(), request.path("url").asText());
            ObjectNode response = responses.addObject();
            response.set("body", answer.jsonOrNull());
            ObjectNode headers = response.putObject("httpHeaders");
            answer.headers().forEach(headers::put);
            response.put("httpStatusCode", answer.status()).put("referenceId", request.path("referenceId").asText());
        }
        return RestAnswer.json(200, json);
    }

    RestAnswer batch(RestCall call)
    {
        JsonNode requests = requests(call, "batchRequests");
        ObjectNode json = Json.object();
        ArrayNode results = Json.MAPPER.createArrayNode();
        boolean errors = false;
        for (JsonNode request : requests) {
            RestAnswer answer = one(call, request.path("method").asText(), "/services/data/" + request.path("url").asText());
            errors |= answer.status() >= 400;
            results.addObject().put("statusCode", answer.status()).set("result", answer.jsonOrNull());
        }
        json.put("hasErrors", errors).set("results", results);
        return RestAnswer.json(200, json);
    }

    private static JsonNode requests(RestCall call, String name)
    {
        call.allowMethods("POST");
        JsonNode requests;
        try {
            requests = Json.parse(call.request().body()).path(name);
        }
        catch (IOException e) {
            throw ApiException.of(400, "JSON_PARSER_ERROR", "The body is no JSON");
        }
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST_REQUESTS) {
            throw ApiException.of(400, "LIMIT_EXCEEDED", "'%s' must have 1 to 25 elements".formatted(name));
        }
        return requests;
    }

    private RestAnswer one(RestCall call, String method, String url)
    {
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        try {
            if (path.contains("/composite") || path.contains("/jobs/")) {
                throw ApiException.of(400, "UNSUPPORTED", "This resource cannot be part of a composite request");
            }
            return router.answer(RestCall.of(call.request(), call.exchange(), method, path, question < 0 ? "" : url.substring(question + 1)));
        }
        catch (ApiException e) {
            e.rejection().ifPresent(call.exchange()::rejection);
            return RestAnswer.error(e);
        }
    }
}
