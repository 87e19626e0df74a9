package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.net.URI;
import java.util.Optional;

/**
 * The base URL of GitHub's API: {@code https://api.github.com}, {@code https://api.SUBDOMAIN.ghe.com}, or of a GitHub Enterprise Server
 * {@code https://HOST/api}, below which REST is {@code /v3} and GraphQL is {@code /graphql}.
 */
public final class BaseUrl
{
    private static final String SERVER = "/api";
    private static final String SERVER_REST = SERVER + "/v3";
    private static final String SERVER_GRAPHQL = SERVER + "/graphql";
    private static final String DATA_RESIDENCY = ".ghe.com";

    private BaseUrl() {}

    /**
     * A URL as people copy it, made a base URL: that of a page, of REST, or of GraphQL.
     */
    public static String normalize(String text)
    {
        URI url = URI.create(text);
        String base = text.replaceAll("/+$", "");
        if (base.endsWith(SERVER_REST) || base.endsWith(SERVER_GRAPHQL)) {
            return base.substring(0, base.lastIndexOf('/'));
        }
        String host = Optional.ofNullable(url.getHost()).orElse("");
        if (!base.equals("https://" + url.getRawAuthority())) {
            return base;
        }
        if (host.equals("github.com") || (host.endsWith(DATA_RESIDENCY) && host.indexOf('.') == host.length() - DATA_RESIDENCY.length())) {
            return "https://api." + url.getRawAuthority();
        }
        return host.equals("api.github.com") || host.endsWith(DATA_RESIDENCY) ? base : base + SERVER;
    }

    /**
     * The base URL of GitHub's pages, without a slash at its end.
     */
    public static String pages(ConnectionInfo connection)
    {
        if (isHosted(connection)) {
            return connection.url().replace("//api.", "//");
        }
        return connection.url().endsWith(SERVER) ? connection.url().substring(0, connection.url().length() - SERVER.length()) : connection.url();
    }

    /**
     * Whether it is one that GitHub runs, not a GitHub Enterprise Server.
     */
    public static boolean isHosted(ConnectionInfo connection)
    {
        String host = URI.create(connection.url()).getHost();
        return host.equals("api.github.com") || host.endsWith(DATA_RESIDENCY);
    }

    /**
     * Path of REST below the base URL; empty when they are the same.
     */
    public static String rest(ConnectionInfo connection)
    {
        return connection.url().endsWith(SERVER) ? "/v3" : "";
    }
}
