package io.omnisql.plugin.jira;

import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.testing.SaasQueryRunner;
import io.omnisql.toolkit.testing.TestingConnections;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Map;

import static io.omnisql.toolkit.testing.SaasQueryRunner.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Two tenants, and credentials that see less than others.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestJiraPermissions
{
    private JiraSandbox sandbox;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        sandbox = JiraSandbox.start();
        TestingConnections connections = new TestingConnections();
        connect(connections, "acme", "main", SandboxAccount.ACME_ADMIN.email(), SandboxAccount.ACME_ADMIN.apiToken());
        connect(connections, "acme", "guest", SandboxAccount.ACME_GUEST.email(), SandboxAccount.ACME_GUEST.apiToken());
        connect(connections, "acme", "revoked", SandboxAccount.ACME_ADMIN.email(), "revoked-token");
        connect(connections, "globex", "main", SandboxAccount.GLOBEX_ADMIN.email(), SandboxAccount.GLOBEX_ADMIN.apiToken());
        runner = SaasQueryRunner.create(JiraAdapter.create(), connections);
    }

    private void connect(TestingConnections connections, String tenant, String name, String email, String token)
    {
        connections.add(new ConnectionInfo(tenant, name, sandbox.url(), Map.of(), 1), Map.of("email", email, "token", token));
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
        assertThat(rows("acme/alice", "main", "SELECT count(*) FROM projects")).isEqualTo("[[%s]]".formatted(sandbox.data("acme").catalog().projects().size()));
        assertThat(rows("globex/gus", "main", "SELECT count(*) FROM projects")).isEqualTo("[[%s]]".formatted(sandbox.data("globex").catalog().projects().size()));
        assertThat(rows("acme/alice", "main", "SELECT count(*) FROM users")).isEqualTo("[[%s]]".formatted(sandbox.data("acme").catalog().users().size()));
    }

    @Test
    void testGuestSeesLess()
    {
        long visible = sandbox.data("acme").catalog().projects().stream().filter(project -> !project.isPrivate()).count();
        assertThat(rows("acme/alice", "guest", "SELECT count(*) FROM projects")).isEqualTo("[[%s]]".formatted(visible));
        assertThat(rows("acme/alice", "guest", "SELECT count(*) FROM projects WHERE private")).isEqualTo("[[0]]");
    }

    @Test
    void testMissingPermission()
    {
        for (String table : new String[] {"audit_records", "project_roles", "workflow_schemes", "screens", "issue_security_levels"}) {
            assertThatThrownBy(() -> rows("acme/alice", "guest", "SELECT * FROM " + table))
                    .describedAs(table)
                    .hasMessageContaining("The connection's credentials may not read this: ")
                    .hasMessageNotContaining("127.0.0.1");
        }
    }

    @Test
    void testRevokedToken()
    {
        assertThatThrownBy(() -> rows("acme/alice", "revoked", "SELECT key FROM projects"))
                .hasMessageContaining("Jira does not accept the connection's credentials: they are wrong, expired or revoked; set new ones")
                .hasMessageNotContaining("revoked-token");
    }

    private String rows(String user, String schema, String sql)
    {
        return runner.execute(session("jira", user, schema), sql).getMaterializedRows().toString();
    }
}
