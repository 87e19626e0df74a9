package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestPolicies
{
    private final Api api;
    private String policies;

    public TestPolicies(Api api)
    {
        this.api = api;
    }

    @BeforeEach
    public void setUp()
    {
        String tenant = api.newTenant();
        api.newUser(tenant, "bob", "contractor");
        api.newConnection(tenant, Map.of("token", "t"));
        policies = "/v1/tenants/" + tenant + "/policies";
    }

    @Test
    public void testLifecycle()
    {
        Api.Reply created = api.post(policies, policy(Map.of("roles", List.of("contractor"), "columnMasks", Map.of("body", "NULL"))));
        String path = policies + "/" + created.json().path("id").asString();
        assertThat(created.header("Location")).isEqualTo(path);
        assertThat(created.json().path("rowFilter").asString()).isEqualTo("repository = 'website'");
        assertThat(api.get(path).json()).isEqualTo(created.json());
        assertThat(api.get(policies).json().path("items").get(0)).isEqualTo(created.json());
        api.send("DELETE", path, null).expectProblem(428, "if-match-required");
        api.send("DELETE", path, null, "If-Match", "\"0\"").expectProblem(412, "version-mismatch");
        api.send("DELETE", path, null, "If-Match", created.etag()).expect(204);
        api.send("GET", path, null).expectProblem(404, "not-found");
    }

    @Test
    public void testTargetsMustExist()
    {
        api.send("POST", policies, policy(Map.of("connector", "nothing"))).expectInvalid("connector");
        api.send("POST", policies, policy(Map.of("connection", "other"))).expectInvalid("connection");
        api.send("POST", policies, policy(Map.of("users", List.of("bob", "Bob")))).expectInvalid("users[1]");
        api.send("POST", policies, policy(Map.of("users", List.of("b b")))).expectInvalid("users[0]");
        api.send("POST", policies, policy(Map.of("roles", List.of("No Role")))).expectInvalid("roles[0]");
        api.send("POST", policies, policy(Map.of("table", "Issues; DROP"))).expectInvalid("table");
        api.send("POST", policies, policy(Map.of("columnMasks", Map.of("Body", "NULL")))).expect(400);
    }

    @Test
    public void testPolicyMustHaveAnEffect()
    {
        api.send("POST", policies, policy(Map.of("users", List.of()))).expectInvalid("users");
        api.send("POST", policies, policy(Map.of("rowFilter", " "))).expectInvalid("rowFilter");
        assertThat(api.get(policies).json().path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true; DROP TABLE x", "true\nOR true", "\u0000"})
    public void testExpressionsAreOneLine(String expression)
    {
        api.send("POST", policies, policy(Map.of("rowFilter", expression + " "))).expectInvalid("rowFilter");
        api.send("POST", policies, policy(Map.of("columnMasks", Map.of("body", expression)))).expectInvalid("columnMasks[body]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_login IN (SELECT 'bob')", "EXISTS (table t)", "title = 'it''s' AND state IN (VALUES 'open')"})
    public void testRowFilterHoldsNoSubquery(String expression)
    {
        api.send("POST", policies, policy(Map.of("rowFilter", expression))).expectInvalid("rowFilter");
        api.post(policies, policy(Map.of("rowFilter", "title <> '%s' AND \"values\" IS NULL".formatted(expression.replace("'", "''")))));
    }

    @Test
    public void testExpressionLength()
    {
        api.post(policies, policy(Map.of("rowFilter", "x".repeat(2_000))));
        api.send("POST", policies, policy(Map.of("rowFilter", "x".repeat(2_001)))).expectInvalid("rowFilter");
        api.send("POST", policies, policy(Map.of("columnMasks", Map.of("body", "x".repeat(2_001))))).expectInvalid("columnMasks[body]");
        api.send("POST", policies, policy(Map.of("columnMasks", Map.of("body", "")))).expectInvalid("columnMasks[body]");
    }

    private static Map<String, Object> policy(Map<String, Object> changes)
    {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "connector", "github",
                "connection", "main",
                "table", "issues",
                "users", List.of("bob"),
                "rowFilter", "repository = 'website'"));
        policy.putAll(changes);
        return policy;
    }
}
