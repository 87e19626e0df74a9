package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.testing.SaasQueryRunner;
import io.omnisql.toolkit.testing.TestingConnections;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
 * Two tenants whose repositories have the same names.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestGithubTenants
{
    private GithubSandbox sandbox;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        sandbox = GithubSandbox.start();
        TestingConnections connections = new TestingConnections();
        connect(connections, "acme", "main", "acme", SandboxToken.ACME.token());
        connect(connections, "acme", "public_site", "acme", SandboxToken.ACME_WEBSITE.token());
        connect(connections, "acme", "revoked", "acme", "ghp_revoked");
        connect(connections, "acme", "both", "acme,globex,nobody", SandboxToken.ACME.token());
        connect(connections, "globex", "main", "globex", SandboxToken.GLOBEX.token());
        runner = SaasQueryRunner.create(GithubAdapter.create(), connections);
    }

    private void connect(TestingConnections connections, String tenant, String name, String owners, String token)
    {
        connections.add(new ConnectionInfo(tenant, name, sandbox.url(), Map.of("owners", owners), 1), Map.of("token", token));
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
        sandbox.close();
    }

    @Test
    void testEachTenantReadsItsOwn()
    {
        String sql = "SELECT count(*), min(owner), max(owner) FROM issues WHERE repository = 'website'";
        assertThat(rows("acme/alice", "main", sql)).isEqualTo("[[%s, acme, acme]]".formatted(sandbox.data().issues("acme", "website").size()));
        assertThat(rows("globex/gus", "main", sql)).isEqualTo("[[%s, globex, globex]]".formatted(sandbox.data().issues("globex", "website").size()));
        assertThat(rows("acme/alice", "main", "SELECT count(*) FROM issues WHERE owner = 'globex' AND repository = 'website'")).isEqualTo("[[0]]");
        assertThat(rows("acme/alice", "main", "SELECT DISTINCT owner FROM repositories")).isEqualTo("[[acme]]");
    }

    @Test
    void testTokenThatSeesLess()
    {
        assertThat(rows("acme/alice", "public_site", "SELECT count(*) FROM issues WHERE owner = 'acme' AND repository = 'platform'")).isEqualTo("[[0]]");
        assertThat(rows("acme/alice", "public_site", "SELECT number FROM issues WHERE owner = 'acme' AND repository = 'platform'")).isEqualTo("[]");
        assertThat(rows("acme/alice", "public_site", "SELECT count(*) FROM issues WHERE owner = 'acme' AND repository = 'website'"))
                .isEqualTo("[[%s]]".formatted(sandbox.data().issues("acme", "website").size()));
    }

    @Test
    void testCountsOfSeveralOwners()
    {
        // websites and docs of both owners are one group
        for (String grouping : List.of("repository", "owner", "owner, repository", "state", "repository, state")) {
            sandbox.requests().reset();
            List<MaterializedRow> counted = runner.execute(session("github", "acme/alice", "both"), "SELECT %s, count(*) FROM issues GROUP BY %1$s".formatted(grouping)).getMaterializedRows();
            assertThat(sandbox.requests().counters().requests()).describedAs(grouping).isEqualTo(3);
            assertThat(counted).describedAs(grouping).containsExactlyInAnyOrderElementsOf(
                    runner.execute(session("github", "acme/alice", "both"), "SELECT %s, count(*) FROM issues WHERE length(title) >= 0 GROUP BY %1$s".formatted(grouping)).getMaterializedRows());
        }
    }

    @Test
    void testRevokedToken()
    {
        assertThatThrownBy(() -> rows("acme/alice", "revoked", "SELECT number FROM issues WHERE repository = 'website'"))
                .hasMessageContaining("GitHub does not accept the connection's token: it is wrong, expired or revoked; set a new one")
                .hasMessageNotContaining("ghp_revoked")
                .hasMessageNotContaining("127.0.0.1");
    }

    private String rows(String user, String schema, String sql)
    {
        return runner.execute(session("github", user, schema), sql).getMaterializedRows().toString();
    }
}
