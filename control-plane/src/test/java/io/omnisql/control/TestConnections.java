package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestConnections
{
    private static final String SECRET = "ghp_a_token_that_must_not_be_seen";

    private final Api api;
    private final JdbcClient jdbc;
    private String tenant;
    private String connections;

    public TestConnections(Api api, JdbcClient jdbc)
    {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
        connections = "/v1/tenants/" + tenant + "/connections";
    }

    @Test
    public void testLifecycle()
    {
        Api.Reply created = api.post(connections, connection(Map.of()));
        assertThat(created.header("Location")).isEqualTo(connections + "/github/main");
        assertThat(created.json().path("secretNames").valueStream().map(name -> name.asString())).containsExactly("token");
        assertThat(created.text()).doesNotContain(SECRET);
        assertThat(api.get(connections).text()).doesNotContain(SECRET);
        assertThat(api.get(connections + "/github/main").json()).isEqualTo(created.json());
        api.send("POST", connections, connection(Map.of())).expectProblem(409, "already-exists");

        String path = connections + "/github/main";
        Map<String, Object> update = Map.of("url", "https://api.github.com", "properties", Map.of("owners", "one,two"));
        api.send("PUT", path, update).expectProblem(428, "if-match-required");
        Api.Reply updated = api.send("PUT", path, update, "If-Match", created.etag()).expect(200);
        assertThat(updated.json().path("properties").path("owners").asString()).isEqualTo("one,two");
        assertThat(updated.json().path("version").asLong()).isGreaterThan(created.json().path("version").asLong());
        api.send("PUT", path, update, "If-Match", created.etag()).expectProblem(412, "version-mismatch");
        api.send("DELETE", path, null, "If-Match", updated.etag()).expect(204);
        api.send("GET", path, null).expectProblem(404, "not-found");

        Api.Reply again = api.post(connections, connection(Map.of()));
        assertThat(again.json().path("version").asLong()).isGreaterThan(updated.json().path("version").asLong());
    }

    @Test
    public void testSecretsAreStoredEncrypted()
    {
        api.post(connections, connection(Map.of()));
        Map<String, Object> row = jdbc.sql("SELECT * FROM connection WHERE tenant_id = ?").param(tenant).query().singleRow();
        assertThat(row.toString()).doesNotContain(SECRET);
        assertThat(row.get("encrypted_secrets").toString()).startsWith("T1ND");
    }

    @Test
    public void testStoredSecretsDoNotMoveToAnotherUrl()
    {
        api.post(connections, connection(Map.of()));
        String before = stored();
        String path = connections + "/github/main";
        api.send("PUT", path, Map.of("url", "https://collector.example.com"), "If-Match", "*").expectInvalid("secrets");
        assertThat(api.get(path).json().path("url").asString()).isEqualTo("https://api.github.com");
        assertThat(stored()).isEqualTo(before);
        api.send("PUT", path, Map.of("url", "https://github.example.com", "secrets", Map.of("token", "new", "webhook_secret", "hook")), "If-Match", "*").expect(200);
        assertThat(stored()).isNotEqualTo(before);
        assertThat(api.get(path).json().path("secretNames").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Main", "1main", "ma-in", "information_schema", "system", "a.b", "a/b"})
    public void testNameIsChecked(String name)
    {
        api.send("POST", connections, connection(Map.of("name", name))).expectInvalid("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api.github.com", "ftp://example.com", "file:///etc/passwd", "https://", "https://user:secret@example.com", "https://example.com?a=b", "https://example.com#a", "https://exa mple.com"})
    public void testUrlIsChecked(String url)
    {
        api.send("POST", connections, connection(Map.of("url", url))).expectInvalid("url");
    }

    @Test
    public void testSecretsAndPropertiesAreChecked()
    {
        api.send("POST", connections, connection(Map.of("connector", "github2"))).expectInvalid("connector");
        api.send("POST", connections, connection(Map.of("secrets", Map.of()))).expectInvalid("secrets[token]");
        api.send("POST", connections, connection(Map.of("secrets", Map.of("token", " ")))).expectInvalid("secrets[token]");
        api.send("POST", connections, connection(Map.of("secrets", Map.of("token", SECRET, "tokn", SECRET)))).expectInvalid("secrets");
        api.send("POST", connections, connection(Map.of("secrets", Map.of("token", List.of(SECRET))))).expectInvalid("secrets.token");
        api.send("POST", connections, connection(Map.of("properties", Map.of("owner", "acme")))).expectInvalid("properties[owner]");
        api.send("POST", connections, connection(Map.of("properties", Map.of("owners", "a\nb")))).expectInvalid("properties[owners]");
        Map<String, Object> none = connection(Map.of());
        none.remove("secrets");
        api.send("POST", connections, none).expectInvalid("secrets");
        api.send("POST", "/v1/tenants/nobody-here/connections", connection(Map.of())).expectProblem(404, "not-found");
        assertThat(api.get(connections).json().path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254", "http://127.0.0.1:8460", "http://api.github.com", "https://api.github.com:8443", "https://api.github.com.example.com", "https://ghe.com", "https://localhost"})
    public void testTenantAdminReachesOnlyListedServices(String url)
    {
        String admin = Api.basic(tenant + "/dana", api.newUser(tenant, "dana", "tenant-admin"));
        api.sendAs(admin, "POST", connections, connection(Map.of("url", url))).expectInvalid("url");
        api.sendAs(admin, "POST", connections, connection(Map.of())).expect(201);
        api.sendAs(admin, "PUT", connections + "/github/main", Map.of("url", url, "secrets", Map.of("token", "x")), "If-Match", "*").expectInvalid("url");
    }

    @Test
    public void testConnectionWithPoliciesStays()
    {
        api.post(connections, connection(Map.of()));
        api.newUser(tenant, "dana");
        String policy = api.post("/v1/tenants/" + tenant + "/policies", Map.of(
                "connector", "github", "connection", "main", "table", "issues", "users", List.of("dana"), "rowFilter", "false")).header("Location");
        api.send("DELETE", connections + "/github/main", null, "If-Match", "*").expectProblem(409, "connection-has-policies");
        api.send("DELETE", policy, null, "If-Match", "*").expect(204);
        api.send("DELETE", connections + "/github/main", null, "If-Match", "*").expect(204);
    }

    private String stored()
    {
        return jdbc.sql("SELECT encrypted_secrets FROM connection WHERE tenant_id = ?").param(tenant).query(String.class).single();
    }

    private static Map<String, Object> connection(Map<String, Object> changes)
    {
        Map<String, Object> connection = new HashMap<>(Map.of(
                "name", "main",
                "connector", "github",
                "url", "https://api.github.com",
                "properties", Map.of("owners", "acme"),
                "secrets", Map.of("token", SECRET)));
        connection.putAll(changes);
        return connection;
    }
}
