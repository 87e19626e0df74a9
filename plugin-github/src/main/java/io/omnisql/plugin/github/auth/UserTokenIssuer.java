package io.omnisql.plugin.github.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Has GitHub issue the access token of a user who authorized an App, which lasts eight hours: for a refresh token that is good for one exchange.
 */
final class UserTokenIssuer
        implements TokenIssuer
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PATH = "/login/oauth/access_token";

    @Override
    public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        String refreshToken = secrets.getOrDefault(GithubTokens.REFRESH_TOKEN, "").strip();
        if (refreshToken.isEmpty()) {
            return Optional.empty();
        }
        String client = connection.properties().getOrDefault(GithubTokens.CLIENT_ID, "").strip();
        if (client.isEmpty()) {
            throw new RefusedException("the connection has no property '%s'".formatted(GithubTokens.CLIENT_ID));
        }
        ImmutableMap.Builder<String, String> form = ImmutableMap.builder();
        form.put("client_id", client);
        // who authorized an App by a device's code needs none
        Optional.ofNullable(secrets.get(GithubTokens.CLIENT_SECRET)).ifPresent(secret -> form.put("client_secret", secret.strip()));
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return Optional.of(new TokenRequest(
                BaseUrl.pages(connection) + PATH,
                ImmutableMap.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                encoded(form.buildOrThrow())));
    }

    private static String encoded(Map<String, String> form)
    {
        return form.entrySet().stream().map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8)).collect(joining("&"));
    }

    @Override
    public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
    {
        return Set.of(GithubTokens.REFRESH_TOKEN);
    }

    /**
     * GitHub says with status 200 what it does not accept, too.
     */
    @Override
    public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        JsonNode body = parse(answer);
        String token = body.path("access_token").asText();
        if (answer.status() != 200 || token.isEmpty()) {
            throw new RefusedException(switch (body.path("error").asText()) {
                case "incorrect_client_credentials" -> "GitHub does not accept the App's client secret";
                case "bad_refresh_token" -> "GitHub does not accept the refresh token: let the user authorize the App again";
                default -> answer.status() == 404 ? "GitHub knows no App with this client id" : "GitHub issues no token, with status " + answer.status();
            });
        }
        String refreshToken = body.path("refresh_token").asText();
        return new AccessToken(
                token,
                body.path("expires_in").canConvertToLong() ? Optional.of(answer.readAt().plusSeconds(body.path("expires_in").asLong())) : Optional.empty(),
                Optional.empty(),
                refreshToken.isEmpty() ? ImmutableMap.of() : ImmutableMap.of(GithubTokens.REFRESH_TOKEN, refreshToken));
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
