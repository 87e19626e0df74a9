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

    private final JiraAuthorizer authorizer = new JiraAuthorizer(JiraUrls.ATLASSIAN);
    private final JiraTokens tokens = new JiraTokens(JiraUrls.ATLASSIAN);

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
        assertThat(tokens.request(connection(Map.of("token-url", "http://evil.example/token")), OAUTH, NOW).orElseThrow().url()).as("no connection says where tokens are issued").isEqualTo("https://auth.atlassian.com/oauth/token");
        assertThat(new JiraTokens(new JiraUrls("http://127.0.0.1:1/token", "http://127.0.0.1:1/gateway")).request(CONNECTION, OAUTH, NOW).orElseThrow().url()).isEqualTo("http://127.0.0.1:1/token");
        assertThat(tokens.request(CONNECTION, Map.of("email", "ada@acme.example", "token", "t0ken"), NOW)).isEmpty();
    }

    @Test
    void testIssuedToken()
    {
        AccessToken token = tokens.read(connection(Map.of("cloud-id", "a436116f-02ce")), answer(200, "{\"access_token\":\"issued\",\"expires_in\":3600,\"refresh_token\":\"second\"}"));
        assertThat(token.value()).isEqualTo("issued");
        assertThat(token.expiresAt()).hasValue(NOW.plusSeconds(3_600));
        assertThat(token.replacedSecrets()).isEqualTo(Map.of("refresh-token", "second"));
        assertThat(tokens.read(CONNECTION, answer(200, "{\"access_token\":\"issued\"}"))).isEqualTo(new AccessToken("issued", Optional.empty(), Optional.empty(), Map.of()));
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
        Map<String, String> cloud = Map.of("cloud-id", "a436116f-02ce");
        assertThat(base("https://acme.atlassian.net/", Map.of())).isEqualTo("https://acme.atlassian.net");
        assertThat(base("https://acme.atlassian.net/", cloud)).isEqualTo("https://api.atlassian.com/ex/jira/a436116f-02ce");
        assertThat(base("https://api.atlassian.com/ex/jira/a436116f-02ce", cloud)).isEqualTo("https://api.atlassian.com/ex/jira/a436116f-02ce");
        assertThat(base("https://jira.acme.com/jira/", cloud)).isEqualTo("https://jira.acme.com/jira");
        assertThatThrownBy(() -> base("https://acme.atlassian.net", Map.of("cloud-id", "../x"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new JiraUrls("http://127.0.0.1:1/token", "http://127.0.0.1:1/gateway/").base(connection(cloud))).isEqualTo("http://127.0.0.1:1/gateway/a436116f-02ce");
    }

    private String base(String url, Map<String, String> properties)
    {
        return authorizer.baseUrl(new ConnectionInfo("acme", "main", url, properties, 1));
    }

    private static RemoteResponse answer(int status, String body)
    {
        return new RemoteResponse(status, Map.of(), body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }
}
