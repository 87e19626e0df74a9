package io.omnisql.plugin.salesforce.auth;

import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.SalesforceSandbox.Options;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
@Timeout(300)
final class TestTokensOfSandbox
{
    private static final ConnectedApp APP = ConnectedApp.ACME_RESTRICTED;

    private final KeyPair key = key();
    private final SalesforceSandbox sandbox = SalesforceSandbox.start(Options.defaults().withJwtKey(key.getPublic()));
    private final HttpClient http = HttpClient.newHttpClient();
    private final SalesforceTokenIssuer issuer = new SalesforceTokenIssuer();

    @AfterAll
    void close()
    {
        http.close();
        sandbox.close();
    }

    @Test
    void testClientCredentials()
    {
        assertGood(Map.of("client-id", APP.clientId()), Map.of("client-secret", APP.clientSecret()));
        assertRefused(
                Map.of("client-id", APP.clientId()),
                Map.of("client-secret", "wrong"),
                "Salesforce does not accept the client secret; take it from the External Client App");
        assertRefused(
                Map.of("client-id", "wrong"),
                Map.of("client-secret", APP.clientSecret()),
                "Salesforce does not know the client id; take it from the External Client App, and use the URL of the org that the app is in");
    }

    @Test
    void testRefreshToken()
    {
        assertGood(Map.of("client-id", APP.clientId()), Map.of("refresh-token", APP.refreshToken()));
        assertRefused(
                Map.of("client-id", APP.clientId()),
                Map.of("refresh-token", "wrong"),
                "the refresh token is expired or revoked; log in anew and set another one");
    }

    @Test
    void testAssertion()
    {
        assertGood(Map.of("client-id", APP.clientId(), "username", APP.username()), Map.of("private-key", pem(key)));
        assertRefused(
                Map.of("client-id", APP.clientId(), "username", APP.username()),
                Map.of("private-key", pem(key())),
                "Salesforce does not accept the assertion; check that the private key belongs to the app's certificate, the username, and this machine's clock");
        assertRefused(
                Map.of("client-id", APP.clientId(), "username", "nobody@acme.example"),
                Map.of("private-key", pem(key)),
                "the user has not approved the External Client App; pre-authorize the user's profile or permission set in the app's policies");
        assertRefused(
                Map.of("client-id", APP.clientId(), "username", APP.username(), "audience", "https://elsewhere.example"),
                Map.of("private-key", pem(key)),
                "the assertion's audience is not the one that this org expects; set the property 'audience' to https://login.salesforce.com, https://test.salesforce.com or the site's URL");
    }

    private void assertGood(Map<String, String> properties, Map<String, String> secrets)
    {
        AccessToken token = token(properties, secrets);
        assertThat(token.baseUrl()).hasValue(sandbox.url());
        assertThat(token.expiresAt()).isEmpty();
        Map<String, String> headers = new SalesforceAuthorizer().authorize(connection(properties), Map.of("access-token", token.value()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(token.baseUrl().orElseThrow() + "/services/data/v65.0/limits"));
        headers.forEach(request::setHeader);
        assertThat(send(request.build()).statusCode()).isEqualTo(200);
        assertThat(sandbox.requests().matching(sent -> sent.kind().equals("limits")).getLast().account()).isEqualTo(APP.username());
    }

    private void assertRefused(Map<String, String> properties, Map<String, String> secrets, String message)
    {
        assertThatThrownBy(() -> token(properties, secrets)).isInstanceOf(RefusedException.class).hasMessage(message);
    }

    private AccessToken token(Map<String, String> properties, Map<String, String> secrets)
    {
        ConnectionInfo connection = connection(properties);
        TokenRequest request = issuer.request(connection, new HashMap<>(secrets), Instant.now()).orElseThrow();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url())).POST(BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::setHeader);
        HttpResponse<byte[]> answer = send(builder.build());
        return issuer.read(connection, new RemoteResponse(answer.statusCode(), Map.of(), answer.body(), Instant.now(), RemoteResponse.Source.LIVE));
    }

    private ConnectionInfo connection(Map<String, String> properties)
    {
        return new ConnectionInfo("acme", "crm", sandbox.url(), properties, 1);
    }

    private HttpResponse<byte[]> send(HttpRequest request)
    {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair key()
    {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair key)
    {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----".formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded()));
    }
}
