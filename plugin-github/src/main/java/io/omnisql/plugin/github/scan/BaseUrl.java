package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.ConnectionInfo;

/**
 * The base URL of GitHub's API: {@code https://api.github.com}, {@code https://api.SUBDOMAIN.ghe.com}, or of a GitHub Enterprise Server
 * {@code https://HOST/api}, below which REST is {@code /v3} and GraphQL is {@code /graphql}.
 */
public final class BaseUrl
{
    private static final String SERVER_REST = "/api/v3";

    private BaseUrl() {}

    /**
     * A URL as people copy it, made a base URL.
     */
    public static String normalize(String url)
    {
        String base = url.replaceAll("/+$", "");
        return base.endsWith(SERVER_REST) ? base.substring(0, base.length() - "/v3".length()) : base;
    }

    /**
     * Path of REST below the base URL; empty when they are the same.
     */
    static String rest(ConnectionInfo connection)
    {
        return connection.url().endsWith("/api") ? "/v3" : "";
    }

    /**
     * @throws IllegalArgumentException when the connection's URL is that of REST on a GitHub Enterprise Server
     */
    static void check(ConnectionInfo connection)
    {
        if (connection.url().endsWith(SERVER_REST)) {
            throw new IllegalArgumentException("The URL of connection %s ends with /api/v3, where GraphQL cannot be reached: let it end with /api".formatted(connection.name()));
        }
    }
}
