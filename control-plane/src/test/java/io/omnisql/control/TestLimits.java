package io.omnisql.control;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestLimits
{
    private final Api api;
    private final JsonMapper mapper = JsonMapper.builder().build();

    public TestLimits(Api api)
    {
        this.api = api;
    }

    @Test
    public void testReadAndReplace()
    {
        String tenant = api.newTenant();
        String path = "/v1/tenants/" + tenant + "/limits";
        Api.Reply read = api.get(path);
        assertThat(mapper.treeToValue(read.json(), LimitsEntry.class)).isEqualTo(LimitsEntry.defaults());

        LimitsEntry tight = new LimitsEntry(1, 2, 3, 4, 5, 6, 7, 8, 0);
        api.send("PUT", path, tight).expectProblem(428, "if-match-required");
        api.send("PUT", path, tight, "If-Match", "\"0\"").expectProblem(412, "version-mismatch");
        Api.Reply replaced = api.send("PUT", path, tight, "If-Match", read.etag()).expect(200);
        assertThat(mapper.treeToValue(replaced.json(), LimitsEntry.class)).isEqualTo(tight);
        assertThat(mapper.treeToValue(api.get(path).json(), LimitsEntry.class)).isEqualTo(tight);
        api.send("PUT", path, LimitsEntry.defaults(), "If-Match", read.etag()).expectProblem(412, "version-mismatch");
    }

    @Test
    public void testEveryLimitIsChecked()
    {
        String path = "/v1/tenants/" + api.newTenant() + "/limits";
        api.get(path).json().propertyNames().forEach(limit -> {
            Map<String, Object> limits = new HashMap<>();
            api.get(path).json().properties().forEach(entry -> limits.put(entry.getKey(), entry.getValue().asInt()));
            limits.put(limit, -1);
            api.send("PUT", path, limits, "If-Match", "*").expectInvalid(limit);
            limits.put(limit, 2_000_000);
            api.send("PUT", path, limits, "If-Match", "*").expectInvalid(limit);
            limits.put(limit, 1.5);
            api.send("PUT", path, limits, "If-Match", "*").expectInvalid(limit);
            limits.remove(limit);
            api.send("PUT", path, limits, "If-Match", "*").expectInvalid(limit);
        });
    }

    @Test
    public void testTenantAdminOnlyReads()
    {
        String tenant = api.newTenant();
        String path = "/v1/tenants/" + tenant;
        String admin = Api.basic(tenant + "/dana", api.newUser(tenant, "dana", "tenant-admin"));
        api.sendAs(admin, "GET", path + "/limits", null).expect(200);
        api.sendAs(admin, "PUT", path + "/limits", LimitsEntry.defaults(), "If-Match", "*").expectProblem(403, "forbidden");
        api.sendAs(admin, "PATCH", path, Map.of("active", true), "If-Match", "*").expectProblem(403, "forbidden");
        api.sendAs(admin, "DELETE", path, null, "If-Match", "*").expectProblem(403, "forbidden");
        api.sendAs(admin, "GET", "/v1/tenants", null).expectProblem(403, "forbidden");
        api.sendAs(admin, "GET", "/v1/audit/verification", null).expectProblem(403, "forbidden");
    }
}
