package io.omnisql.plugin.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.IssueEvents;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Star;
import io.omnisql.sandbox.github.data.discussion.Discussion;
import io.omnisql.sandbox.github.data.organization.Team;
import io.omnisql.sandbox.github.data.project.Project;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.login;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.seconds;
import static io.omnisql.plugin.github.SandboxRows.single;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of organizations, people and conversations, over the sandbox, as an owner of the organization sees them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestOrganizationTables
{
    private AcmeOwner acme;

    @BeforeAll
    void start()
            throws Exception
    {
        acme = AcmeOwner.start();
    }

    @AfterAll
    void stop()
    {
        if (acme != null) {
            acme.close();
        }
    }

    @Test
    void testOrganizations()
    {
        assertThat(acme.runner().ask("SELECT login, id, name, to_unixtime(created_at) FROM organizations"))
                .isEqualTo(new Answer(List.of(new MaterializedRow(5, "acme", acme.account().id(), acme.account().name(), seconds(acme.account().createdAt()))), 1));
        assertThat(acme.runner().ask("SELECT login FROM organizations WHERE login = 'globex'")).isEqualTo(new Answer(List.of(), 0));
        assertThat(acme.runner().ask("SELECT login FROM organizations WHERE login = 'ACME'")).isEqualTo(new Answer(List.of(), 1));
    }

    @Test
    void testMembers()
    {
        Answer answer = acme.runner().ask("SELECT owner, login, id, role, name FROM organization_members");
        assertRows(answer, acme.data().members(acme.account()).stream()
                .map(member -> Arrays.<Object>asList("acme", member.login(), member.id(), acme.data().isAdmin(acme.account(), member) ? "admin" : "member", member.name()))
                .toList());
        assertThat(answer.requests()).isEqualTo(pages(answer.rows().size(), 100));
        assertThat(acme.runner().ask("SELECT count(*) FROM organization_members")).isEqualTo(single((long) answer.rows().size(), 1));
    }

    @Test
    void testTeams()
    {
        Answer answer = acme.runner().ask("SELECT owner, slug, id, name, description, privacy, parent_slug, members, repositories, to_unixtime(created_at) FROM teams");
        assertRows(answer, acme.organization().teams().stream()
                .map(team -> Arrays.<Object>asList(
                        "acme",
                        team.slug(),
                        team.id(),
                        team.name(),
                        team.description(),
                        team.secret() ? "secret" : "closed",
                        team.parent() == null ? null : team.parent().slug(),
                        (long) team.members().size(),
                        (long) team.repositories().size(),
                        seconds(team.createdAt())))
                .toList());
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testTeamMembers()
    {
        Answer answer = acme.runner().ask("SELECT owner, team_slug, login, role FROM team_members");
        assertRows(answer, acme.organization().teams().stream()
                .flatMap(team -> team.members().stream().map(member -> Arrays.<Object>asList("acme", team.slug(), member.account().login(), member.maintainer() ? "maintainer" : "member")))
                .toList());
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(acme.runner().ask("SELECT count(*) FROM team_members")).isEqualTo(single((long) answer.rows().size(), 1));
        Team team = acme.organization().teams().getFirst();
        assertThat(acme.runner().rows("SELECT login FROM team_members WHERE team_slug = '%s'".formatted(team.slug()))).hasSameSizeAs(team.members());
    }

    @Test
    void testTeamRepositories()
    {
        Answer answer = acme.runner().ask("SELECT team_slug, repository_owner, repository, permission FROM team_repositories");
        assertRows(answer, acme.organization().teams().stream()
                .flatMap(team -> team.repositories().stream().map(access ->
                        Arrays.<Object>asList(team.slug(), "acme", acme.data().repository(access.repositoryId()).orElseThrow().name(), access.permission().name().toLowerCase(ROOT))))
                .toList());
    }

    @Test
    void testUsers()
    {
        List<Account> people = acme.data().members(acme.account()).subList(0, 3);
        Answer answer = acme.runner().ask("SELECT login, id, name, company, location FROM users WHERE login IN ('%s', '%s', '%s', 'no-such-user', 'acme')"
                .formatted(people.get(0).login(), people.get(1).login(), people.get(2).login()));
        assertRows(answer, people.stream().map(person -> Arrays.<Object>asList(person.login(), person.id(), person.name(), person.company(), person.location())).toList());
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(acme.runner().ask("SELECT name FROM users WHERE login = '%s'".formatted(people.getFirst().login().toUpperCase(ROOT))).rows())
                .hasSize(people.getFirst().login().equals(people.getFirst().login().toUpperCase(ROOT)) ? 1 : 0);
        Answer joined = acme.runner().ask("SELECT u.login, u.name FROM users u JOIN organization_members m ON m.login = u.login WHERE m.role = 'admin'");
        assertThat(joined.rows()).hasSize((int) acme.data().members(acme.account()).stream().filter(member -> acme.data().isAdmin(acme.account(), member)).count());
        // the members, and the people among them
        assertThat(joined.requests()).isEqualTo(2);
        assertThatThrownBy(() -> acme.runner().ask("SELECT name FROM users")).hasMessageContaining("GitHub does not list all accounts: add WHERE login = '...'");
    }

    @Test
    void testRateLimit()
    {
        Answer answer = acme.runner().ask("SELECT resource, \"limit\", used + remaining = \"limit\", reset > TIMESTAMP '2026-01-01 00:00:00 UTC' FROM rate_limit WHERE resource IN ('core', 'graphql')");
        assertThat(answer.rows()).extracting(MaterializedRow::getFields).containsExactlyInAnyOrder(List.of("core", 5000L, true, true), List.of("graphql", 5000L, true, true));
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testStargazers()
    {
        List<List<Object>> expected = acme.sandbox().rows(contents -> contents.stars(), (repository, star) -> Arrays.asList(repository.name(), star.user().login(), seconds(star.starredAt())));
        assertRows(acme.runner().ask("SELECT repository, login, to_unixtime(starred_at) FROM stargazers"), expected);
        List<Star> stars = acme.sandbox().contents("docs").stars();
        assertThat(acme.runner().ask("SELECT count(*) FROM stargazers WHERE repository = 'docs'")).isEqualTo(single((long) stars.size(), 1));
        Answer newest = acme.runner().ask("SELECT to_unixtime(starred_at) FROM stargazers WHERE repository = 'docs' ORDER BY starred_at DESC LIMIT 5");
        assertThat(newest.column(0)).isEqualTo(stars.stream().map(star -> seconds(star.starredAt())).sorted(Comparator.reverseOrder()).limit(5).toList());
        assertThat(newest.requests()).isEqualTo(1);
    }

    @Test
    void testForks()
    {
        Answer answer = acme.runner().ask("SELECT owner, repository, fork_owner, fork_repository FROM forks WHERE owner = 'acme'");
        assertThat(answer.rows()).extracting(MaterializedRow::getFields).containsExactlyInAnyOrderElementsOf(acme.data().repositories().stream()
                .filter(fork -> fork.parentId() != null && acme.data().repository(fork.parentId()).orElseThrow().owner().equals(acme.account()))
                .map(fork -> Arrays.<Object>asList("acme", acme.data().repository(fork.parentId()).orElseThrow().name(), fork.owner().login(), fork.name()))
                .toList());
    }

    @Test
    void testContributors()
    {
        Answer answer = acme.runner().ask("SELECT repository, sum(contributions) FROM contributors GROUP BY 1");
        assertRows(answer, acme.sandbox().repositories()
                .filter(repository -> !repository.isEmpty())
                .map(repository -> Arrays.<Object>asList(repository.name(), (long) log(repository)))
                .toList());
    }

    private int log(Repository repository)
    {
        return acme.sandbox().contents(repository.name()).git().log(acme.sandbox().contents(repository.name()).git().resolve(repository.defaultBranch()).orElseThrow()).size();
    }

    @Test
    void testDiscussions()
    {
        List<List<Object>> expected = acme.sandbox().rows(contents -> contents.discussions().discussions(), (repository, discussion) -> Arrays.asList(
                repository.name(),
                (long) discussion.number(),
                discussion.title(),
                discussion.category().name(),
                discussion.closedAt() != null,
                login(discussion.author()),
                (long) discussion.topComments().size(),
                seconds(discussion.createdAt()),
                seconds(discussion.updatedAt())));
        assertRows(
                acme.runner().ask("SELECT repository, number, title, category, closed, user_login, comments, to_unixtime(created_at), to_unixtime(updated_at) FROM discussions"),
                expected);
        assertThat(acme.runner().ask("SELECT count(*) FROM discussions WHERE closed"))
                .isEqualTo(single(expected.stream().filter(row -> row.get(4).equals(true)).count(), 1));
    }

    @Test
    void testDiscussionComments()
    {
        List<List<Object>> expected = acme.sandbox().rows(contents -> contents.discussions().discussions().stream().flatMap(discussion -> discussion.topComments().stream()).toList(), TestOrganizationTables::row);
        assertRows(acme.runner().ask("SELECT repository, discussion_number, id, body, user_login, answer, to_unixtime(created_at) FROM discussion_comments"), expected);
        assertThat(acme.runner().ask("SELECT count(*) FROM discussion_comments").value()).isEqualTo((long) expected.size());
    }

    private static List<Object> row(Repository repository, Discussion.Comment comment)
    {
        return Arrays.asList(repository.name(), (long) comment.number(), comment.id(), comment.body(), login(comment.author()), comment.answer(), seconds(comment.createdAt()));
    }

    @Test
    void testProjects()
    {
        Answer answer = acme.runner().ask("SELECT number, title, short_description, public, closed, creator_login, items FROM projects");
        assertRows(answer, acme.organization().projects().stream()
                .map(project -> Arrays.<Object>asList(
                        (long) project.number(),
                        project.title(),
                        project.shortDescription(),
                        project.isPublic(),
                        project.closedAt() != null,
                        login(project.creator()),
                        (long) project.items().size()))
                .toList());
        assertThat(acme.runner().ask("SELECT count(*) FROM projects")).isEqualTo(single((long) acme.organization().projects().size(), 1));
    }

    @Test
    void testProjectItems()
            throws Exception
    {
        Answer answer = acme.runner().ask("SELECT project_number, id, archived, content_title, content_number, content_repository, fields FROM project_items");
        List<Project.Item> items = acme.organization().projects().stream().flatMap(project -> project.items().stream()).toList();
        assertThat(answer.rows()).hasSameSizeAs(items);
        for (MaterializedRow row : answer.rows()) {
            Project.Item item = items.stream().filter(candidate -> candidate.id() == (Long) row.getField(1)).findFirst().orElseThrow();
            assertThat(row.getField(2)).isEqualTo(item.archived());
            assertThat(row.getField(4)).isEqualTo(item.isDraft() ? null : (long) item.number());
            JsonNode fields = JsonMapper.builder().build().readTree((String) row.getField(6));
            item.values().forEach((name, value) -> assertThat(fields.path(name).asText()).describedAs(name).isEqualTo(JsonMapper.builder().build().valueToTree(value).asText()));
        }
    }

    @Test
    void testIssueEvents()
    {
        Answer answer = acme.runner().ask("SELECT event, count(*) FROM issue_events WHERE repository = 'website' GROUP BY 1");
        assertThat(answer.rows()).isNotEmpty();
        assertThat(acme.runner().ask("SELECT count(*) FROM issue_events WHERE repository = 'website'").value()).isEqualTo(acme.sandbox().contents("website").conversations().stream()
                .mapToLong(conversation -> IssueEvents.of(conversation).size())
                .sum());
    }

    /**
     * Every column of every table can be read.
     */
    @Test
    void testAllColumns()
    {
        for (MaterializedRow table : acme.runner().rows("SHOW TABLES FROM github.default")) {
            String name = (String) table.getField(0);
            String where = switch (name) {
                case "users" -> " WHERE login = 'alice-ng'";
                case "check_runs", "check_suites" -> " WHERE repository = 'docs' AND head_sha = '%s'".formatted(acme.sandbox().contents("docs").actions().runs().getFirst().sha());
                case "workflow_jobs", "workflow_job_steps" -> " WHERE repository = 'docs' AND run_id = " + acme.sandbox().contents("docs").actions().runs().getFirst().id();
                case "check_run_annotations" -> " WHERE repository = 'docs' AND check_run_id = 1";
                case "issue_reactions", "sub_issues" -> " WHERE repository = 'docs' AND issue_number = 1";
                case "organizations", "rate_limit", "outside_collaborators", "repositories", "teams", "team_members", "team_repositories", "organization_members", "audit_log", "projects", "project_items" -> "";
                default -> " WHERE repository = 'docs'";
            };
            List<MaterializedRow> rows = acme.runner().rows("SELECT * FROM " + name + where);
            assertThat(rows).describedAs(name).doesNotHaveDuplicates();
            assertThat(acme.runner().rows("SELECT count(*) FROM " + name + where).getFirst().getField(0)).describedAs(name).isEqualTo((long) rows.size());
        }
    }
}
