package io.omnisql.control;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ControlPlaneTest
public class TestAudit
{
    private final Api api;
    private final JdbcClient jdbc;

    public TestAudit(Api api, JdbcClient jdbc)
    {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    public void testEveryChangeIsNoted()
    {
        long before = jdbc.sql("SELECT generation FROM control_state").query(Long.class).single();
        String tenant = api.newTenant();
        String path = "/v1/tenants/" + tenant;
        String admin = Api.basic(tenant + "/dana", api.newUser(tenant, "dana", "tenant-admin"));
        String keyId = api.get(path + "/users/dana/api-keys").json().path("items").get(0).path("id").asString();
        api.sendAs(admin, "POST", path + "/users", Map.of("name", "erin")).expect(201);
        api.sendAs(admin, "PATCH", path + "/users/erin", Map.of("active", false), "If-Match", "*").expect(200);
        api.sendAs(admin, "DELETE", path + "/users/erin", null, "If-Match", "*").expect(204);
        api.newConnection(tenant, Map.of("token", "t"));
        api.send("PATCH", path, Map.of("active", true), "If-Match", "*").expect(200);
        api.send("DELETE", path, null, "If-Match", "*").expect(204);

        JsonNode events = api.get("/v1/audit?after=" + before).json().path("items");
        assertThat(events.valueStream().map(event -> "%s %s %s %s".formatted(
                event.path("actor").asString(),
                event.path("tenant").asString().equals(tenant),
                event.path("action").asString(),
                event.path("entity").asString())))
                .containsExactly(
                        "operator true tenant.create " + tenant,
                        "operator true user.create dana",
                        "operator true api-key.create dana/" + keyId,
                        tenant + "/dana true user.create erin",
                        tenant + "/dana true user.update erin",
                        tenant + "/dana true user.delete erin",
                        "operator true connection.create github/main",
                        "operator true tenant.update " + tenant,
                        "operator true tenant.delete " + tenant);
        assertThat(events.valueStream().map(event -> event.path("sequence").asLong())).containsExactly(
                before + 1, before + 2, before + 3, before + 4, before + 5, before + 6, before + 7, before + 8, before + 9);
    }

    @Test
    public void testTenantAdminSeesTheOwnPart()
    {
        String tenant = api.newTenant();
        String admin = Api.basic(tenant + "/dana", api.newUser(tenant, "dana", "tenant-admin"));
        api.newTenant();
        List<String> tenants = api.sendAs(admin, "GET", "/v1/audit", null).expect(200).json().path("items").valueStream().map(event -> event.path("tenant").asString()).toList();
        assertThat(tenants).hasSize(3).containsOnly(tenant);
        api.sendAs(admin, "GET", "/v1/audit?after=x", null).expectInvalid("after");
    }

    @Test
    public void testTrailIsAppendOnlyAndAlterationsShow()
    {
        api.newTenant();
        JsonNode intact = api.get("/v1/audit/verification").json();
        assertThat(intact.path("intact").asBoolean()).isTrue();
        assertThat(intact.path("events").asLong()).isEqualTo(jdbc.sql("SELECT count(*) FROM audit_event").query(Long.class).single());
        for (String tampering : List.of("UPDATE audit_event SET actor = 'nobody'", "DELETE FROM audit_event", "TRUNCATE audit_event")) {
            assertThatThrownBy(() -> jdbc.sql(tampering).update()).isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
        }

        long last = intact.path("events").asLong();
        assertThat(brokenBy("UPDATE audit_event SET actor = 'nobody' WHERE sequence = 1", "UPDATE audit_event SET actor = 'operator' WHERE sequence = 1")).isEqualTo(1);
        assertThat(brokenBy(
                "UPDATE audit_event SET sequence = -sequence WHERE sequence = " + last,
                "UPDATE audit_event SET sequence = -sequence WHERE sequence = -" + last)).isEqualTo(last);
        assertThat(api.get("/v1/audit/verification").json()).isEqualTo(intact);
    }

    private long brokenBy(String tampering, String repair)
    {
        change(tampering);
        try {
            JsonNode verification = api.get("/v1/audit/verification").json();
            assertThat(verification.path("intact").asBoolean()).isFalse();
            return verification.path("brokenAt").asLong();
        }
        finally {
            change(repair);
        }
    }

    /**
     * Changes the trail as somebody could who owns the database.
     */
    private void change(String sql)
    {
        jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only").update();
        assertThat(jdbc.sql(sql).update()).isEqualTo(1);
        jdbc.sql("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only").update();
    }
}
