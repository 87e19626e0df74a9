package io.omnisql.plugin.jira.auth;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestAuthorizer;

import java.util.Base64;
import java.util.Map;

import static io.omnisql.toolkit.adapter.TokenIssuer.ACCESS_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Signs requests: with an OAuth access token, with an API token and the e-mail address of its owner, or with a token alone, such as
 * Data Center's personal access tokens.
 */
public final class JiraAuthorizer
        implements RequestAuthorizer
{
    /**
     * Name of the connection's property, or secret, that tells whose API token it is.
     */
    public static final String EMAIL = "email";
    /**
     * Name of the connection's secret.
     */
    public static final String TOKEN = "token";

    private static final CharMatcher TOKEN_CHARACTERS = CharMatcher.inRange('!', '~');

    private final JiraUrls urls;

    public JiraAuthorizer(JiraUrls urls)
    {
        this.urls = requireNonNull(urls, "urls is null");
    }

    @Override
    public String baseUrl(ConnectionInfo connection)
    {
        return urls.base(connection);
    }

    /**
     * @throws IllegalArgumentException when the connection has no usable token
     */
    @Override
    public Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets)
    {
        String accessToken = secrets.get(ACCESS_TOKEN);
        return ImmutableMap.of(
                "Authorization", accessToken == null ? ownToken(connection, secrets) : "Bearer " + accessToken,
                "Accept", "application/json");
    }

    private static String ownToken(ConnectionInfo connection, Map<String, String> secrets)
    {
        String token = secrets.getOrDefault(TOKEN, "").strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException("The Jira connection '%s' has no token: set its secret 'token' to an API token or a personal access token".formatted(connection.name()));
        }
        if (!TOKEN_CHARACTERS.matchesAllOf(token)) {
            throw new IllegalArgumentException("The token of the Jira connection '%s' holds characters that no token has: set its secret 'token' again".formatted(connection.name()));
        }
        String email = connection.properties().getOrDefault(EMAIL, secrets.getOrDefault(EMAIL, "")).strip();
        return email.isEmpty()
                ? "Bearer " + token
                : "Basic " + Base64.getEncoder().encodeToString((email + ":" + token).getBytes(UTF_8));
    }
}
