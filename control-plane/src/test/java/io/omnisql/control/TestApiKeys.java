package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestApiKeys
{
    private final Api api;
    private final JdbcClient jdbc;
    private String tenant;
    private String user;

    public TestApiKeys(Api api, JdbcClient jdbc)
    {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
        user = "/v1/tenants/" + tenant + "/users/dana";
        api.post("/v1/tenants/" + tenant + "/users", Map.of("name", "dana", "roles", List.of("tenant-admin")));
    }

    @Test
    public void testKeyIsShownOnceAndStoredAsHash()
            throws Exception
    {
        Api.Reply created = api.post(user + "/api-keys", Map.of());
        String id = created.json().path("id").asString();
        String key = created.json().path("key").asString();
        assertThat(id).matches("[a-z0-9]{12}");
        assertThat(key).matches("osk_" + id + "_[A-Za-z0-9_-]{43}");
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(created.header("Location")).isEqualTo(user + "/api-keys/" + id);

        Api.Reply list = api.get(user + "/api-keys");
        assertThat(list.json().path("items").get(0).path("id").asString()).isEqualTo(id);
        assertThat(list.text()).doesNotContain(key.substring(17));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        assertThat(list.text()).doesNotContain(hash);
        Map<String, Object> row = jdbc.sql("SELECT * FROM api_key WHERE id = ?").param(id).query().singleRow();
        assertThat(row.get("secret_hash")).isEqualTo(hash);
        assertThat(row.toString()).doesNotContain(key.substring(17));
    }

    @Test
    public void testExpiry()
    {
        JsonNode created = api.post(user + "/api-keys", Map.of("expiresInDays", 30)).json();
        assertThat(Instant.parse(created.path("expiresAt").asString())).isBetween(Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        assertThat(login(created.path("key").asString())).isEqualTo(200);
        jdbc.sql("UPDATE api_key SET expires_at = now() - INTERVAL '1 second' WHERE id = ?").param(created.path("id").asString()).update();
        assertThat(login(created.path("key").asString())).isEqualTo(401);
        api.send("POST", user + "/api-keys", Map.of("expiresInDays", 0)).expectInvalid("expiresInDays");
        api.send("POST", "/v1/tenants/" + tenant + "/users/nobody/api-keys", Map.of()).expectProblem(404, "not-found");
    }

    @Test
    public void testRevokedKeyIsRefused()
    {
        JsonNode created = api.post(user + "/api-keys", null).json();
        String path = user + "/api-keys/" + created.path("id").asString();
        assertThat(login(created.path("key").asString())).isEqualTo(200);
        api.send("DELETE", path, null).expectProblem(428, "if-match-required");
        String version = "\"" + api.get(user + "/api-keys").json().path("items").get(0).path("version").asLong() + "\"";
        api.send("DELETE", path, null, "If-Match", version).expect(204);
        assertThat(login(created.path("key").asString())).isEqualTo(401);
        api.send("DELETE", path, null, "If-Match", "*").expectProblem(404, "not-found");
    }

    @Test
    public void testLoginNeedsTheRightUserKeyAndRole()
    {
        String key = api.post(user + "/api-keys", null).json().path("key").asString();
        String analystKey = api.newUser(tenant, "erin", "analyst");
        String other = api.newTenant();
        String otherKey = api.newUser(other, "dana", "tenant-admin");

        assertThat(login(key)).isEqualTo(200);
        assertThat(login(key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"))).isEqualTo(401);
        assertThat(login(key + "A")).isEqualTo(401);
        assertThat(login("")).isEqualTo(401);
        assertThat(login(otherKey)).isEqualTo(401);
        assertThat(login(analystKey)).isEqualTo(401);
        assertThat(status(Api.basic(tenant + "/erin", analystKey))).isEqualTo(401);
        assertThat(status(Api.basic(tenant + "/erin", key))).isEqualTo(401);
        assertThat(status(Api.basic(other + "/dana", key))).isEqualTo(401);
        assertThat(status(Api.basic("dana", key))).isEqualTo(401);
        assertThat(status("Basic not-base64!")).isEqualTo(401);
        assertThat(status("Basic " + key)).isEqualTo(401);
        assertThat(status("Bearer " + key)).isEqualTo(401);
        assertThat(status("Bearer")).isEqualTo(401);
    }

    @Test
    public void testSuspensionShutsOut()
    {
        String key = api.post(user + "/api-keys", null).json().path("key").asString();
        api.send("PATCH", user, Map.of("active", false), "If-Match", "*").expect(200);
        assertThat(login(key)).isEqualTo(401);
        api.send("PATCH", user, Map.of("active", true), "If-Match", "*").expect(200);
        assertThat(login(key)).isEqualTo(200);
        api.send("PATCH", user, Map.of("roles", List.of()), "If-Match", "*").expect(200);
        assertThat(login(key)).isEqualTo(401);
        api.send("PATCH", user, Map.of("roles", List.of("tenant-admin")), "If-Match", "*").expect(200);
        api.send("PATCH", "/v1/tenants/" + tenant, Map.of("active", false), "If-Match", "*").expect(200);
        assertThat(login(key)).isEqualTo(401);
    }

    private int login(String key)
    {
        return status(Api.basic(tenant + "/dana", key));
    }

    private int status(String authorization)
    {
        return api.sendAs(authorization, "GET", "/v1/tenants/" + tenant, null).status();
    }
}
