package io.omnisql.plugin.jira.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Where Jira's API is: at the site itself for API tokens and for Data Center, behind Atlassian's gateway for scoped tokens and for OAuth.
 *
 * @param tokenUrl where OAuth tokens are issued
 * @param gatewayUrl the gateway's address, to which a site's identifier is added
 */
public record JiraUrls(String tokenUrl, String gatewayUrl)
{
    /**
     * Atlassian's own.
     */
    public static final JiraUrls ATLASSIAN = new JiraUrls("https://auth.atlassian.com/oauth/token", "https://api.atlassian.com/ex/jira");
    /**
     * The connection's property with the identifier of the cloud site.
     */
    public static final String CLOUD_ID = "cloud-id";

    private static final Pattern CLOUD_IDS = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern SITE = Pattern.compile("https://[A-Za-z0-9-]+\\.atlassian\\.net");
    private static final Pattern END = Pattern.compile("/+$");

    public JiraUrls
    {
        requireNonNull(tokenUrl, "tokenUrl is null");
        requireNonNull(gatewayUrl, "gatewayUrl is null");
    }

    /**
     * The base of a connection's requests. A connection's own address is used as it is when it is not a cloud site's.
     *
     * @throws IllegalArgumentException when the connection's cloud id is none
     */
    String base(ConnectionInfo connection)
    {
        String url = trimmed(connection.url());
        return Optional.ofNullable(connection.properties().get(CLOUD_ID))
                .filter(_ -> SITE.matcher(url).matches())
                .map(this::gateway)
                .orElse(url);
    }

    private String gateway(String cloudId)
    {
        if (!CLOUD_IDS.matcher(cloudId).matches()) {
            throw new IllegalArgumentException("Not a cloud id: " + cloudId);
        }
        return trimmed(gatewayUrl) + "/" + cloudId;
    }

    private static String trimmed(String url)
    {
        return END.matcher(url).replaceAll("");
    }
}
