package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One request to the service. It never holds credentials, so that it may be logged, explained and used as a cache key.
 *
 * @param method {@code GET}, or {@code POST} for a read with a body; for an action any of GET, POST, PATCH, DELETE
 * @param path path below the connection's base URL, starting with a slash; already percent-encoded
 * @param parameters query parameters in the order sent; not yet percent-encoded
 * @param headers what the request needs besides credentials, e.g. {@code Accept}
 * @param body sent as JSON, unless a header {@code Content-Type} says otherwise
 * @param quota which of the service's rate limits it spends, e.g. {@code core} or {@code graphql}
 * @param effect whether it may be answered from a cache, shared and repeated
 * @param basis names the answers that it builds on, so that a cache has none for it that was asked for before those were there; it is not
 *         sent; empty where any answer will do
 */
public record RemoteRequest(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, String> headers,
        Optional<String> body,
        String quota,
        Effect effect,
        Optional<String> basis)
{
    private static final Set<String> READS = Set.of("GET", "POST");
    private static final Set<String> ACTIONS = Set.of("GET", "POST", "PATCH", "DELETE");

    public RemoteRequest
    {
        requireNonNull(effect, "effect is null");
        checkArgument(effect == Effect.ACTION ? ACTIONS.contains(method) : READS.contains(method), "not a method for %s: %s", effect, method);
        checkArgument(path.startsWith("/"), "path does not start with a slash: %s", path);
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
        requireNonNull(quota, "quota is null");
        requireNonNull(basis, "basis is null");
    }

    public RemoteRequest(String method, String path, List<Parameter> parameters, Map<String, String> headers, Optional<String> body, String quota, Effect effect)
    {
        this(method, path, parameters, headers, body, quota, effect, Optional.empty());
    }

    /**
     * A read.
     */
    public RemoteRequest(String method, String path, List<Parameter> parameters, Map<String, String> headers, Optional<String> body, String quota)
    {
        this(method, path, parameters, headers, body, quota, Effect.READ);
    }

    public RemoteRequest withHeaders(Map<String, String> headers)
    {
        return new RemoteRequest(method, path, parameters, headers, body, quota, effect, basis);
    }

    public RemoteRequest basedOn(String basis)
    {
        return new RemoteRequest(method, path, parameters, headers, body, quota, effect, Optional.of(basis));
    }

    /**
     * What a request does at the service.
     */
    public enum Effect
    {
        /**
         * Nothing: it is answered from caches, shared by queries and tried again after failures.
         */
        READ,
        /**
         * It starts, asks after or ends the service's own work for one query, e.g. an export job: it is never cached or shared, and unless
         * it only asks, which is what GET does, tried again only when the service has refused it for its limits.
         */
        ACTION,
    }

    /**
     * A query parameter.
     */
    public record Parameter(String name, String value)
    {
        public Parameter
        {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }
    }
}
