package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestUsers
{
    private final Api api;

    public TestUsers(Api api)
    {
        this.api = api;
    }

    @Test
    public void testLifecycle()
    {
        String users = "/v1/tenants/" + api.newTenant() + "/users";
        Api.Reply created = api.post(users, Map.of("name", "alice@acme.com", "roles", List.of("contractor", "analyst", "analyst")));
        assertThat(created.header("Location")).isEqualTo(users + "/alice@acme.com");
        assertThat(created.json().path("roles").valueStream().map(role -> role.asString())).containsExactly("analyst", "contractor");
        assertThat(api.get(users + "/alice@acme.com").json()).isEqualTo(created.json());
        assertThat(api.get(users).json().path("items").size()).isEqualTo(1);

        String user = users + "/alice@acme.com";
        api.send("PATCH", user, Map.of("active", false)).expectProblem(428, "if-match-required");
        api.send("PATCH", user, Map.of("active", false), "If-Match", "\"1\"").expectProblem(412, "version-mismatch");
        Api.Reply changed = api.send("PATCH", user, Map.of("active", false), "If-Match", created.etag()).expect(200);
        assertThat(changed.json().path("roles").size()).isEqualTo(2);
        api.send("PATCH", user, Map.of("roles", List.of()), "If-Match", changed.etag()).expect(200);
        assertThat(api.get(user).json().path("active").asBoolean()).isFalse();
        assertThat(api.get(user).json().path("roles").size()).isZero();

        api.send("DELETE", user, null, "If-Match", created.etag()).expectProblem(412, "version-mismatch");
        api.send("DELETE", user, null, "If-Match", "*").expect(204);
        api.send("GET", user, null).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".alice", "a/b", "a b", "a:b", "a'b", "a\nb", "älice"})
    public void testNameIsChecked(String name)
    {
        api.send("POST", "/v1/tenants/" + api.newTenant() + "/users", Map.of("name", name)).expectInvalid("name");
    }

    @Test
    public void testNamesThatDifferInCaseOnlyAreOneName()
    {
        String users = "/v1/tenants/" + api.newTenant() + "/users";
        api.post(users, Map.of("name", "bob"));
        api.send("POST", users, Map.of("name", "Bob")).expectProblem(409, "already-exists");
    }

    @Test
    public void testRolesAreChecked()
    {
        String users = "/v1/tenants/" + api.newTenant() + "/users";
        api.send("POST", users, Map.of("name", "carol", "roles", List.of("analyst", "Not A Role"))).expectInvalid("roles[1]");
        api.send("POST", users, Map.of("name", "carol", "roles", Arrays.asList("analyst", null))).expectInvalid("roles[1]");
        api.send("POST", users, Map.of("name", "carol", "roles", Collections.nCopies(51, "analyst"))).expectInvalid("roles");
        api.send("POST", users, Map.of("name", "carol", "roles", "analyst")).expectInvalid("roles");
        api.send("POST", "/v1/tenants/nobody-here/users", Map.of("name", "carol")).expectProblem(404, "not-found");
    }
}
