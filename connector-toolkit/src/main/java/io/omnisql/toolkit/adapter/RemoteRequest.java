package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One read of the service. It never holds credentials, so that it may be logged, explained and used as a cache key.
 *
 * @param method {@code GET}, or {@code POST} for a read with a body
 * @param path path below the connection's base URL, starting with a slash; already percent-encoded
 * @param parameters query parameters in the order sent; not yet percent-encoded
 * @param headers what the request needs besides credentials, e.g. {@code Accept}
 * @param body sent as JSON
 * @param quota which of the service's rate limits it spends, e.g. {@code core} or {@code graphql}
 */
public record RemoteRequest(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, String> headers,
        Optional<String> body,
        String quota)
{
    public RemoteRequest
    {
        checkArgument(method.equals("GET") || method.equals("POST"), "not a read: %s", method);
        checkArgument(path.startsWith("/"), "path does not start with a slash: %s", path);
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
        requireNonNull(quota, "quota is null");
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
