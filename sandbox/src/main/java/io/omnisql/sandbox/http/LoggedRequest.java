package io.omnisql.sandbox.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import java.util.Map;

/**
 * One answered request, as the log keeps it.
 *
 * @param sequence starts at 1
 * @param at when the answer was ready, ISO-8601
 * @param kind which part of the API it went to, e.g. {@code rest} or {@code graphql}
 * @param query raw query string, empty when there is none
 * @param graphql the query's text and variables, null for other requests
 * @param account the name of the token's account, {@code anonymous} without a token
 * @param bytes of the body before compression
 * @param cost what it took from the primary rate limit
 * @param durationMillis including injected latency
 * @param rejection why the sandbox refused what the service would have let pass, null when it did not
 * @param fault the injected fault's action, null when there was none
 * @param body of the request, null where it is not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LoggedRequest(
        long sequence,
        String at,
        String kind,
        String method,
        String path,
        String query,
        Graphql graphql,
        String account,
        int status,
        int bytes,
        int cost,
        long durationMillis,
        String rejection,
        String fault,
        String body)
{
    /**
     * @param operationName null when the request names none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Graphql(String query, Map<String, JsonNode> variables, String operationName) {}

    /**
     * A request whose body is not kept.
     */
    public LoggedRequest(
            long sequence,
            String at,
            String kind,
            String method,
            String path,
            String query,
            Graphql graphql,
            String account,
            int status,
            int bytes,
            int cost,
            long durationMillis,
            String rejection,
            String fault)
    {
        this(sequence, at, kind, method, path, query, graphql, account, status, bytes, cost, durationMillis, rejection, fault, null);
    }

    public LoggedRequest withSequence(long newSequence)
    {
        return new LoggedRequest(newSequence, at, kind, method, path, query, graphql, account, status, bytes, cost, durationMillis, rejection, fault, body);
    }
}
