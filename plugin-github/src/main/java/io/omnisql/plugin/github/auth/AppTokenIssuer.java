package io.omnisql.plugin.github.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.scan.BaseUrl;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Has GitHub issue the access token of an App's installation, which lasts an hour.
 */
public final class AppTokenIssuer
        implements TokenIssuer
{
    /**
     * Name of the connection's secret that holds the App's private key as GitHub hands it out.
     */
    public static final String PRIVATE_KEY = "private-key";
    /**
     * The connection's property that holds the App's id or client id.
     */
    public static final String APP_ID = "app-id";
    /**
     * The connection's property that holds the id of the App's installation.
     */
    public static final String INSTALLATION_ID = "installation-id";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * @throws IllegalArgumentException when the private key cannot be used
     */
    @Override
    public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        String key = secrets.get(PRIVATE_KEY);
        if (key == null) {
            return Optional.empty();
        }
        String installation = connection.properties().getOrDefault(INSTALLATION_ID, "");
        if (!installation.matches("[0-9]+")) {
            throw new IllegalArgumentException("The GitHub connection '%s' has no property '%s'".formatted(connection.name(), INSTALLATION_ID));
        }
        String app = connection.properties().getOrDefault(APP_ID, "");
        if (!app.matches("[A-Za-z0-9.]+")) {
            throw new IllegalArgumentException("The GitHub connection '%s' has no property '%s'".formatted(connection.name(), APP_ID));
        }
        return Optional.of(new TokenRequest(
                connection.url() + BaseUrl.rest(connection) + "/app/installations/" + installation + "/access_tokens",
                ImmutableMap.of(
                        "Authorization", "Bearer " + AppAssertion.sign(app, key, now),
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", TokenAuthorizer.API_VERSION),
                ""));
    }

    @Override
    public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        switch (answer.status()) {
            case 201 -> {}
            case 401 -> throw new RefusedException("GitHub does not accept the App's private key, or the clocks differ");
            case 403 -> throw new RefusedException("the App's installation is suspended");
            case 404 -> throw new RefusedException("the App has no such installation");
            default -> throw new RefusedException("GitHub answered with status " + answer.status());
        }
        try {
            JsonNode token = MAPPER.readTree(answer.body());
            return new AccessToken(token.path("token").asText(), Optional.of(Instant.parse(token.path("expires_at").asText())), Optional.empty(), Map.of());
        }
        catch (IOException | DateTimeException e) {
            throw new RefusedException("GitHub's answer holds no token");
        }
    }
}
