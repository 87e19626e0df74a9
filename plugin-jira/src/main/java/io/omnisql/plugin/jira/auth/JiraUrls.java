package io.omnisql.plugin.jira.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Base URLs of Jira's API: the site itself for API tokens and for Data Center, the gateway for scoped tokens and for OAuth.
 */
public final class JiraUrls
{
    /**
     * The connection's property with the identifier of the cloud site.
     */
    public static final String CLOUD_ID = "cloud-id";

    private static final String GATEWAY = "https://api.atlassian.com/ex/jira/";
    private static final Pattern CLOUD_IDS = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern SITE = Pattern.compile("https://[A-Za-z0-9-]+\\.atlassian\\.net");

    private JiraUrls() {}

    /**
     * The base URL of a connection.
     *
     * @param url the site's, as people copy it
     * @param cloudId the site's identifier, only where requests go through the gateway
     */
    public static String base(String url, Optional<String> cloudId)
    {
        String base = url.replaceAll("/+$", "");
        return cloudId.filter(_ -> SITE.matcher(base).matches()).map(JiraUrls::gateway).orElse(base);
    }

    /**
     * Where requests with OAuth tokens go, empty when that is the connection's URL.
     */
    static Optional<String> gateway(ConnectionInfo connection)
    {
        return Optional.ofNullable(connection.properties().get(CLOUD_ID))
                .filter(_ -> SITE.matcher(connection.url()).matches())
                .map(JiraUrls::gateway);
    }

    private static String gateway(String cloudId)
    {
        if (!CLOUD_IDS.matcher(cloudId).matches()) {
            throw new IllegalArgumentException("Not a cloud id: " + cloudId);
        }
        return GATEWAY + cloudId;
    }
}
