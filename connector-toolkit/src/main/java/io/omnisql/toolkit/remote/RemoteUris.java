package io.omnisql.toolkit.remote;

import com.google.common.base.Splitter;
import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

import static java.util.Locale.ROOT;

/**
 * The URIs of requests, percent-encoded as RFC 3986 says.
 */
final class RemoteUris
{
    private static final Escaper PARAMETER = new PercentEscaper("-._~", false);
    private static final Splitter SEGMENTS = Splitter.on('/');

    private RemoteUris() {}

    /**
     * @throws IllegalArgumentException when the path is not encoded, or leaves its place through a dot segment
     */
    static URI of(ConnectionInfo connection, RemoteRequest request)
    {
        return of(connection.url(), request);
    }

    /**
     * @param base without a trailing slash
     */
    static URI of(String base, RemoteRequest request)
    {
        checkSegments(request.path());
        StringBuilder uri = new StringBuilder(base).append(request.path());
        if (!request.parameters().isEmpty()) {
            uri.append(request.path().contains("?") ? '&' : '?').append(encode(request.parameters()));
        }
        return URI.create(uri.toString());
    }

    static boolean sameOrigin(URI left, URI right)
    {
        return left.getScheme().equalsIgnoreCase(right.getScheme())
                && left.getHost().equalsIgnoreCase(right.getHost())
                && port(left) == port(right)
                && right.getRawUserInfo() == null;
    }

    private static String encode(List<Parameter> parameters)
    {
        return parameters.stream()
                .map(parameter -> PARAMETER.escape(parameter.name()) + "=" + PARAMETER.escape(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    private static void checkSegments(String path)
    {
        int end = path.indexOf('?');
        for (String segment : SEGMENTS.split(end < 0 ? path : path.substring(0, end))) {
            String plain = segment.toLowerCase(ROOT).replace("%2e", ".");
            if (plain.equals(".") || plain.equals("..")) {
                throw new IllegalArgumentException("dot segment in the path");
            }
        }
    }

    private static int port(URI uri)
    {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
