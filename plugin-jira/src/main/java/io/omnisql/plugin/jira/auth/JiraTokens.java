package io.omnisql.plugin.jira.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * OAuth 2.0 of a user (3LO): a refresh token, good for one exchange, gives an access token for an hour and the next refresh token.
 * Requests with it go through the gateway.
 */
public final class JiraTokens
        implements TokenIssuer
{
    /**
     * Names of the connection's secrets.
     */
    public static final String CLIENT_ID = "client-id";
    public static final String CLIENT_SECRET = "client-secret";
    public static final String REFRESH_TOKEN = "refresh-token";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JiraUrls urls;

    public JiraTokens(JiraUrls urls)
    {
        this.urls = requireNonNull(urls, "urls is null");
    }

    @Override
    public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        String clientId = secrets.getOrDefault(CLIENT_ID, connection.properties().getOrDefault(CLIENT_ID, ""));
        String clientSecret = secrets.getOrDefault(CLIENT_SECRET, "");
        String refreshToken = secrets.getOrDefault(REFRESH_TOKEN, "");
        if (clientId.isEmpty() || clientSecret.isEmpty() || refreshToken.isEmpty()) {
            return Optional.empty();
        }
        String body = MAPPER.createObjectNode()
                .put("grant_type", "refresh_token")
                .put("client_id", clientId)
                .put("client_secret", clientSecret)
                .put("refresh_token", refreshToken)
                .toString();
        return Optional.of(new TokenRequest(urls.tokenUrl(), ImmutableMap.of("Content-Type", "application/json", "Accept", "application/json"), body));
    }

    @Override
    public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
    {
        return Set.of(REFRESH_TOKEN);
    }

    @Override
    public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        JsonNode body = parse(answer);
        String token = body.path("access_token").asText();
        if (answer.status() != 200 || token.isEmpty()) {
            throw new RefusedException("Atlassian takes neither the OAuth app's secret nor its refresh token: let the user authorize the app again");
        }
        String refreshToken = body.path("refresh_token").asText();
        return new AccessToken(
                token,
                body.path("expires_in").canConvertToLong() ? Optional.of(answer.readAt().plusSeconds(body.path("expires_in").asLong())) : Optional.empty(),
                Optional.empty(),
                refreshToken.isEmpty() ? ImmutableMap.of() : ImmutableMap.of(REFRESH_TOKEN, refreshToken));
    }

    private static JsonNode parse(RemoteResponse answer)
    {
        try {
            return MAPPER.readTree(answer.body());
        }
        catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }
}
