package io.omnisql.toolkit.remote;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.adapter.TokenIssuer;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import io.trino.spi.TrinoException;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * @param token the connection's access token, empty when it has none
     */
    HttpRequest create(RemoteCall call, Optional<AccessToken> token)
    {
        URI uri = uri(call, token.flatMap(AccessToken::baseUrl).orElseGet(() -> authorized(call, () -> authorizer.baseUrl(call.connection()))));
        addresses.check(call.connection(), uri);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                // the upgrade that HTTP/2 needs without TLS confuses many servers
                .version(uri.getScheme().equalsIgnoreCase("https") ? Version.HTTP_2 : Version.HTTP_1_1);
        RemoteRequest request = call.request();
        setHeaders(call, builder);
        builder.setHeader("Accept-Encoding", "gzip");
        builder.setHeader("User-Agent", userAgent);
        Map<String, String> secrets = secrets(call, token);
        if (request.body().isPresent()) {
            if (request.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                builder.setHeader("Content-Type", "application/json");
            }
            builder.method(request.method(), BodyPublishers.ofString(authorized(call, () -> authorizer.authorizeBody(call.connection(), secrets, request.body().get()))));
        }
        else {
            builder.method(request.method(), BodyPublishers.noBody());
        }
        authorized(call, () -> {
            authorizer.authorize(call.connection(), secrets).forEach(builder::setHeader);
            return builder;
        });
        return builder.build();
    }

    /**
     * The request for an access token.
     */
    HttpRequest create(ConnectionInfo connection, TokenRequest request)
    {
        try {
            URI uri = URI.create(request.url());
            addresses.check(connection, uri);
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                    .version(uri.getScheme().equalsIgnoreCase("https") ? Version.HTTP_2 : Version.HTTP_1_1)
                    .POST(BodyPublishers.ofString(request.body()));
            request.headers().forEach(builder::setHeader);
            builder.setHeader("User-Agent", userAgent);
            return builder.build();
        }
        catch (IllegalArgumentException e) {
            // its message may quote a secret
            throw new TrinoException(OMNISQL_REMOTE_UNAUTHENTICATED, "The credentials of connection %s are missing or malformed".formatted(connection.name()));
        }
    }

    private static URI uri(RemoteCall call, String base)
    {
        try {
            return RemoteUris.of(base, call.request());
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

    private Map<String, String> secrets(RemoteCall call, Optional<AccessToken> token)
    {
        Map<String, String> secrets = connections.secrets(call.connection());
        return token
                .<Map<String, String>>map(issued -> ImmutableMap.<String, String>builder().putAll(secrets).put(TokenIssuer.ACCESS_TOKEN, issued.value()).buildKeepingLast())
                .orElse(secrets);
    }

    private static <T> T authorized(RemoteCall call, Supplier<T> authorization)
    {
        try {
            return authorization.get();
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
