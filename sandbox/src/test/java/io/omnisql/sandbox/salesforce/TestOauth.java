package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.SalesforceClient.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestOauth
{
    private final KeyPair keys = keys();
    private final SalesforceSandbox sandbox = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withJwtKey(keys.getPublic()));
    private final SalesforceClient anonymous = SalesforceClient.anonymous(sandbox);

    @AfterAll
    void close()
    {
        anonymous.close();
        sandbox.close();
    }

    private static KeyPair keys()
    {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String whoami(Answer token)
    {
        assertThat(token.status()).as(token.text()).isEqualTo(200);
        try (SalesforceClient client = SalesforceClient.withToken(sandbox, token.json().get("access_token").textValue())) {
            assertThat(client.query("SELECT Id FROM User").status()).isEqualTo(200);
        }
        return sandbox.requests().since(0).getLast().account();
    }

    @Test
    void testClientCredentials()
    {
        Answer inBody = anonymous.form(Map.of("grant_type", "client_credentials", "client_id", ConnectedApp.ACME.clientId(), "client_secret", ConnectedApp.ACME.clientSecret()));
        assertThat(whoami(inBody)).isEqualTo("integration@acme.example");
        JsonNode json = inBody.json();
        assertThat(json.get("instance_url").textValue()).isEqualTo(sandbox.url());
        assertThat(json.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(json.get("access_token").textValue()).startsWith(sandbox.data().org("acme").id().substring(0, 15) + "!");
        assertThat(json.has("expires_in")).isFalse();
        assertThat(json.has("refresh_token")).isFalse();
        String basic = Base64.getEncoder().encodeToString((ConnectedApp.GLOBEX.clientId() + ":" + ConnectedApp.GLOBEX.clientSecret()).getBytes(StandardCharsets.UTF_8));
        assertThat(whoami(anonymous.form(Map.of("grant_type", "client_credentials"), "Authorization", "Basic " + basic))).isEqualTo("integration@globex.example");
    }

    @Test
    void testWrongClient()
    {
        assertError(anonymous.form(Map.of("grant_type", "client_credentials", "client_id", "nobody", "client_secret", "x")), "invalid_client_id");
        assertError(anonymous.form(Map.of("grant_type", "client_credentials", "client_id", ConnectedApp.ACME.clientId(), "client_secret", ConnectedApp.GLOBEX.clientSecret())), "invalid_client");
        assertError(anonymous.form(Map.of("grant_type", "client_credentials", "client_id", ConnectedApp.ACME.clientId())), "invalid_client");
        assertError(anonymous.form(Map.of("grant_type", "password", "client_id", ConnectedApp.ACME.clientId())), "unsupported_grant_type");
    }

    private static void assertError(Answer answer, String error)
    {
        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.json().get("error").textValue()).isEqualTo(error);
        assertThat(answer.json().get("error_description").textValue()).isNotBlank();
    }

    @Test
    void testRefreshToken()
    {
        ConnectedApp app = ConnectedApp.ACME_RESTRICTED;
        assertThat(whoami(anonymous.form(Map.of("grant_type", "refresh_token", "client_id", app.clientId(), "refresh_token", app.refreshToken())))).isEqualTo("restricted@acme.example");
        assertError(anonymous.form(Map.of("grant_type", "refresh_token", "client_id", app.clientId(), "refresh_token", ConnectedApp.ACME.refreshToken())), "invalid_grant");
        assertError(anonymous.form(Map.of("grant_type", "refresh_token", "client_id", app.clientId(), "client_secret", "wrong", "refresh_token", app.refreshToken())), "invalid_client");
    }

    @Test
    void testJwtBearer()
    {
        String user = "restricted@globex.example";
        assertThat(whoami(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, "https://login.salesforce.com", 170)))).isEqualTo(user);
        assertThat(whoami(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, sandbox.url(), 100)))).isEqualTo(user);
        assertError(bearer(jwt(keys().getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, "https://login.salesforce.com", 100)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "none", ConnectedApp.GLOBEX.clientId(), user, "https://login.salesforce.com", 100)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, "https://elsewhere.example", 100)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, "https://login.salesforce.com", 600)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), user, "https://login.salesforce.com", -10)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "RS256", ConnectedApp.GLOBEX.clientId(), "restricted@acme.example", "https://login.salesforce.com", 100)), "invalid_grant");
        assertError(bearer(jwt(keys.getPrivate(), "RS256", "nobody", user, "https://login.salesforce.com", 100)), "invalid_client_id");
        assertError(bearer("no.jwt"), "invalid_grant");
    }

    private Answer bearer(String assertion)
    {
        return anonymous.form(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }

    private static String jwt(PrivateKey key, String algorithm, String issuer, String subject, String audience, int seconds)
    {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString(Json.bytes(Map.of("alg", algorithm)));
        String claims = encoder.encodeToString(Json.bytes(Map.of("iss", issuer, "sub", subject, "aud", audience, "exp", Instant.now().getEpochSecond() + seconds)));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return header + "." + claims + "." + encoder.encodeToString(signature.sign());
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void testSessions()
    {
        assertThat(anonymous.query("SELECT Id FROM User").status()).isEqualTo(401);
        assertThat(anonymous.query("SELECT Id FROM User").errorCode()).isEqualTo("INVALID_SESSION_ID");
        assertThat(anonymous.query("SELECT Id FROM User", "Authorization", "Basic eDp5").errorCode()).isEqualTo("INVALID_AUTH_HEADER");
        assertThat(anonymous.get("/services/data").status()).isEqualTo(200);
        try (SalesforceClient client = SalesforceClient.of(sandbox, ConnectedApp.ACME)) {
            sandbox.sessions().expireAfter(2);
            assertThat(client.query("SELECT Id FROM User").status()).isEqualTo(200);
            assertThat(client.query("SELECT Id FROM User").status()).isEqualTo(200);
            Answer expired = client.query("SELECT Id FROM User");
            assertThat(expired.status()).isEqualTo(401);
            assertThat(expired.errorCode()).isEqualTo("INVALID_SESSION_ID");
        }
    }
}
