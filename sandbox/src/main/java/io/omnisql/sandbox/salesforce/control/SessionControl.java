package io.omnisql.sandbox.salesforce.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.access.Session;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.server.ServerState;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The controls of sessions: when they end, and the key that assertions are verified with.
 */
final class SessionControl
{
    private final ServerState state;

    SessionControl(ServerState state)
    {
        this.state = state;
    }

    /**
     * @param expire ends all sessions at once when true
     * @param afterRequests ends the open sessions after so many more requests, null for not
     * @param nextAfterRequests lets the session issued next end after so many requests, null for not
     * @param lifetimeSeconds how long a session may be idle, null to leave it
     */
    private record Expiry(
            boolean expire,
            @JsonProperty("after_requests") Integer afterRequests,
            @JsonProperty("next_after_requests") Integer nextAfterRequests,
            @JsonProperty("lifetime_seconds") Integer lifetimeSeconds) {}

    private record Issue(@JsonProperty(required = true) String app) {}

    private record JwtKey(@JsonProperty(value = "public_key", required = true) String publicKey) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        return switch (method + " " + String.join("/", path)) {
            case "POST sessions" -> issue(Json.MAPPER.treeToValue(body, Issue.class));
            case "POST sessions/expiry" -> expiry(Json.MAPPER.treeToValue(body, Expiry.class));
            case "POST jwt-key" -> {
                state.jwtKey().set(key(Json.MAPPER.treeToValue(body, JwtKey.class).publicKey()));
                yield Map.of();
            }
            default -> throw ControlHandler.unknown(method, path);
        };
    }

    private Map<String, Object> issue(Issue issue)
    {
        ConnectedApp app = ConnectedApp.ALL.stream()
                .filter(candidate -> candidate.name().equals(issue.app()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no application '%s'".formatted(issue.app())));
        Org org = state.data().org(app.org());
        return Map.of("access_token", state.sessions().issue(new Session(org, org.user(app.username()).orElseThrow())), "instance_url", state.url());
    }

    private Map<String, Object> expiry(Expiry expiry)
    {
        if (expiry.expire()) {
            state.sessions().expireAll();
        }
        if (expiry.afterRequests() != null) {
            state.sessions().expireAfter(expiry.afterRequests());
        }
        if (expiry.nextAfterRequests() != null) {
            state.sessions().nextExpiresAfter(expiry.nextAfterRequests());
        }
        if (expiry.lifetimeSeconds() != null) {
            state.sessions().lifetime(Duration.ofSeconds(expiry.lifetimeSeconds()));
        }
        return Map.of();
    }

    private static PublicKey key(String pem)
    {
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        }
        catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("'public_key' is no RSA public key in PEM", e);
        }
    }
}
