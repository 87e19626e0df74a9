package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What a connector tells of itself in the schema {@code system}, and the functions that stand there.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSystemSchema
{
    private static final Session ACME = session("stub", "acme/alice@acme.com", "main");
    private static final Session GLOBEX = session("stub", "globex/bob", "main");

    private StubService service;
    private DistributedQueryRunner runner;

    @BeforeAll
    void setUp()
            throws Exception
    {
        service = new StubService()
                .withItems("acme-token", StubItem.generate("acme", "a", 35))
                .withItems("globex-token", StubItem.generate("globex", "a", 5));
        TestingConnections connections = new TestingConnections()
                .add(new ConnectionInfo("acme", "main", service.url(), Map.of("shards", "a"), 1), Map.of("token", "acme-token"))
                .add(new ConnectionInfo("acme", "private", service.url(), Map.of("shards", "a"), 1), Map.of("token", "acme-token"))
                .add(new ConnectionInfo("globex", "main", service.url(), Map.of("shards", "a"), 1), Map.of("token", "globex-token"));
        runner = SaasQueryRunner.create(StubAdapter.create(), connections);
    }

    @AfterAll
    void tearDown()
    {
        runner.close();
        service.close();
    }

    @BeforeEach
    void reset()
    {
        service.clearRequests();
    }

    @Test
    void testSystemTables()
    {
        assertThat(rows("SELECT name FROM system.connections")).containsExactlyInAnyOrder(List.of("main"), List.of("private"));
        assertThat(rows(GLOBEX, "SELECT name, url FROM system.connections")).containsExactly(List.of("main", service.url()));
        assertThat(rows(session("stub", "nobody", "main"), "SELECT * FROM system.connections")).isEmpty();
        assertThat(rows("SELECT * FROM system.remote_requests")).isEmpty();
        assertThat(rows("SELECT * FROM system.api_budget")).isEmpty();
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void testTableFunction()
    {
        assertThat(rows("SELECT id, name FROM TABLE(stub.system.shard(query => 'a', connection => 'main')) WHERE id = 7")).containsExactly(List.of(7L, "acme-a-7"));
        assertThat(rows(GLOBEX, "SELECT count(*) FROM TABLE(stub.system.shard('a'))")).containsExactly(List.of(5L));
        assertThatThrownBy(() -> rows("SELECT * FROM TABLE(stub.system.shard('a'))")).hasMessageContaining("There is more than one connection; add the argument connection");
        assertThatThrownBy(() -> rows(GLOBEX, "SELECT * FROM TABLE(stub.system.shard(query => 'a', connection => 'private'))")).hasMessage("There is no connection private");
        assertThatThrownBy(() -> rows(GLOBEX, "SELECT * FROM TABLE(stub.system.shard('../b'))")).hasMessage("A shard has a letter for a name");
    }

    private List<List<Object>> rows(String sql)
    {
        return rows(ACME, sql);
    }

    private List<List<Object>> rows(Session session, String sql)
    {
        return runner.execute(session, sql).getMaterializedRows().stream()
                .map(row -> row.getFields())
                .toList();
    }
}
