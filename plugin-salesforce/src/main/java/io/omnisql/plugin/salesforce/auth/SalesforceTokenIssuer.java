package io.omnisql.plugin.salesforce.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.plugin.salesforce.auth.AuthFlow.CLIENT_ID;
import static io.omnisql.plugin.salesforce.auth.AuthFlow.CLIENT_SECRET;
import static io.omnisql.plugin.salesforce.auth.AuthFlow.REFRESH_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Gets access tokens from the connection's Salesforce domain: by client credentials, a signed assertion or a refresh token.
 * <p>
 * Salesforce does not say how long a token lasts; it is renewed when it is refused. Requests go to the instance that the answer names.
 */
public final class SalesforceTokenIssuer
        implements TokenIssuer
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PATH = "/services/oauth2/token";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

    @Override
    public Optional<TokenRequest> request(ConnectionInfo connection, Map<String, String> secrets, Instant now)
    {
        ImmutableMap.Builder<String, String> form = ImmutableMap.builder();
        AuthFlow flow = AuthFlow.of(connection, secrets);
        if (flow != AuthFlow.JWT && JwtAssertion.isPersonal(connection)) {
            throw new RefusedException("a username with %s needs the secret 'private-key': only assertions are for each user".formatted(JwtAssertion.USER));
        }
        switch (flow) {
            case TOKEN -> {
                return Optional.empty();
            }
            case CLIENT_CREDENTIALS -> form.put("grant_type", "client_credentials")
                    .put("client_id", clientId(connection, secrets))
                    .put("client_secret", secret(secrets, CLIENT_SECRET));
            case JWT -> form.put("grant_type", JWT_BEARER)
                    .put("assertion", JwtAssertion.of(connection, clientId(connection, secrets), secret(secrets, AuthFlow.PRIVATE_KEY), now));
            case REFRESH -> {
                form.put("grant_type", "refresh_token")
                        .put("refresh_token", secret(secrets, REFRESH_TOKEN))
                        .put("client_id", clientId(connection, secrets));
                // applications may be set up without one
                if (!secrets.getOrDefault(CLIENT_SECRET, "").isBlank()) {
                    form.put("client_secret", secret(secrets, CLIENT_SECRET));
                }
            }
        }
        return Optional.of(new TokenRequest(connection.url() + PATH, HEADERS, encode(form.buildOrThrow())));
    }

    /**
     * Organizations may rotate refresh tokens.
     */
    @Override
    public Set<String> rotatedSecrets(ConnectionInfo connection, Map<String, String> secrets)
    {
        return AuthFlow.of(connection, secrets) == AuthFlow.REFRESH ? Set.of(REFRESH_TOKEN) : Set.of();
    }

    @Override
    public AccessToken read(ConnectionInfo connection, RemoteResponse answer)
    {
        JsonNode json = json(answer);
        String token = json.path("access_token").asText("");
        if (answer.status() != 200 || token.isEmpty()) {
            throw new RefusedException(OauthErrors.message(json.path("error").asText(""), json.path("error_description").asText("")));
        }
        Map<String, String> replaced = json.path("refresh_token").asText("").isEmpty()
                ? Map.of()
                : Map.of(REFRESH_TOKEN, json.get("refresh_token").asText());
        return new AccessToken(token, Optional.empty(), Optional.of(instance(connection, json.path("instance_url").asText(""))), replaced);
    }

    /**
     * Where the API is; never less protected than the domain that named it.
     */
    private static String instance(ConnectionInfo connection, String url)
    {
        try {
            URI instance = new URI(url);
            boolean isHttps = "https".equalsIgnoreCase(instance.getScheme());
            boolean isPlain = "http".equalsIgnoreCase(instance.getScheme()) && connection.url().startsWith("http:");
            if (instance.getHost() != null && instance.getRawUserInfo() == null && instance.getRawQuery() == null && instance.getRawFragment() == null && (isHttps || isPlain)) {
                return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            }
        }
        catch (URISyntaxException e) {
            // told below
        }
        throw new RefusedException("Salesforce issued a token without saying where it is used");
    }

    private static String clientId(ConnectionInfo connection, Map<String, String> secrets)
    {
        String id = connection.properties().getOrDefault(CLIENT_ID, secrets.getOrDefault(CLIENT_ID, "")).strip();
        if (id.isEmpty()) {
            throw new RefusedException("the connection has no 'client-id': set it to the consumer key of the External Client App");
        }
        return id;
    }

    private static String secret(Map<String, String> secrets, String name)
    {
        String secret = secrets.getOrDefault(name, "").strip();
        if (secret.isEmpty()) {
            throw new RefusedException("the connection has no secret '%s'".formatted(name));
        }
        return secret;
    }

    private static JsonNode json(RemoteResponse answer)
    {
        try {
            return MAPPER.readTree(answer.body());
        }
        catch (IOException e) {
            // its message would quote the answer
            throw new RefusedException("what answers at the connection's URL issues no tokens; set the URL to the org's My Domain, https://MyDomain.my.salesforce.com");
        }
    }

    private static String encode(Map<String, String> form)
    {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
