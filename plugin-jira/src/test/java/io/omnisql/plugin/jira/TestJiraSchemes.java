package io.omnisql.plugin.jira;

import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.data.NotificationScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Workflows with their transitions, and the schemes of projects.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJiraSchemes
        extends AbstractTestJiraLists
{
    @Test
    void testWorkflows()
    {
        Answer answer = assertRows("SELECT id, name, description FROM workflows", catalog().workflows().stream().map(workflow -> row(workflow.entityId(), workflow.name(), workflow.description())));
        assertThat(answer.requests()).isEqualTo(pages(catalog().workflows().size(), 50)).isGreaterThan(1);
        Answer named = assertRows("SELECT name FROM workflows WHERE name = 'jira'", Stream.of(row("jira")));
        assertThat(named.requests()).as("the name is a filter").isEqualTo(1);
    }

    @Test
    void testTransitions()
    {
        Answer answer = assertRows(
                "SELECT workflow_id, workflow_name, id, name, description, type, to_status, from_statuses, screen_id FROM transitions",
                catalog().workflows().stream().flatMap(workflow -> workflow.transitions().stream().map(transition -> row(
                        workflow.entityId(),
                        workflow.name(),
                        transition.id(),
                        transition.name(),
                        transition.description(),
                        transition.type(),
                        Long.toString(transition.to()),
                        transition.from().stream().map(Object::toString).toList(),
                        transition.screenId()))));
        // pages hold workflows, however many transitions these have
        assertThat(answer.requests()).isEqualTo(pages(catalog().workflows().size(), 50)).isGreaterThan(1);
        Answer named = assertRows("SELECT name FROM transitions WHERE workflow_name = 'jira'", catalog().workflows().stream()
                .filter(workflow -> workflow.name().equals("jira"))
                .flatMap(workflow -> workflow.transitions().stream().map(transition -> row(transition.name()))));
        assertThat(named.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT count(*) FROM transitions").value()).isEqualTo((long) answer.rows().size());
        assertThat(runner.ask("SELECT id FROM transitions LIMIT 3").requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT json_parse(validators), json_parse(actions), json_parse(triggers) FROM transitions").rows()).hasSize(answer.rows().size());
    }

    @Test
    void testWorkflowSchemes()
    {
        Answer answer = assertRows("SELECT id, name, description, default_workflow FROM workflow_schemes", catalog().schemes().workflowSchemes().stream()
                .map(scheme -> row(scheme.id(), scheme.name(), scheme.description(), scheme.defaultWorkflow())));
        assertThat(answer.requests()).isEqualTo(pages(answer.rows().size(), 50)).isGreaterThan(1);
        assertRows("SELECT json_value(issue_type_mappings, 'lax $.\"10001\"') FROM workflow_schemes WHERE id = 10002", Stream.of(row("Software workflow")));
        assertThat(runner.ask("SELECT count(*) FROM workflow_schemes").requests()).isEqualTo(1);
    }

    @Test
    void testScreens()
    {
        Answer answer = assertRows("SELECT id, name, description, scope_type, project_id FROM screens", catalog().schemes().screens().stream()
                .map(screen -> row(screen.id(), screen.name(), screen.description(), screen.projectId() == null ? null : "PROJECT", screen.projectId())));
        assertThat(answer.requests()).isEqualTo(pages(answer.rows().size(), 100)).isGreaterThan(1);
        Answer some = assertRows("SELECT name FROM screens WHERE id IN (1, 3, 987654321)", Stream.of(row("Default Screen"), row("Resolve Issue Screen")));
        assertThat(some.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT id FROM screens ORDER BY id DESC LIMIT 2").column(0)).containsExactly(20_119L, 20_118L);
        assertThat(runner.ask("SELECT id FROM screens WHERE id < 5 ORDER BY id LIMIT 2").column(0)).containsExactly(1L, 2L);
        assertRows("SELECT id FROM screens WHERE name = 'default screen'", Stream.of());
    }

    @Test
    void testPermissions()
    {
        Answer schemes = assertRows("SELECT id, name, description, project_id FROM permission_schemes", catalog().schemes().permissionSchemes().stream()
                .map(scheme -> row(scheme.id(), scheme.name(), scheme.description(), scheme.projectId())));
        assertThat(schemes.requests()).isEqualTo(1);
        Answer grants = assertRows("SELECT scheme_id, scheme_name, id, permission, holder_type, holder_parameter, holder_value FROM permission_grants", catalog().schemes().permissionSchemes().stream()
                .flatMap(scheme -> scheme.grants().stream().map(grant -> row(scheme.id(), scheme.name(), grant.id(), grant.permission(), grant.holderType(), grant.parameter(), grant.value()))));
        assertThat(grants.requests()).isEqualTo(1);
    }

    @Test
    void testNotificationSchemes()
    {
        Answer answer = assertRows("SELECT id, name, description, project_ids, event_names FROM notification_schemes", catalog().schemes().notificationSchemes().stream()
                .map(scheme -> row(scheme.id(), scheme.name(), scheme.description(), scheme.projectIds(), scheme.events().stream().map(NotificationScheme.Event::name).toList())));
        assertThat(answer.requests()).isEqualTo(1);
        assertRows("SELECT json_value(events, 'lax $[0].notifications[1].notificationType') FROM notification_schemes WHERE id = 10000", Stream.of(row("Group")));
        assertRows("SELECT id FROM notification_schemes WHERE id = -1", Stream.of());
    }

    @Test
    void testIssueSecurityLevels()
    {
        Answer answer = assertRows("SELECT id, scheme_id, name, description, is_default FROM issue_security_levels", catalog().securityLevels().stream()
                .map(level -> row(level.id(), level.schemeId(), level.name(), level.description(), level.isDefault())));
        assertThat(answer.requests()).isEqualTo(1);
        assertRows("SELECT id FROM issue_security_levels WHERE id = 10001 AND scheme_id = 10000", Stream.of(row(10_001L)));
        // Jira would take the level's identifier or the scheme's
        assertRows("SELECT id FROM issue_security_levels WHERE id = 10001 AND scheme_id = 1", Stream.of());
    }

    @Test
    void testDashboardGadgets()
    {
        Answer answer = assertRows("SELECT dashboard_id, dashboard_name, id, title, module_key, uri, color, row_position, column_position FROM dashboard_gadgets", catalog().gadgets().stream()
                .map(gadget -> row(
                        gadget.dashboardId(),
                        catalog().dashboards().stream().filter(dashboard -> dashboard.id() == gadget.dashboardId()).findFirst().orElseThrow().name(),
                        gadget.id(),
                        gadget.title(),
                        gadget.moduleKey(),
                        gadget.uri(),
                        gadget.color(),
                        (long) gadget.row(),
                        (long) gadget.column())));
        assertThat(answer.requests()).isEqualTo(1 + catalog().dashboards().size());
        Answer one = assertRows("SELECT id FROM dashboard_gadgets WHERE dashboard_id IN (10001, 99)", Stream.of(row(10_010L)));
        assertThat(one.requests()).isEqualTo(3);
        assertThat(runner.ask("SELECT id FROM dashboard_gadgets WHERE dashboard_name = 'nonsense'").requests()).isEqualTo(1);
    }

    @Test
    void testRowsOfJoins()
    {
        assertThat(runner.ask("SELECT DISTINCT s.name FROM transitions t JOIN statuses s ON s.id = CAST(t.to_status AS bigint) WHERE t.workflow_name = 'Software workflow'").column(0))
                .containsExactlyInAnyOrderElementsOf(List.of("To Do", "In Progress", "In \"Review\"", "Done"));
    }
}
