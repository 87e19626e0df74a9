package io.omnisql.system;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One tenant tries to reach another's rows, names and queries on the packaged server.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestIsolation
{
    private static final String ALICE = "acme/alice@acme.com";
    private static final String GINA = "globex/gina@globex.com";
    private static final String HANK = "globex/hank@globex.com";

    private final OmniSqlSystem system;

    public TestIsolation(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    public void testOwnRows()
            throws SQLException
    {
        String sql = "SELECT DISTINCT owner FROM github.main.issues WHERE repository = 'website'";
        assertThat(system.query(ALICE, sql)).containsExactly(List.of("acme"));
        assertThat(system.query(GINA, sql)).containsExactly(List.of("globex"));
    }

    @Test
    public void testForeignOwnerIsNotFound()
            throws SQLException
    {
        assertThat(system.query(GINA, "SELECT count(*) FROM github.main.issues WHERE owner = 'acme' AND repository = 'platform'")).containsExactly(List.of("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM github.%s.issues",
            "SHOW TABLES FROM github.%s",
            "DESCRIBE github.%s.issues",
            "SHOW CREATE TABLE github.%s.issues",
            "SHOW STATS FOR github.%s.issues",
            "EXPLAIN SELECT * FROM github.%s.issues",
    })
    public void testForeignSchemaLooksUnknown(String statement)
    {
        String name = "only_acme";
        assertThat(system.manage("POST", "/v1/tenants/acme/connections", Optional.of(
                """
                {"name": "only_acme", "connector": "github", "url": "https://api.github.com", "properties": {"owners": "acme"}, "secrets": {"token": "unused"}}
                """)).statusCode()).isIn(201, 409);
        assertThat(system.error(GINA, statement.formatted(name)).replace(name, "?")).isEqualTo(system.error(GINA, statement.formatted("nobody_has_it")).replace("nobody_has_it", "?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE TABLE memory.%s.canary_table (a bigint)",
            "DROP SCHEMA memory.%s",
            "SELECT missing FROM memory.%s.canary_table",
            "SELECT 1 WHERE 1 IN (SELECT * FROM memory.%s.canary_table)",
    })
    public void testForeignScratchTableLooksUnknown(String statement)
            throws SQLException
    {
        createCanary();
        assertThat(system.error(GINA, statement.formatted("acme")).replace("acme", "?")).isEqualTo(system.error(GINA, statement.formatted("none")).replace("none", "?"));
    }

    @Test
    @Timeout(300)
    public void testErrorsShowNoHiddenRows()
            throws SQLException, InterruptedException
    {
        assertThat(system.manage("POST", "/v1/tenants/globex/policies", Optional.of(
                """
                {"connector": "github", "connection": "main", "table": "pull_requests", "users": ["hank@globex.com"], "rowFilter": "length(state) = 4"}
                """)).statusCode()).isEqualTo(201);
        String states = "SELECT DISTINCT state FROM github.main.pull_requests WHERE repository = 'website'";
        assertThat(system.query(GINA, states)).hasSizeGreaterThan(1);
        while (!system.query(HANK, states).equals(List.of(List.of("open")))) {
            Thread.sleep(100);
        }
        assertThat(system.query(HANK, states + " AND IF(length(state) <> 4, CAST(title AS integer), 1) > random()")).containsExactly(List.of("open"));
    }

    @Test
    public void testMetadataHoldsNoForeignNames()
            throws SQLException
    {
        createCanary();
        for (String sql : List.of(
                "SELECT * FROM system.jdbc.schemas",
                "SELECT * FROM system.jdbc.tables",
                "SELECT * FROM system.jdbc.columns WHERE table_cat = 'memory'",
                "SELECT * FROM memory.information_schema.tables",
                "SELECT * FROM memory.information_schema.columns",
                "SELECT * FROM system.metadata.table_comments",
                "SELECT * FROM github.information_schema.schemata",
                "SHOW SCHEMAS FROM memory",
                "SHOW SCHEMAS FROM github",
                "SHOW CATALOGS")) {
            assertThat(system.query(GINA, sql).toString()).as(sql).doesNotContain("acme").doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM system.runtime.queries",
            "SELECT * FROM system.runtime.tasks",
            "SELECT * FROM system.runtime.transactions",
            "SELECT * FROM system.runtime.nodes",
            "SELECT * FROM system.metadata.catalogs",
            "CALL system.runtime.kill_query('20260101_000000_00000_aaaaa', 'no')",
            "CREATE CATALOG stolen USING memory",
            "CREATE VIEW memory.globex.v AS SELECT 1 AS a",
            "CREATE FUNCTION memory.globex.f() RETURNS bigint RETURN 1",
            "SET SESSION AUTHORIZATION \"acme/alice@acme.com\"",
            "SET SESSION query_max_memory = '10PB'",
            "SET ROLE admin",
            "CREATE ROLE r",
            "GRANT SELECT ON github.main.issues TO USER \"acme/alice@acme.com\"",
    })
    public void testDenied(String statement)
            throws SQLException
    {
        system.query(GINA, "CREATE SCHEMA IF NOT EXISTS memory.globex");
        assertThat(system.error(GINA, statement)).doesNotContain("127.0.0.1", "http://").containsAnyOf("Access Denied", "does not exist", "not supported", "denied");
    }

    @ParameterizedTest
    @CsvSource({
            "X-Trino-User, globex/hank@globex.com",
            "X-Trino-User, acme/alice@acme.com",
            "X-Trino-Original-User, acme/alice@acme.com",
            "X-Trino-Role, system=ROLE{admin}",
            "X-Trino-Extra-Credential, tenant=acme",
            "X-Trino-Transaction-Id, 7a3e1c9e-3c1a-4a55-9d53-0a4b7c6a1f11",
            "X-Trino-Routing-Group, acme",
            "X-Forwarded-For, 10.0.0.1",
    })
    public void testForbiddenHeader(String header, String value)
    {
        HttpResponse<String> response = system.send(statement(GINA, "SELECT 1").header(header, value).build());
        assertThat(response.statusCode()).isIn(401, 403, 406);
        assertThat(response.body()).doesNotContain("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/query", "/v1/cluster", "/v1/node", "/v1/thread", "/v1/resourceGroupState/omnisql", "/v1/jmx/mbean", "/metrics", "/ui/", "/ui/api/stats", "/ui/api/worker/quickstart/thread", "/v1/memory", "/v1/task"})
    public void testEndpointsShowNothing(String path)
            throws SQLException
    {
        system.query(ALICE, "SELECT 'canary-of-acme'");
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.trino() + path)).header("Authorization", basic(GINA)).build();
        HttpResponse<String> response = system.send(request);
        assertThat(response.body()).doesNotContain("canary-of-acme", "\"user\":\"acme/", "tenant:acme");
        assertThat(response.statusCode() != 200 || response.body().equals("[]") || path.equals("/v1/query")).as("%s %s", response.statusCode(), response.body()).isTrue();
    }

    @Test
    public void testNobodyWithoutKey()
    {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.trino() + "/v1/statement")).POST(BodyPublishers.ofString("SELECT 1")).header("X-Trino-User", ALICE).build();
        assertThat(system.send(request).statusCode()).isEqualTo(401);
    }

    private HttpRequest.Builder statement(String user, String sql)
    {
        return HttpRequest.newBuilder(URI.create(system.trino() + "/v1/statement")).POST(BodyPublishers.ofString(sql)).header("Authorization", basic(user));
    }

    private String basic(String user)
    {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + system.demoKey(user)).getBytes(UTF_8));
    }

    private void createCanary()
            throws SQLException
    {
        system.query(ALICE, "CREATE SCHEMA IF NOT EXISTS memory.acme");
        system.query(ALICE, "CREATE TABLE IF NOT EXISTS memory.acme.canary_table AS SELECT 1 AS canary_column");
    }
}
