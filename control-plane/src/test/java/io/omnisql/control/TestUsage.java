package io.omnisql.control;

import io.omnisql.control.api.UsageReport;
import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.ServiceFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestUsage
{
    private static final String PATH = "/v1/planes/main/usage";

    private final Api api;
    private String tenant;

    public TestUsage(Api api)
    {
        this.api = api;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
    }

    @Test
    public void testQueriesCountOnceByDayAndUser()
    {
        QueryUsage late = query("alice", "FINISHED", "2026-03-01T23:59:59.999Z");
        QueryUsage next = query("alice", "FINISHED", "2026-03-02T00:00:00Z");
        QueryUsage failed = query("alice", "FAILED", "2026-03-02T12:00:00Z");
        QueryUsage bob = query("bob", "FINISHED", "2026-03-02T12:00:00Z");
        assertThat(report(List.of(late, next)).json().path("stored").asInt()).isEqualTo(2);
        Api.Reply again = report(List.of(late, next, failed, bob, bob));
        assertThat(again.json().path("stored").asInt()).isEqualTo(2);
        assertThat(again.json().path("ignored").asInt()).isEqualTo(3);

        JsonNode summary = api.get("/v1/tenants/" + tenant + "/usage?from=2026-03-01&to=2026-03-02").json();
        assertThat(summary.path("items").valueStream().map(item -> "%s %s %s %s".formatted(
                item.path("day").asString(),
                item.path("user").asString(),
                item.path("queries").asInt(),
                item.path("failedQueries").asInt())))
                .containsExactly("2026-03-01 alice 1 0", "2026-03-02 alice 2 1", "2026-03-02 bob 1 0");
        JsonNode alice = summary.path("items").get(1);
        assertThat(alice.path("wallMillis").asLong()).isEqualTo(20);
        assertThat(alice.path("cpuMillis").asLong()).isEqualTo(4);
        assertThat(alice.path("rows").asLong()).isEqualTo(6_000_000_000L);
        assertThat(alice.path("remoteCalls").asLong()).isEqualTo(8);
        assertThat(alice.path("cacheHits").asLong()).isEqualTo(10);
        assertThat(alice.path("throttledMillis").asLong()).isEqualTo(12);

        assertThat(api.get("/v1/tenants/" + tenant + "/usage?from=2026-03-02&to=2026-03-02").json().path("items").size()).isEqualTo(2);
        assertThat(api.get("/v1/tenants/" + api.newTenant() + "/usage?from=2026-03-01&to=2026-03-02").json().path("items").size()).isZero();
    }

    @Test
    public void testUnknownAndForeignTenantsAreLeftOut()
    {
        QueryUsage unknown = new QueryUsage(id(), "nobody-here", "x", "FINISHED", "", 0, 0, 0, 0, 0, 0, 0);
        assertThat(report(List.of(unknown, query("alice", "FINISHED", "2026-03-01T00:00:00Z"))).json().path("stored").asInt()).isEqualTo(1);
        QueryUsage foreign = query("alice", "FINISHED", "2026-03-01T00:00:00Z");
        Api.Reply small = api.sendAs("Bearer " + ServiceFiles.SMALL_PLANE_TOKEN, "POST", "/v1/planes/small/usage", new UsageReport("small", List.of(foreign)));
        assertThat(small.expect(200).json().path("stored").asInt()).isZero();
    }

    @Test
    public void testReportIsChecked()
    {
        api.sendAs(Api.plane(), "POST", PATH, new UsageReport("small", List.of())).expectInvalid("planeId");
        api.sendAs(Api.plane(), "POST", PATH, Map.of("planeId", "main")).expect(400);
        refused("queries[0].queryId", new QueryUsage("a b", tenant, "x", "FINISHED", "", 0, 0, 0, 0, 0, 0, 0));
        refused("queries[0].state", new QueryUsage(id(), tenant, "x", "RUNNING", "", 0, 0, 0, 0, 0, 0, 0));
        refused("queries[0].errorCode", new QueryUsage(id(), tenant, "x", "FAILED", "select 1", 0, 0, 0, 0, 0, 0, 0));
        refused("queries[0].endedAt", new QueryUsage(id(), tenant, "x", "FINISHED", "", Long.MAX_VALUE, 0, 0, 0, 0, 0, 0));
        refused("queries[0].wallMillis", new QueryUsage(id(), tenant, "x", "FINISHED", "", 0, 0, 0, -1, 0, 0, 0));
        api.send("GET", "/v1/tenants/" + tenant + "/usage?from=yesterday", null).expectInvalid("from");
        api.send("GET", "/v1/tenants/" + tenant + "/usage?from=2026-03-02&to=2026-03-01", null).expectInvalid("from");
        api.send("GET", "/v1/tenants/" + tenant + "/usage?from=2020-03-02&to=2026-03-01", null).expectInvalid("from");
    }

    private void refused(String field, QueryUsage query)
    {
        api.sendAs(Api.plane(), "POST", PATH, new UsageReport("main", List.of(query))).expectInvalid(field);
    }

    private Api.Reply report(List<QueryUsage> queries)
    {
        return api.sendAs(Api.plane(), "POST", PATH, new UsageReport("main", queries)).expect(200);
    }

    private QueryUsage query(String user, String state, String endedAt)
    {
        String error = state.equals("FAILED") ? "OMNISQL_RATE_LIMITED" : "";
        return new QueryUsage(id(), tenant, user, state, error, Instant.parse(endedAt).toEpochMilli(), 10, 2, 3_000_000_000L, 4, 5, 6);
    }

    private static String id()
    {
        return "q_" + UUID.randomUUID().toString().replace('-', '_');
    }
}
