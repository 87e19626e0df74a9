package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.trino.spi.TrinoException;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static java.util.Objects.requireNonNull;

/**
 * Makes the HTTP request of a call, credentials included.
 */
final class HttpRequestFactory
{
    private final Connections connections;
    private final RequestAuthorizer authorizer;
    private final AddressPolicy addresses;
    private final String userAgent;

    HttpRequestFactory(Connections connections, RequestAuthorizer authorizer, AddressPolicy addresses, String version)
    {
        this.connections = requireNonNull(connections, "connections is null");
        this.authorizer = requireNonNull(authorizer, "authorizer is null");
        this.addresses = requireNonNull(addresses, "addresses is null");
        this.userAgent = "OmniSQL/" + version;
    }

    HttpRequest create(RemoteCall call)
    {
        URI uri = uri(call);
        addresses.check(call.connection(), uri);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                // the upgrade that HTTP/2 needs without TLS confuses many servers
                .version(uri.getScheme().equalsIgnoreCase("https") ? Version.HTTP_2 : Version.HTTP_1_1);
        RemoteRequest request = call.request();
        setHeaders(call, builder);
        builder.setHeader("Accept-Encoding", "gzip");
        builder.setHeader("User-Agent", userAgent);
        if (request.body().isPresent()) {
            builder.setHeader("Content-Type", "application/json");
            builder.method(request.method(), BodyPublishers.ofString(request.body().get()));
        }
        else {
            builder.method(request.method(), BodyPublishers.noBody());
        }
        authorize(call, builder);
        return builder.build();
    }

    private static URI uri(RemoteCall call)
    {
        try {
            return RemoteUris.of(call.connection(), call.request());
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "A request of connection %s has no valid path".formatted(call.connection().name()));
        }
    }

    private static void setHeaders(RemoteCall call, HttpRequest.Builder builder)
    {
        try {
            call.request().headers().forEach(builder::setHeader);
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, "A request of connection %s has no valid headers".formatted(call.connection().name()));
        }
    }

    private void authorize(RemoteCall call, HttpRequest.Builder builder)
    {
        Map<String, String> secrets = connections.secrets(call.connection());
        try {
            authorizer.authorize(call.connection(), secrets).forEach(builder::setHeader);
        }
        catch (TrinoException e) {
            throw e;
        }
        catch (RuntimeException e) {
            // its message may quote the secret
            throw new TrinoException(OMNISQL_REMOTE_UNAUTHENTICATED, "The credentials of connection %s are missing or malformed".formatted(call.connection().name()));
        }
    }
}
