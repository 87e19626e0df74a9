package io.omnisql.control.security;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sweeps over every path that the service has, so that a new one cannot be forgotten.
 */
@ControlPlaneTest
public class TestTenantIsolation
{
    private static final Set<String> OPEN = Set.of(
            "POST /v1/webhooks/github/{tenant}/{connection}",
            "POST /v1/webhooks/jira/{tenant}/{connection}",
            "POST /v1/webhooks/salesforce/{tenant}/{connection}");
    private static final Set<String> TENANT_ADMIN = Set.of("GET /v1/audit");
    private static final List<Object> BODIES = List.of(
            Map.of("name", "intruder", "roles", List.of("tenant-admin")),
            Map.of("displayName", "Taken over", "active", true),
            Map.of("name", "main2", "connector", "github", "url", "https://api.github.com", "secrets", Map.of("token", "x")),
            Map.of("url", "https://api.github.com", "secrets", Map.of("token", "x")),
            Map.of("connector", "github", "connection", "main", "table", "issues", "users", List.of("victim"), "rowFilter", "true"),
            Map.of());

    private final Api api;
    private final JdbcClient jdbc;
    private final Set<String> endpoints = new TreeSet<>();
    private String own;
    private String foreign;
    private String intruder;
    private String keyId;
    private String policyId;

    public TestTenantIsolation(Api api, JdbcClient jdbc, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings)
    {
        this.api = api;
        this.jdbc = jdbc;
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("io.omnisql.") && !mapping.getPatternValues().contains("/error")) {
                assertThat(mapping.getMethodsCondition().getMethods()).as(mapping.toString()).isNotEmpty();
                for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(path -> endpoints.add(verb + " " + path));
                }
            }
        });
    }

    @BeforeEach
    public void setUp()
    {
        own = api.newTenant();
        foreign = api.newTenant();
        intruder = Api.basic(own + "/dana", api.newUser(own, "dana", "tenant-admin"));
        api.newUser(foreign, "victim", "tenant-admin");
        api.newConnection(foreign, Map.of("token", "t"));
        keyId = api.get("/v1/tenants/" + foreign + "/users/victim/api-keys").json().path("items").get(0).path("id").asString();
        policyId = api.post("/v1/tenants/" + foreign + "/policies", Map.of(
                "connector", "github", "connection", "main", "table", "issues", "users", List.of("victim"), "rowFilter", "false")).json().path("id").asString();
    }

    @Test
    public void testSweepCoversTheService()
    {
        assertThat(endpoints).hasSizeGreaterThan(28).contains("PUT /v1/tenants/{tenant}/limits", "GET /v1/tenants/{tenant}/usage", "GET /v1/audit");
    }

    @Test
    public void testForeignTenantLooksUnknown()
    {
        String before = state(foreign);
        long audited = jdbc.sql("SELECT count(*) FROM audit_event").query(Long.class).single();
        for (String endpoint : endpoints) {
            if (endpoint.contains("/tenants/{tenant}")) {
                for (Object body : BODIES) {
                    Api.Reply reply = send(intruder, endpoint, foreign, body).expectProblem(404, "not-found");
                    assertThat(reply.text()).isEqualTo(send(intruder, endpoint, "nobody-has-it", body).expect(404).text());
                }
            }
        }
        assertThat(state(foreign)).isEqualTo(before);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event").query(Long.class).single()).isEqualTo(audited);
    }

    @Test
    public void testForeignIdsUnderTheOwnTenantAreUnknown()
    {
        String before = state(foreign);
        String path = "/v1/tenants/" + own;
        for (String foreignPath : List.of(
                "/users/victim",
                "/users/victim/api-keys",
                "/users/victim/api-keys/" + keyId,
                "/users/dana/api-keys/" + keyId,
                "/connections/github/main",
                "/policies/" + policyId,
                "/../" + foreign + "/users",
                "/..%2f" + foreign + "/users",
                "/;/../" + foreign + "/users",
                "//../" + foreign + "/users")) {
            for (String method : List.of("GET", "PATCH", "PUT", "DELETE")) {
                int status = api.sendAs(intruder, method, path + foreignPath, method.equals("GET") ? null : BODIES.get(3), "If-Match", "*").status();
                assertThat(status).as(method + " " + foreignPath).isIn(400, 404, 405);
            }
        }
        assertThat(state(foreign)).isEqualTo(before);
    }

    @Test
    public void testNothingWithoutCredentials()
    {
        for (String endpoint : endpoints) {
            if (!OPEN.contains(endpoint)) {
                for (String authorization : new String[] {null, "Bearer wrong-token-wrong-token", "Basic d3Jvbmc6d3Jvbmc=", "Bearer "}) {
                    Api.Reply reply = send(authorization, endpoint, foreign, Map.of()).expectProblem(401, "unauthenticated");
                    assertThat(reply.response().headers().allValues("WWW-Authenticate")).hasSize(2);
                }
            }
        }
        assertThat(api.sendAs(null, "GET", "/v1/no-such-path", null).status()).isEqualTo(401);
        assertThat(api.sendAs(null, "GET", "/actuator/env", null).status()).isEqualTo(401);
        api.sendAs(null, "GET", "/actuator/health", null).expect(200);
    }

    @Test
    public void testDataPlaneManagesNothing()
    {
        String before = state(foreign);
        for (String endpoint : endpoints) {
            if (!OPEN.contains(endpoint) && !endpoint.contains("/planes/")) {
                assertThat(send(Api.plane(), endpoint, foreign, Map.of("id", "from-a-plane")).status()).as(endpoint).isIn(403, 404);
            }
        }
        assertThat(state(foreign)).isEqualTo(before);
        api.send("GET", "/v1/tenants/from-a-plane", null).expect(404);
    }

    @Test
    public void testTenantAdminIsNoOperatorAndNoPlane()
    {
        for (String endpoint : endpoints) {
            if (!endpoint.contains("{tenant}") && !TENANT_ADMIN.contains(endpoint)) {
                assertThat(send(intruder, endpoint, own, Map.of("id", "from-a-tenant")).status()).as(endpoint).isIn(403, 404);
            }
        }
        api.send("GET", "/v1/tenants/from-a-tenant", null).expect(404);
    }

    @Test
    public void testPlanesAreApart()
    {
        api.sendAs(Api.plane(), "GET", "/v1/planes/main/snapshot", null).expect(200);
        for (String path : List.of("/v1/planes/small/snapshot", "/v1/planes/nothing/snapshot", "/v1/planes/small/bundles/omnisql.tar.gz")) {
            api.sendAs(Api.plane(), "GET", path, null).expectProblem(404, "not-found");
            api.send("GET", path, null).expectProblem(403, "forbidden");
        }
        api.sendAs(Api.plane(), "POST", "/v1/planes/small/usage", Map.of("planeId", "small", "queries", List.of())).expectProblem(404, "not-found");
    }

    private Api.Reply send(String authorization, String endpoint, String tenant, Object body)
    {
        String[] parts = endpoint.split(" ");
        String path = parts[1]
                .replace("{tenant}", tenant)
                .replace("{plane}", "main")
                .replace("{user}", "victim")
                .replace("{connector}", "github")
                .replace("{name}", "main")
                .replace("{connection}", "main")
                .replace("{id}", endpoint.contains("policies") ? policyId : keyId);
        return api.sendAs(authorization, parts[0], path, parts[0].equals("GET") ? null : body, "If-Match", "*");
    }

    /**
     * Everything that is stored of a tenant.
     */
    private String state(String tenant)
    {
        StringBuilder state = new StringBuilder();
        for (String table : List.of("tenant_user", "api_key", "connection", "policy", "tenant_limits", "tenant_key", "query_usage")) {
            state.append(jdbc.sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ? ORDER BY 1").param(tenant).query(String.class).list());
        }
        return state.append(jdbc.sql("SELECT t::text FROM tenant t WHERE id = ?").param(tenant).query(String.class).list()).toString();
    }
}
