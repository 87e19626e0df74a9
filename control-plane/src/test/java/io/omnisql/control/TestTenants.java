package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestTenants
{
    private final Api api;

    public TestTenants(Api api)
    {
        this.api = api;
    }

    @Test
    public void testCreateAndRead()
    {
        Api.Reply created = api.post("/v1/tenants", Map.of("id", "hooli", "displayName", "Hooli Inc."));
        assertThat(created.header("Location")).isEqualTo("/v1/tenants/hooli");
        Api.Reply read = api.get("/v1/tenants/hooli");
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag()).isEqualTo("\"" + read.json().path("version").asLong() + "\"");
        assertThat(read.json().path("displayName").asString()).isEqualTo("Hooli Inc.");
        assertThat(read.json().path("active").asBoolean()).isTrue();
        api.send("POST", "/v1/tenants", Map.of("id", "hooli")).expectProblem(409, "already-exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a", "1abc", "-ab", "a_b", "a/b", "a b", "ä1", "abcdefghijklmnopqrstuvwxyz0123456"})
    public void testIdIsChecked(String id)
    {
        api.send("POST", "/v1/tenants", Map.of("id", id)).expectInvalid("id");
    }

    @Test
    public void testBodyIsChecked()
    {
        api.send("POST", "/v1/tenants", Map.of()).expectInvalid("id");
        api.send("POST", "/v1/tenants", Map.of("id", "okay", "tier", "gold")).expectInvalid("tier");
        api.send("POST", "/v1/tenants", Map.of("id", "okay", "displayName", "")).expectInvalid("displayName");
        api.send("POST", "/v1/tenants", Map.of("id", "okay", "active", "maybe")).expectInvalid("active");
        api.send("POST", "/v1/tenants", "{").expectProblem(400, "malformed-json");
        api.send("POST", "/v1/tenants", "").expect(400);
        api.send("POST", "/v1/tenants", "id=okay", "Content-Type", "application/x-www-form-urlencoded").expectProblem(415, "unsupported-media-type");
        api.send("PUT", "/v1/tenants", Map.of("id", "okay")).expectProblem(405, "method-not-allowed");
        api.send("GET", "/v1/tenants/okay", null).expectProblem(404, "not-found");
        api.send("GET", "/v1/tenants/NOT-AN-ID", null).expectProblem(404, "not-found");
        api.send("POST", "/v1/tenants", "{\"id\":\"" + "x".repeat(5 << 20) + "\"}").expectProblem(413, "too-large");
    }

    @Test
    public void testChangesAreLocked()
    {
        String path = "/v1/tenants/" + api.newTenant();
        String etag = api.get(path).etag();
        api.send("PATCH", path, Map.of("active", false)).expectProblem(428, "if-match-required");
        api.send("PATCH", path, Map.of("active", false), "If-Match", "\"0\"").expectProblem(412, "version-mismatch");
        api.send("PATCH", path, Map.of("active", false), "If-Match", "W/" + etag).expectProblem(412, "version-mismatch");

        Api.Reply changed = api.send("PATCH", path, Map.of("active", false), "If-Match", etag).expect(200);
        assertThat(changed.json().path("active").asBoolean()).isFalse();
        assertThat(changed.etag()).isNotEqualTo(etag).isEqualTo(api.get(path).etag());
        api.send("PATCH", path, Map.of("active", true), "If-Match", etag).expectProblem(412, "version-mismatch");
        assertThat(api.get(path).json().path("active").asBoolean()).isFalse();
        api.send("PATCH", path, Map.of("displayName", "Any"), "If-Match", "*").expect(200);
        assertThat(api.get(path).json().path("active").asBoolean()).isFalse();

        api.send("DELETE", path, null).expectProblem(428, "if-match-required");
        api.send("DELETE", path, null, "If-Match", etag).expectProblem(412, "version-mismatch");
        api.get(path);
    }

    @Test
    public void testDeleteTakesEverythingAndRetiresTheId()
    {
        String tenant = api.newTenant();
        String path = "/v1/tenants/" + tenant;
        String key = api.newUser(tenant, "dana", "tenant-admin");
        api.newConnection(tenant, Map.of("token", "t"));
        api.post(path + "/policies", Map.of("connector", "github", "connection", "main", "table", "issues", "users", List.of("dana"), "rowFilter", "false"));
        api.send("DELETE", path, null, "If-Match", "*").expect(204);

        api.send("GET", path, null).expectProblem(404, "not-found");
        api.send("GET", path + "/users", null).expectProblem(404, "not-found");
        api.send("GET", path + "/limits", null).expectProblem(404, "not-found");
        api.sendAs(Api.basic(tenant + "/dana", key), "GET", path + "/users", null).expectProblem(401, "unauthenticated");
        api.send("POST", "/v1/tenants", Map.of("id", tenant)).expectProblem(409, "tenant-id-retired");
    }

    @Test
    public void testPages()
    {
        List<String> made = List.of(api.newTenant(), api.newTenant(), api.newTenant());
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.get("/v1/tenants?limit=2&after=" + after).json();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            after = page.path("next").isNull() ? null : page.path("next").asString();
        }
        while (after != null);
        assertThat(ids).containsAll(made).doesNotHaveDuplicates().isSorted();
        api.send("GET", "/v1/tenants?limit=0", null).expectInvalid("limit");
        api.send("GET", "/v1/tenants?limit=x", null).expectInvalid("limit");
    }
}
