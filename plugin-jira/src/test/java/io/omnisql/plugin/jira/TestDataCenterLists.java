package io.omnisql.plugin.jira;

import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.testing.SaasQueryRunner;
import io.omnisql.toolkit.testing.TestingConnections;
import io.trino.testing.DistributedQueryRunner;
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
 * Lists of a Jira Data Center, with a personal access token.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestDataCenterLists
{
    private JiraSandbox sandbox;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().asDataCenter());
        TestingConnections connections = new TestingConnections();
        connections.add(
                new ConnectionInfo("acme", "main", sandbox.url(), Map.of("deployment", "data-center"), 1),
                Map.of("token", SandboxAccount.ACME_ADMIN.personalAccessToken()));
        runner = SaasQueryRunner.create(JiraAdapter.create(), connections);
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
        sandbox.close();
    }

    private List<Object> column(String sql)
    {
        return runner.execute(session("jira", "acme/alice", "main"), sql).getMaterializedRows().stream().map(row -> row.getField(0)).toList();
    }

    private Catalog catalog()
    {
        return sandbox.data().catalog();
    }

    private boolean isLive(long project)
    {
        return !catalog().project(project).archived();
    }

    @Test
    void testWholeLists()
    {
        assertThat(column("SELECT id FROM projects")).containsExactlyInAnyOrderElementsOf(catalog().projects().stream().filter(project -> !project.archived()).map(project -> (Object) project.id()).toList());
        assertThat(column("SELECT id FROM projects WHERE key = '%s'".formatted(catalog().projects().getFirst().key()))).containsExactly(catalog().projects().getFirst().id());
        assertThat(column("SELECT id FROM priorities")).containsExactlyInAnyOrderElementsOf(catalog().priorities().stream().map(priority -> (Object) priority.id()).toList());
        assertThat(column("SELECT id FROM resolutions")).containsExactlyInAnyOrderElementsOf(catalog().resolutions().stream().map(resolution -> (Object) resolution.id()).toList());
        assertThat(column("SELECT id FROM statuses")).containsExactlyInAnyOrderElementsOf(catalog().statuses().stream().map(status -> (Object) status.id()).toList());
        assertThat(column("SELECT id FROM project_roles")).containsExactlyInAnyOrderElementsOf(catalog().roles().stream().map(role -> (Object) role.id()).toList());
        assertThat(column("SELECT id FROM permission_schemes")).containsExactlyInAnyOrderElementsOf(catalog().schemes().permissionSchemes().stream().map(scheme -> (Object) scheme.id()).toList());
        assertThat(column("SELECT id FROM permission_grants WHERE scheme_id = 0")).containsExactlyInAnyOrderElementsOf(catalog().schemes().permissionSchemes().getFirst().grants().stream().map(grant -> (Object) grant.id()).toList());
        assertThat(column("SELECT count(*) FROM priorities")).containsExactly((long) catalog().priorities().size());
    }

    @Test
    void testListsOfParents()
    {
        assertThat(column("SELECT id FROM versions WHERE NOT archived")).containsExactlyInAnyOrderElementsOf(catalog().versions().stream()
                .filter(version -> isLive(version.projectId()) && !version.archived())
                .map(version -> (Object) version.id())
                .toList());
        assertThat(column("SELECT id FROM role_actors")).containsExactlyInAnyOrderElementsOf(catalog().roleActors().stream()
                .filter(actor -> isLive(actor.projectId()))
                .map(actor -> (Object) actor.id())
                .toList());
        assertThat(column("SELECT id FROM boards WHERE type = 'scrum'")).containsExactlyInAnyOrderElementsOf(catalog().boards().stream()
                .filter(board -> isLive(board.projectId()) && board.type().equals("scrum"))
                .map(board -> (Object) board.id())
                .toList());
    }

    @Test
    void testTablesOfTheCloud()
    {
        assertThat(column("SHOW TABLES")).contains("projects", "boards").doesNotContain("users", "audit_records", "dashboard_gadgets", "transitions", "workflow_schemes", "screens", "notification_schemes", "issue_security_levels");
        assertThatThrownBy(() -> column("SELECT * FROM audit_records")).hasMessageContaining("does not exist");
    }
}
