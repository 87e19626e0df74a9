package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.trino.spi.TrinoException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static java.util.Objects.requireNonNull;

/**
 * Follows redirects of a {@code GET} that stay below the connection's base URL, so that credentials never reach another host. Each is a call like any other.
 */
final class RedirectingRemoteClient
        implements RemoteClient
{
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int MAX_REDIRECTS = 3;

    private final RemoteClient delegate;

    RedirectingRemoteClient(RemoteClient delegate)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        RemoteCall next = call;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            RemoteResponse response = delegate.send(next);
            if (!REDIRECTS.contains(response.status())) {
                return response;
            }
            next = next.withRequest(redirected(next, response));
        }
        throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service redirected a request more than %s times".formatted(MAX_REDIRECTS));
    }

    private static RemoteRequest redirected(RemoteCall call, RemoteResponse response)
    {
        RemoteRequest request = call.request();
        if (!request.method().equals("GET")) {
            throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service redirected a request with a body, which is not followed");
        }
        String path = response.header("location")
                .flatMap(location -> target(call, location))
                .orElseThrow(() -> new TrinoException(OMNISQL_REMOTE_PROTOCOL, "The service redirected a request away from the URL of connection %s, which is not followed".formatted(call.connection().name())));
        // the target comes encoded, query included
        return new RemoteRequest("GET", path, List.of(), request.headers(), Optional.empty(), request.quota());
    }

    private static Optional<String> target(RemoteCall call, String location)
    {
        URI base = URI.create(call.connection().url());
        try {
            URI from = RemoteUris.of(call.connection(), call.request());
            URI target = from.resolve(URI.create(location)).normalize();
            String prefix = Optional.ofNullable(base.getRawPath()).orElse("");
            if (!RemoteUris.sameOrigin(base, target) || !target.getRawPath().startsWith(prefix + "/")) {
                return Optional.empty();
            }
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            return Optional.of(target.getRawPath().substring(prefix.length()) + query);
        }
        catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
