package io.omnisql.plugin.jira.auth;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestJiraCredentials
{
    private static final ConnectionInfo CONNECTION = connection(Map.of());
    private static final Map<String, String> OAUTH = Map.of("client-id", "app", "client-secret", "s3cret", "refresh-token", "first");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final JiraAuthorizer authorizer = new JiraAuthorizer();
    private final JiraTokens tokens = new JiraTokens();

    private static ConnectionInfo connection(Map<String, String> properties)
    {
        return new ConnectionInfo("acme", "main", "https://acme.atlassian.net", properties, 1);
    }

    @Test
    void testTokens()
    {
        assertThat(authorizer.authorize(CONNECTION, Map.of("email", "ada@acme.example", "token", "t0ken"))).containsEntry("Authorization", "Basic YWRhQGFjbWUuZXhhbXBsZTp0MGtlbg==");
        assertThat(authorizer.authorize(CONNECTION, Map.of("token", "t0ken"))).containsEntry("Authorization", "Bearer t0ken");
        assertThat(authorizer.authorize(CONNECTION, Map.of("email", "ada@acme.example", "token", "t0ken", "access-token", "issued"))).containsEntry("Authorization", "Bearer issued");
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of("email", "ada@acme.example"))).hasMessageContaining("has no token");
        assertThatThrownBy(() -> authorizer.authorize(CONNECTION, Map.of("token", "t0\nken"))).hasMessageContaining("set its secret 'token' again").hasMessageNotContaining("t0");
    }

    @Test
    void testExchange()
    {
        TokenRequest request = tokens.request(CONNECTION, OAUTH, NOW).orElseThrow();
        assertThat(request.url()).isEqualTo("https://auth.atlassian.com/oauth/token");
        assertThat(request.body()).isEqualTo("{\"grant_type\":\"refresh_token\",\"client_id\":\"app\",\"client_secret\":\"s3cret\",\"refresh_token\":\"first\"}");
        assertThat(tokens.request(connection(Map.of("token-url", "http://127.0.0.1:1/token")), OAUTH, NOW).orElseThrow().url()).isEqualTo("http://127.0.0.1:1/token");
        assertThat(tokens.request(CONNECTION, Map.of("email", "ada@acme.example", "token", "t0ken"), NOW)).isEmpty();
    }

    @Test
    void testIssuedToken()
    {
        AccessToken token = tokens.read(connection(Map.of("cloud-id", "a436116f-02ce")), answer(200, "{\"access_token\":\"issued\",\"expires_in\":3600,\"refresh_token\":\"second\"}"));
        assertThat(token.value()).isEqualTo("issued");
        assertThat(token.expiresAt()).hasValue(NOW.plusSeconds(3_600));
        assertThat(token.baseUrl()).hasValue("https://api.atlassian.com/ex/jira/a436116f-02ce");
        assertThat(token.replacedSecrets()).isEqualTo(Map.of("refresh-token", "second"));
        // where the connection's URL is the gateway's, requests go there
        ConnectionInfo gateway = new ConnectionInfo("acme", "main", "https://api.atlassian.com/ex/jira/a436116f-02ce", Map.of("cloud-id", "a436116f-02ce"), 1);
        assertThat(tokens.read(gateway, answer(200, "{\"access_token\":\"issued\"}"))).isEqualTo(new AccessToken("issued", Optional.empty(), Optional.empty(), Map.of()));
    }

    @Test
    void testRefusal()
    {
        assertThatThrownBy(() -> tokens.read(CONNECTION, answer(403, "{\"error\":\"unauthorized_client\"}"))).isInstanceOf(RefusedException.class).hasMessageContaining("authorize the app again");
        assertThatThrownBy(() -> tokens.read(CONNECTION, answer(200, "<html>"))).isInstanceOf(RefusedException.class);
    }

    @Test
    void testUrls()
    {
        assertThat(JiraUrls.base("https://acme.atlassian.net/", Optional.empty())).isEqualTo("https://acme.atlassian.net");
        assertThat(JiraUrls.base("https://acme.atlassian.net", Optional.of("a436116f-02ce"))).isEqualTo("https://api.atlassian.com/ex/jira/a436116f-02ce");
        assertThat(JiraUrls.base("https://jira.acme.com/jira/", Optional.of("a436116f-02ce"))).isEqualTo("https://jira.acme.com/jira");
        assertThatThrownBy(() -> JiraUrls.base("https://acme.atlassian.net", Optional.of("../x"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static RemoteResponse answer(int status, String body)
    {
        return new RemoteResponse(status, Map.of(), body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }
}
