package io.omnisql.plugin.tenancy;

import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryFailedException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import static io.omnisql.plugin.tenancy.TenancyQueryRunner.session;
import static io.omnisql.plugin.tenancy.TestingTenants.ADA_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.CAROL_SUSPENDED;
import static io.omnisql.plugin.tenancy.TestingTenants.PETER_OF_SUSPENDED_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTenancyOnEngine
{
    private final List<QueryCompletedEvent> events = new CopyOnWriteArrayList<>();

    private Path directory;
    private TestingTenancy tenancy;
    private DistributedQueryRunner runner;

    @BeforeAll
    void setUp(@TempDir Path directory)
            throws Exception
    {
        this.directory = directory;
        tenancy = new TestingTenancy(directory, TestingTenants.snapshot());
        runner = TenancyQueryRunner.create(tenancy, directory, new EventListener()
        {
            @Override
            public void queryCompleted(QueryCompletedEvent event)
            {
                events.add(event);
            }
        });
        for (String statement : List.of("CREATE SCHEMA memory.acme", "CREATE TABLE memory.acme.notes AS SELECT 1 id, 'acme''s' secret_text")) {
            execute(ALICE, statement);
        }
        for (String statement : List.of("CREATE SCHEMA memory.globex_corp", "CREATE TABLE memory.globex_corp.plans AS SELECT 1 id, 'globex''s' secret_column")) {
            execute(BOB, statement);
        }
    }

    @AfterAll
    void tearDown()
    {
        runner.close();
    }

    @Test
    void testNames()
    {
        assertThat(column(ALICE, "SHOW CATALOGS")).containsExactlyInAnyOrder("github", "memory", "system", "tpch");
        assertThat(column(ALICE, "SHOW SCHEMAS FROM github")).containsExactlyInAnyOrder("information_schema", "tiny");
        assertThat(column(BOB, "SHOW SCHEMAS FROM github")).containsExactlyInAnyOrder("information_schema", "sf1");
        assertThat(column(ALICE, "SHOW SCHEMAS FROM memory")).containsExactlyInAnyOrder("information_schema", "acme");
        assertThat(column(BOB, "SHOW SCHEMAS FROM memory")).containsExactlyInAnyOrder("information_schema", "globex_corp");
        assertThat(column(ALICE, "SHOW SCHEMAS FROM system")).containsExactlyInAnyOrder("information_schema", "jdbc");
        assertThat(column(ALICE, "SHOW TABLES FROM memory.acme")).containsExactly("notes");
    }

    @Test
    void testMetadataTables()
    {
        assertThat(column(ALICE, "SELECT DISTINCT table_schema FROM memory.information_schema.tables WHERE table_schema <> 'information_schema'")).containsExactly("acme");
        assertThat(column(ALICE, "SELECT column_name FROM memory.information_schema.columns WHERE table_schema <> 'information_schema'")).containsExactlyInAnyOrder("id", "secret_text");
        assertThat(column(ALICE, "SELECT count(*) FROM memory.information_schema.columns WHERE table_schema = 'globex_corp'")).containsExactly(0L);
        assertThat(column(ALICE, "SELECT DISTINCT table_schem FROM system.jdbc.tables WHERE table_cat IN ('github', 'memory') AND table_schem <> 'information_schema'"))
                .containsExactlyInAnyOrder("tiny", "acme");
        assertThat(column(ALICE, "SELECT table_cat FROM system.jdbc.catalogs")).doesNotContain("hidden");
        assertThat(column(ALICE, "SELECT count(*) FROM system.jdbc.columns WHERE table_schem = 'globex_corp'")).containsExactly(0L);
        assertThat(column(ALICE, "SELECT count(*) FROM memory.information_schema.views")).containsExactly(0L);
        assertThat(column(ALICE, "SELECT DISTINCT schema_name FROM system.metadata.table_comments WHERE catalog_name = 'memory' AND schema_name <> 'information_schema'")).containsExactly("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM github.sf1.nation",
            "SELECT count(*) FROM github.sf1.nation",
            "SELECT 1 FROM github.sf1.nation",
            "SELECT * FROM memory.globex_corp.plans",
            "SELECT * FROM memory.acme.notes n JOIN memory.globex_corp.plans p ON n.id = p.id",
            "SELECT * FROM tpch.tiny.nation WHERE EXISTS (SELECT 1 FROM memory.globex_corp.plans)",
            "SHOW TABLES FROM memory.globex_corp",
            "SHOW TABLES FROM github.sf1",
            "SHOW COLUMNS FROM memory.globex_corp.plans",
            "DESCRIBE memory.globex_corp.plans",
            "SHOW CREATE TABLE memory.globex_corp.plans",
            "SHOW CREATE SCHEMA memory.globex_corp",
            "SHOW STATS FOR memory.globex_corp.plans",
            "SHOW STATS FOR (SELECT * FROM github.sf1.nation)",
            "EXPLAIN SELECT * FROM memory.globex_corp.plans",
            "EXPLAIN (TYPE IO) SELECT * FROM memory.globex_corp.plans",
            "EXPLAIN ANALYZE SELECT * FROM memory.globex_corp.plans",
            "INSERT INTO memory.globex_corp.plans VALUES (1, 'x')",
            "INSERT INTO memory.acme.notes SELECT * FROM memory.globex_corp.plans",
            "CREATE TABLE memory.acme.copy AS SELECT * FROM memory.globex_corp.plans",
            "CREATE TABLE memory.globex_corp.mine (id integer)",
            "CREATE TABLE memory.acme.likeness (LIKE memory.globex_corp.plans)",
            "DROP TABLE memory.globex_corp.plans",
            "DROP SCHEMA memory.globex_corp CASCADE",
            "CREATE SCHEMA memory.other",
            "DELETE FROM memory.globex_corp.plans",
            "TRUNCATE TABLE memory.globex_corp.plans",
            "USE memory.globex_corp",
            "SELECT * FROM hidden.tiny.nation",
            "SHOW SCHEMAS FROM hidden",
    })
    void testForeignNamesAreRefused(@Language("SQL") String sql)
    {
        for (String user : List.of(ALICE, ADA_ADMIN)) {
            assertThatThrownBy(() -> execute(user, sql))
                    .as("%s: %s", user, sql)
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageMatching("(?s)(line \\d+:\\d+: )?(Access Denied: .*|Cannot access schema: .*|(Schema|Table|LIKE table) .*does not exist.*)")
                    .hasMessageNotContaining("secret_column");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM memory.%s.plans",
            "SELECT secret_column FROM memory.%s.plans",
            "SELECT missing FROM memory.%s.plans",
            "SELECT id FROM memory.%s.plans WHERE id = 'x'",
            "SELECT 1 WHERE 1 IN (SELECT * FROM memory.%s.plans)",
            "SELECT * FROM memory.%s.plans UNION SELECT 1",
            "WITH c (a) AS (SELECT * FROM memory.%s.plans) SELECT a FROM c",
            "SELECT * FROM TABLE(exclude_columns(input => TABLE(memory.%s.plans), columns => DESCRIPTOR(missing)))",
            "INSERT INTO memory.acme.notes SELECT id FROM memory.%s.plans",
            "UPDATE memory.%s.plans SET missing = 1",
            "ALTER TABLE memory.%s.plans RENAME COLUMN missing TO other",
            "ALTER SCHEMA memory.acme RENAME TO %s",
            "CREATE TABLE memory.%s.plans (id integer)",
            "CREATE TABLE IF NOT EXISTS memory.%s.plans (id integer)",
            "DROP TABLE memory.%s.plans",
            "DROP SCHEMA memory.%s",
            "CREATE SCHEMA memory.%s",
            "CREATE SCHEMA IF NOT EXISTS memory.%s",
            "SHOW COLUMNS FROM memory.%s.plans",
            "SHOW STATS FOR memory.%s.plans",
            "SHOW CREATE VIEW memory.%s.plans",
            "ANALYZE memory.%s.plans",
    })
    void testForeignScratchTableLooksUnknown(String statement)
    {
        assertThat(answer(ALICE, statement, "globex_corp")).isEqualTo(answer(ALICE, statement, "nobody_here"));
    }

    private String answer(String user, String statement, String schema)
    {
        try {
            return execute(user, statement.formatted(schema)).toString();
        }
        catch (QueryFailedException e) {
            return e.getMessage().replace(schema, "?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM system.runtime.queries",
            "SELECT * FROM system.runtime.tasks",
            "SELECT * FROM system.runtime.nodes",
            "SELECT * FROM system.runtime.transactions",
            "SELECT * FROM system.runtime.optimizer_rule_stats",
            "SELECT * FROM system.metadata.catalogs",
            "SELECT * FROM system.metadata.analyze_properties",
            "SELECT * FROM system.metadata.materialized_views",
            "SELECT * FROM memory.information_schema.table_privileges",
            "SELECT * FROM memory.information_schema.roles",
            "CALL system.runtime.kill_query(query_id => '20260101_000000_00000_aaaaa', message => 'x')",
            "CREATE VIEW memory.acme.v AS SELECT * FROM memory.acme.notes",
            "CREATE VIEW memory.acme.v SECURITY INVOKER AS SELECT 1 x",
            "CREATE MATERIALIZED VIEW memory.acme.mv AS SELECT 1 x",
            "CREATE FUNCTION memory.acme.f() RETURNS bigint RETURN 1",
            "CREATE CATALOG leak USING memory WITH (\"memory.max-data-per-node\" = '${ENV:HOME}')",
            "DROP CATALOG tpch",
            "CREATE ROLE r",
            "GRANT SELECT ON memory.acme.notes TO USER \"globex-corp/bob@globex.com\"",
            "SHOW ROLES",
            "SHOW GRANTS",
            "ALTER TABLE memory.acme.notes SET AUTHORIZATION USER \"globex-corp/bob@globex.com\"",
            "ALTER TABLE memory.acme.notes RENAME TO memory.globex_corp.notes",
            "ALTER SCHEMA memory.acme RENAME TO other",
            "COMMENT ON TABLE memory.acme.notes IS 'x'",
            "INSERT INTO tpch.tiny.nation SELECT * FROM tpch.tiny.nation",
            "CREATE TABLE tpch.tiny.t (id integer)",
            "CREATE TABLE github.tiny.t (id integer)",
            "SET SESSION query_max_memory = '10PB'",
            "SET SESSION query_max_run_time = '100d'",
            "SET SESSION query_priority = 100",
    })
    void testWhatNoTenantMayDo(@Language("SQL") String sql)
    {
        assertDenied(ALICE, sql);
        assertDenied(ADA_ADMIN, sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM github.tiny.nation",
            "SELECT n.name FROM github.tiny.nation n JOIN tpch.tiny.region r ON n.regionkey = r.regionkey JOIN memory.acme.notes m ON true",
            "SELECT abs(-1), lower('X'), current_user",
            "SELECT * FROM TABLE(sequence(1, 3))",
            "SHOW FUNCTIONS",
            "SHOW SESSION",
            "SHOW TABLES FROM github.tiny",
            "SHOW COLUMNS FROM github.tiny.nation",
            "DESCRIBE github.tiny.nation",
            "SHOW CREATE TABLE memory.acme.notes",
            "SHOW STATS FOR memory.acme.notes",
            "EXPLAIN SELECT * FROM github.tiny.nation",
            "EXPLAIN ANALYZE SELECT * FROM memory.acme.notes",
            "EXECUTE IMMEDIATE 'SELECT * FROM nation WHERE nationkey = ?' USING 1",
            "PREPARE p FROM SELECT 1",
            "SET SESSION join_distribution_type = 'BROADCAST'",
            "SET TIME ZONE 'Europe/Berlin'",
            "USE memory.acme",
    })
    void testWhatTenantsMayDo(@Language("SQL") String sql)
    {
        assertThat(execute(ALICE, sql)).isNotNull();
    }

    @Test
    void testScratchTables()
    {
        execute(ALICE, "CREATE TABLE memory.acme.scratch AS SELECT name FROM github.tiny.nation");
        execute(ALICE, "INSERT INTO memory.acme.scratch VALUES 'ATLANTIS'");
        assertThat(column(ALICE, "SELECT count(*) FROM memory.acme.scratch")).containsExactly(26L);
        execute(ALICE, "DROP TABLE memory.acme.scratch");
    }

    @Test
    void testRateLimit()
    {
        tenancy.rateLimiter().answer(new Decision(false, Duration.ofSeconds(7), "user " + ALICE));
        try {
            assertThatThrownBy(() -> execute(ALICE, "SELECT 1"))
                    .hasMessage("The user acme/alice@acme.com has started too many queries; retry in 7 s");
        }
        finally {
            tenancy.rateLimiter().answer(Decision.GRANTED);
        }
    }

    @Test
    void testOnePermitForAQuery()
    {
        int before = tenancy.rateLimiter().acquired().size();
        execute(ALICE, "SELECT count(*) FROM github.tiny.nation");
        assertThat(tenancy.rateLimiter().acquired()).hasSize(before + 1);
    }

    @Test
    void testSuspendedAndUnknown()
    {
        for (String user : List.of(CAROL_SUSPENDED, PETER_OF_SUSPENDED_TENANT, "acme/nobody", "root")) {
            assertDenied(user, "SELECT 1");
        }
    }

    @Test
    @Timeout(300)
    void testResourceGroupAndGroups()
            throws InterruptedException
    {
        String sql = "SELECT 'testResourceGroupAndGroups'";
        execute(BOB, sql);
        QueryCompletedEvent event = completed(sql);

        assertThat(event.getContext().getResourceGroupId().orElseThrow().getSegments()).containsExactly("omnisql", "globex-corp", "bob@globex.com");
        assertThat(event.getContext().getGroups()).containsExactlyInAnyOrder("tenant:globex-corp", "role:globex-corp/analyst", "role:globex-corp/contractor");
    }

    @Test
    @Timeout(300)
    void testMetering()
            throws InterruptedException, IOException
    {
        String sql = "SELECT name FROM github.tiny.nation LIMIT 7";
        execute(ALICE, sql);
        String beginning = "{\"queryId\":\"" + completed(sql).getMetadata().getQueryId() + "\",\"tenant\":\"acme\",\"user\":\"alice@acme.com\",\"state\":\"FINISHED\",\"errorCode\":\"\"";
        Pattern line = Pattern.compile(Pattern.quote(beginning) + ".*\n");
        String journal = journal();
        while (!line.matcher(journal).find()) {
            Thread.sleep(20);
            journal = journal();
        }

        assertThat(line.matcher(journal).results()).singleElement().satisfies(found -> assertThat(found.group()).contains("\"rows\":7"));
        assertThat(journal).doesNotContain("SELECT");
    }

    private String journal()
            throws IOException
    {
        StringBuilder journal = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.resolve("usage"))) {
            for (Path file : files) {
                journal.append(Files.readString(file));
            }
        }
        return journal.toString();
    }

    /**
     * The event of a query, which the engine sends some time after the answer.
     */
    private QueryCompletedEvent completed(String sql)
            throws InterruptedException
    {
        while (true) {
            Optional<QueryCompletedEvent> event = events.stream()
                    .filter(completed -> completed.getMetadata().getQuery().equals(sql))
                    .findFirst();
            if (event.isPresent()) {
                return event.get();
            }
            Thread.sleep(20);
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertDenied(String user, @Language("SQL") String sql)
    {
        return assertThatThrownBy(() -> execute(user, sql))
                .as("%s: %s", user, sql)
                .isInstanceOf(QueryFailedException.class)
                .hasMessageMatching("(?s)(line \\d+:\\d+: )?(Access Denied: .*|Cannot access schema: .*)");
    }

    private List<Object> column(String user, @Language("SQL") String sql)
    {
        return execute(user, sql).getOnlyColumnAsSet().stream().toList();
    }

    private MaterializedResult execute(String user, @Language("SQL") String sql)
    {
        return runner.execute(session(user), sql);
    }
}
