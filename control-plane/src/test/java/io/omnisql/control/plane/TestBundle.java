package io.omnisql.control.plane;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.ServiceFiles;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestBundle
{
    private static final String PATH = "/v1/planes/main/bundles/omnisql.tar.gz";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Api api;

    public TestBundle(Api api)
    {
        this.api = api;
    }

    @Test
    public void testContent()
            throws IOException
    {
        String tenant = api.newTenant();
        api.newUser(tenant, "alice@acme.com", "analyst");
        api.newUser(tenant, "bob", "contractor");
        api.newUser(tenant, "suspended", "analyst");
        api.send("PATCH", "/v1/tenants/" + tenant + "/users/suspended", Map.of("active", false), "If-Match", "*").expect(200);
        api.newConnection(tenant, Map.of("token", "the-token"));
        String id = api.post("/v1/tenants/" + tenant + "/policies", Map.of(
                "connector", "github",
                "connection", "main",
                "table", "issues",
                "users", List.of("bob"),
                "roles", List.of("contractor"),
                "rowFilter", "repository = 'website'",
                "columnMasks", Map.of("body", "NULL"))).json().path("id").asString();

        Api.Reply reply = api.sendAs(Api.plane(), "GET", PATH, null).expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/gzip");
        assertThat(reply.etag()).matches("\"[0-9a-f]{64}\"");
        Map<String, String> files = unpack(reply.bytes());
        assertThat(files.keySet()).contains(".manifest", "data.json", "omnisql/trino.rego").noneMatch(name -> name.contains("test"));
        assertThat(files.get("omnisql/trino.rego")).contains("package omnisql.trino");
        assertThat(reply.text()).doesNotContain("the-token");

        JsonNode data = MAPPER.readTree(files.get("data.json")).path("omnisql");
        JsonNode manifest = MAPPER.readTree(files.get(".manifest"));
        assertThat(manifest).isEqualTo(MAPPER.readTree("{\"roots\": [\"omnisql\"], \"revision\": \"%s\"}".formatted(data.path("revision").asString())));
        assertThat(data.path("revision").asString()).isEqualTo(api.sendAs(Api.plane(), "GET", "/v1/planes/main/snapshot", null).etag().replace("\"", ""));
        assertThat(data.path("public_catalogs")).isEqualTo(MAPPER.readTree("{\"tpch\": true}"));
        assertThat(data.path("scratch_catalogs")).isEqualTo(MAPPER.readTree("{\"memory\": true}"));
        assertThat(data.path("tenants").path(tenant)).isEqualTo(MAPPER.readTree(
                """
                {
                  "users": {"alice@acme.com": {"roles": {"analyst": true}}, "bob": {"roles": {"contractor": true}}},
                  "schemas": {"github": {"main": true}},
                  "rules": {"github": {"main": {"issues": [{
                    "id": "%s",
                    "users": {"bob": true},
                    "roles": {"contractor": true},
                    "row_filter": "repository = 'website'",
                    "masks": {"body": "NULL"}}]}}}
                }
                """.formatted(id)));
    }

    @Test
    public void testSuspendedTenantIsNotThere()
            throws IOException
    {
        String tenant = api.newTenant();
        assertThat(tenants(PATH, Api.plane()).has(tenant)).isTrue();
        api.send("PATCH", "/v1/tenants/" + tenant, Map.of("active", false), "If-Match", "*").expect(200);
        assertThat(tenants(PATH, Api.plane()).has(tenant)).isFalse();
    }

    @Test
    public void testPlaneGetsItsTenantsOnly()
            throws IOException
    {
        api.newTenant();
        api.send("POST", "/v1/tenants", Map.of("id", ServiceFiles.SMALL_PLANE_TENANT));
        JsonNode tenants = tenants("/v1/planes/small/bundles/omnisql.tar.gz", "Bearer " + ServiceFiles.SMALL_PLANE_TOKEN);
        assertThat(tenants.propertyNames()).containsExactly(ServiceFiles.SMALL_PLANE_TENANT);
    }

    @Test
    public void testUnchangedBundleIsNotSentAgain()
    {
        Api.Reply first = api.sendAs(Api.plane(), "GET", PATH, null).expect(200);
        Api.Reply again = api.sendAs(Api.plane(), "GET", PATH, null, "If-None-Match", first.etag()).expect(304);
        assertThat(again.bytes()).isEmpty();
        api.newTenant();
        Api.Reply changed = api.sendAs(Api.plane(), "GET", PATH, null, "If-None-Match", first.etag()).expect(200);
        assertThat(changed.etag()).isNotEqualTo(first.etag());
    }

    @Test
    public void testSameContentGivesSameBytes()
    {
        BundleWriter writer = new BundleWriter(MAPPER);
        Map<String, Object> data = Map.of("omnisql", Map.of("revision", "1"));
        assertThat(writer.write("1", data)).hasValueSatisfying(bytes -> assertThat(new BundleWriter(MAPPER).write("1", data).orElseThrow()).isEqualTo(bytes));
    }

    private JsonNode tenants(String path, String authorization)
            throws IOException
    {
        Map<String, String> files = unpack(api.sendAs(authorization, "GET", path, null).expect(200).bytes());
        return MAPPER.readTree(files.get("data.json")).path("omnisql").path("tenants");
    }

    private static Map<String, String> unpack(byte[] bundle)
            throws IOException
    {
        Map<String, String> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bundle)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getModTime().getTime()).isZero();
                files.put(entry.getName(), new String(tar.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
