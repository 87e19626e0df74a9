package io.omnisql.plugin.github.auth;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.util.Map;

/**
 * Signs requests with a token: a personal access token, classic or fine-grained, an OAuth token, or the one that an App was issued.
 */
public final class TokenAuthorizer
        implements RequestAuthorizer
{
    /**
     * Name of the connection's secret.
     */
    public static final String TOKEN = "token";
    /**
     * Pinned, as later versions drop fields.
     */
    static final String API_VERSION = "2022-11-28";

    private static final CharMatcher TOKEN_CHARACTERS = CharMatcher.inRange('!', '~');

    /**
     * @throws IllegalArgumentException when the connection has no usable token
     */
    @Override
    public Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets)
    {
        String token = secrets.getOrDefault(TokenIssuer.ACCESS_TOKEN, secrets.getOrDefault(TOKEN, "")).strip();
        if (token.isEmpty()) {
            throw new IllegalArgumentException("The GitHub connection '%s' has no token: set its secret 'token' to a personal access token".formatted(connection.name()));
        }
        if (!TOKEN_CHARACTERS.matchesAllOf(token)) {
            throw new IllegalArgumentException("The token of the GitHub connection '%s' holds characters that no token has: set its secret 'token' again".formatted(connection.name()));
        }
        return ImmutableMap.of(
                "Authorization", "Bearer " + token,
                "Accept", "application/vnd.github+json",
                "X-GitHub-Api-Version", API_VERSION);
    }
}
