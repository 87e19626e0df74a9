package io.omnisql.plugin.jira;

import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Board;
import io.omnisql.sandbox.jira.data.CustomFieldType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every row of every list, as an administrator sees it, and what it takes to read them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestJiraLists
        extends AbstractTestJiraLists
{
    @Test
    void testProjects()
    {
        Answer answer = assertRows("SELECT id, key, name, type, style, private, description, lead_account_id, category_id FROM projects", catalog().projects().stream()
                .map(project -> row(project.id(), project.key(), project.name(), project.typeKey(), project.teamManaged() ? "next-gen" : "classic", project.isPrivate(), project.description(), project.leader(), project.categoryId())));
        assertThat(answer.requests()).isEqualTo(pages(catalog().projects().size(), 100));
    }

    @Test
    void testUsers()
    {
        Answer answer = assertRows("SELECT account_id, account_type, display_name, active FROM users", catalog().users().stream()
                .map(user -> row(user.accountId(), user.accountType(), user.displayName(), user.active())));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testGroups()
    {
        Answer answer = assertRows("SELECT id, name FROM groups", catalog().groups().stream().map(group -> row(group.groupId(), group.name())));
        assertThat(answer.requests()).isEqualTo(1);
        String name = catalog().groups().getFirst().name();
        assertRows("SELECT name FROM groups WHERE name = '%s'".formatted(name), Stream.of(row(name)));
        assertRows("SELECT name FROM groups WHERE name = '%s'".formatted(name.toUpperCase(ROOT) + "x"), Stream.of());
    }

    @Test
    void testGroupMembers()
    {
        Answer answer = assertRows("SELECT group_id, group_name, account_id FROM group_members", catalog().groups().stream()
                .flatMap(group -> group.members().stream().map(member -> row(group.groupId(), group.name(), member))));
        assertThat(answer.requests()).isEqualTo(1 + catalog().groups().stream().mapToLong(group -> pages(group.members().size(), 50)).sum());
    }

    @Test
    void testFields()
    {
        Answer answer = runner.ask("SELECT id, name, custom, custom_id, type FROM fields");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.rows().stream().filter(row -> (Boolean) row.getField(2)).map(row -> List.of(row.getField(0), row.getField(1), row.getField(3))))
                .containsExactlyInAnyOrderElementsOf(catalog().customFields().stream().map(field -> List.<Object>of(field.id(), field.name(), field.number())).toList());
        assertThat(answer.column(0)).contains("summary", "status", "created");
    }

    @Test
    void testJqlFields()
    {
        Answer answer = runner.ask("SELECT name, searchable, orderable, operators FROM jql_fields WHERE name = 'project'");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.rows()).singleElement().satisfies(row -> assertThat(row.getField(3).toString()).contains("="));
    }

    @Test
    void testStatuses()
    {
        Answer answer = assertRows("SELECT id, name, description, category_id, category_key, category_name FROM statuses", catalog().statuses().stream()
                .map(status -> row(status.id(), status.name(), status.description(), (long) status.category().id(), status.category().key(), status.category().displayName())));
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT key, name FROM status_categories").rows()).isNotEmpty();
    }

    @Test
    void testPriorities()
    {
        Answer answer = assertRows("SELECT id, name, description, color FROM priorities", catalog().priorities().stream()
                .map(priority -> row(priority.id(), priority.name(), priority.description(), priority.color())));
        assertThat(answer.requests()).isEqualTo(1);
        long id = catalog().priorities().getFirst().id();
        assertRows("SELECT id FROM priorities WHERE id IN (%s, 987654321, -1)".formatted(id), Stream.of(row(id)));
    }

    @Test
    void testResolutions()
    {
        assertRows("SELECT id, name, description FROM resolutions", catalog().resolutions().stream()
                .map(resolution -> row(resolution.id(), resolution.name(), resolution.description())));
    }

    @Test
    void testIssueTypes()
    {
        assertRows("SELECT id, name, subtask, hierarchy_level, project_id FROM issue_types", catalog().issueTypes().stream()
                .map(type -> row(type.id(), type.name(), type.subtask(), (long) type.hierarchyLevel(), type.projectId())));
    }

    @Test
    void testIssueLinkTypes()
    {
        assertRows("SELECT id, name, inward, outward FROM issue_link_types", catalog().linkTypes().stream()
                .map(type -> row(type.id(), type.name(), type.inward(), type.outward())));
    }

    @Test
    void testLabels()
    {
        Answer answer = assertRows("SELECT name FROM labels", data().issues().stream().flatMap(issue -> issue.labels().stream()).distinct().map(label -> row(label)));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testComponents()
    {
        List<Long> live = live();
        Answer answer = assertRows("SELECT project_id, project_key, id, name, description, lead_account_id FROM components", catalog().components().stream()
                .filter(component -> live.contains(component.projectId()))
                .map(component -> row(component.projectId(), catalog().project(component.projectId()).key(), component.id(), component.name(), component.description(), component.leader())));
        assertThat(answer.requests()).isEqualTo(1 + live.size());
    }

    @Test
    void testVersions()
    {
        List<Long> live = live();
        Answer answer = assertRows("SELECT project_id, id, name, released, archived, start_date, release_date FROM versions", catalog().versions().stream()
                .filter(version -> live.contains(version.projectId()))
                .map(version -> row(version.projectId(), version.id(), version.name(), version.released(), version.archived(), version.startDate(), version.releaseDate())));
        assertThat(answer.requests()).isEqualTo(1 + live.size());
    }

    @Test
    void testBoards()
    {
        assertRows("SELECT id, name, type, project_id FROM boards", catalog().boards().stream()
                .filter(board -> live().contains(board.projectId()))
                .map(board -> row(board.id(), board.name(), board.type(), board.projectId())));
        Answer answer = assertRows("SELECT id FROM boards WHERE type = 'scrum'", catalog().boards().stream()
                .filter(board -> live().contains(board.projectId()) && board.type().equals("scrum"))
                .map(board -> row(board.id())));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testSprints()
    {
        Answer answer = assertRows("SELECT board_id, id, name, state, origin_board_id FROM sprints", catalog().sprints().stream()
                .map(sprint -> row(sprint.boardId(), sprint.id(), sprint.name(), sprint.state(), sprint.boardId())));
        long boards = catalog().boards().stream().filter(board -> !board.type().equals("kanban") && live().contains(board.projectId())).count();
        assertThat(answer.requests()).isEqualTo(1 + boards);
        assertRows("SELECT id FROM sprints WHERE state = 'active'", catalog().sprints().stream()
                .filter(sprint -> sprint.state().equals("active"))
                .map(sprint -> row(sprint.id())));
    }

    @Test
    void testEpics()
    {
        assertRows("SELECT board_id, id, key, name FROM epics", catalog().boards().stream()
                .filter(board -> live().contains(board.projectId()))
                .flatMap(board -> data().issues().stream()
                        .filter(issue -> issue.projectId() == board.projectId() && catalog().issueType(issue.typeId()).hierarchyLevel() == 1)
                        .map(issue -> row(board.id(), issue.id(), issue.key(), issue.summary()))));
    }

    @Test
    void testBoardIssues()
    {
        long board = catalog().boards().getFirst().id();
        long project = catalog().boards().getFirst().projectId();
        List<List<Object>> expected = data().issues().stream().filter(issue -> issue.projectId() == project).map(issue -> row(issue.id(), issue.key())).toList();
        Answer answer = assertRows("SELECT issue_id, issue_key FROM board_issues WHERE board_id = %s".formatted(board), expected.stream());
        assertThat(answer.requests()).isEqualTo(2 + pages(expected.size(), 100));
        Answer count = runner.ask("SELECT count(*) FROM board_issues WHERE board_id = %s".formatted(board));
        assertThat(count.value()).isEqualTo((long) expected.size());
        assertThat(count.requests()).isEqualTo(2);
    }

    @Test
    void testBacklogIssues()
    {
        Board board = catalog().boards().getFirst();
        String field = catalog().customField(CustomFieldType.SPRINT).orElseThrow().id();
        List<List<Object>> expected = data().issues().stream()
                .filter(issue -> issue.projectId() == board.projectId())
                .filter(issue -> !catalog().status(issue.statusId()).category().key().equals("done"))
                .filter(issue -> issue.custom(field).stream().noneMatch(sprint -> catalog().sprint((Long) sprint).state().equals("active")))
                .map(issue -> row(issue.id(), issue.key()))
                .toList();
        assertThat(expected).isNotEmpty();
        Answer answer = assertRows("SELECT issue_id, issue_key FROM backlog_issues WHERE board_id = %s".formatted(board.id()), expected.stream());
        assertThat(answer.requests()).isLessThanOrEqualTo(2 + pages(expected.size(), 100));
    }

    @Test
    void testCustomFieldOptions()
    {
        Answer answer = assertRows("SELECT field_id, id, value, disabled, parent_id FROM custom_field_options", catalog().customFields().stream()
                .filter(custom -> custom.type().hasOptions())
                .flatMap(custom -> catalog().options(custom.id()).stream().map(option -> row(custom.id(), option.id(), option.value(), option.disabled(), option.parentId()))));
        assertThat(answer.requests()).isEqualTo(1 + 2 * catalog().customFields().stream().filter(custom -> custom.type().hasOptions()).count());
        assertThat(runner.ask("SELECT value FROM custom_field_options WHERE field_id = 'customfield_10040'").requests()).isEqualTo(3);
        assertThat(runner.ask("SELECT field_id, field_name, is_global FROM custom_field_contexts WHERE field_name = 'Effort'").rows()).hasSize(1);
    }

    @Test
    void testSprintIssues()
    {
        String field = catalog().customField(CustomFieldType.SPRINT).orElseThrow().id();
        List<List<Object>> expected = data().issues().stream()
                .filter(issue -> live().contains(issue.projectId()))
                .flatMap(issue -> issue.custom(field).stream().map(sprint -> row(sprint, issue.id(), issue.key(), catalog().sprint((Long) sprint).name(), catalog().sprint((Long) sprint).state())))
                .toList();
        Answer answer = assertRows("SELECT sprint_id, issue_id, issue_key, sprint_name, sprint_state FROM sprint_issues", expected.stream());
        // fewer than there are sprints, and never one for each issue
        assertThat(answer.requests()).isLessThan(catalog().sprints().size() + 10L);
        long sprint = (Long) expected.getFirst().getFirst();
        assertRows("SELECT issue_id FROM sprint_issues WHERE sprint_id = %s".formatted(sprint), expected.stream()
                .filter(row -> row.getFirst().equals(sprint))
                .map(row -> row(row.get(1))));
        assertThat(runner.ask("SELECT issue_id FROM sprint_issues WHERE sprint_id = 987654321").rows()).isEmpty();
    }

    @Test
    void testFilters()
    {
        assertRows("SELECT id, name, description, owner_account_id, jql FROM filters", catalog().filters().stream()
                .filter(filter -> filter.shared() || filter.owner().equals(SandboxAccount.ACME_ADMIN.accountId()))
                .map(filter -> row(filter.id(), filter.name(), filter.description(), filter.owner(), filter.jql())));
        assertThat(runner.ask("SELECT count(*) FROM filters").requests()).isEqualTo(1);
    }

    @Test
    void testDashboards()
    {
        Answer answer = assertRows("SELECT id, name, status, owner_account_id, popularity FROM dashboards", catalog().dashboards().stream()
                .map(dashboard -> row(dashboard.id(), dashboard.name(), "active", dashboard.owner(), (long) dashboard.popularity())));
        assertThat(answer.requests()).isEqualTo(3);
    }

    @Test
    void testProjectRoles()
    {
        assertRows("SELECT id, name, description FROM project_roles", catalog().roles().stream().map(role -> row(role.id(), role.name(), role.description())));
    }

    @Test
    void testRoleActors()
    {
        Answer answer = assertRows("SELECT project_id, role_id, id, account_id, group_id FROM role_actors", catalog().roleActors().stream()
                .filter(actor -> live().contains(actor.projectId()))
                .map(actor -> row(actor.projectId(), actor.roleId(), actor.id(), actor.accountId(), actor.groupId())));
        assertThat(answer.requests()).isEqualTo(1 + live().size() * (1L + catalog().roles().size()));
    }

    @Test
    void testAuditRecords()
    {
        Answer answer = assertRows("SELECT id, summary, category, object_name, object_type FROM audit_records", catalog().auditRecords().stream()
                .map(record -> row(record.id(), record.summary(), record.category(), record.objectName(), record.objectType())));
        assertThat(answer.requests()).isEqualTo(pages(catalog().auditRecords().size(), 1000));
    }
}
