package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueState;
import io.omnisql.sandbox.http.LoggedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import static io.omnisql.plugin.github.SandboxRows.pages;
import static io.omnisql.plugin.github.SandboxRows.single;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The lines of the page's table of requests, each on tables of several kinds.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestRequestTable
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";
    private static final String WEBSITE = "owner = 'acme' AND repository = 'website'";

    private GithubQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(SandboxToken.ACME, "acme");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testCountByExactFilters()
    {
        for (String condition : List.of(
                "issues WHERE state = 'open'",
                "issues WHERE milestone_number = 1",
                "issues WHERE state = 'closed' AND milestone_number = 2",
                "pull_requests WHERE state = 'open'",
                "pull_requests WHERE NOT merged",
                "pull_requests WHERE state = 'closed' AND NOT merged",
                "pull_requests WHERE base_ref = 'main'",
                "pull_requests WHERE base_ref = 'main' AND state = 'open'",
                "milestones WHERE state = 'open'",
                "discussions WHERE NOT closed")) {
            String repository = repository(condition.substring(0, condition.indexOf(' ')));
            String sql = "SELECT count(*) FROM %s AND %s".formatted(condition, repository);
            Object counted = runner.rows("SELECT count(number) FROM (SELECT number FROM %s AND %s AND length(html_url) >= 0)".formatted(condition, repository)).getFirst().getField(0);
            assertThat(runner.ask(sql)).describedAs(sql).isEqualTo(single(counted, 1));
        }
    }

    /**
     * GitHub finds names whatever the case of their letters; no two differ by that alone, so that its number is right for one spelling.
     */
    @Test
    void testCountByNames()
    {
        Issue labelled = issues().stream()
                .filter(issue -> isPerson(issue.author()) && !issue.assignees().isEmpty() && issue.labels().stream().anyMatch(label -> label.name().equals("bug")))
                .findFirst().orElseThrow();
        String author = labelled.author().login();
        String assignee = labelled.assignees().getFirst().login();
        Predicate<Issue> ofAuthor = issue -> isPerson(issue.author()) && issue.author().login().equals(author);
        Predicate<Issue> ofAssignee = issue -> issue.assignees().stream().anyMatch(account -> account.login().equals(assignee));
        Predicate<Issue> bug = issue -> issue.labels().stream().anyMatch(label -> label.name().equals("bug"));

        assertCount("contains(labels, 'bug')", bug);
        assertCount("contains(labels, 'bug') AND state = 'open'", bug.and(issue -> issue.state() == IssueState.OPEN));
        assertCount("contains(labels, 'bug') AND milestone_number = 1", bug.and(issue -> issue.milestone() != null && issue.milestone().number() == 1));
        assertCount("contains(assignees, '%s')".formatted(assignee), ofAssignee);
        assertCount("user_type = 'User' AND user_login = '%s'".formatted(author), ofAuthor);
        assertCount("user_type = 'User' AND user_login = '%s' AND contains(assignees, '%s') AND contains(labels, 'bug')".formatted(author, assignee), ofAuthor.and(ofAssignee).and(bug));

        for (String nothing : List.of("contains(labels, 'Bug')", "contains(labels, 'no such label')", "contains(assignees, '%s')".formatted(assignee.toUpperCase(ENGLISH)), "contains(assignees, 'nobody-of-this-name')", "user_type = 'User' AND user_login = '%s'".formatted(author.toUpperCase(ENGLISH)), "user_type = 'User' AND user_login = 'dependabot'", "user_type = 'User' AND user_login = 'acme'")) {
            assertCount(nothing, _ -> false);
        }

        long pulls = runner.sandbox().data().pullRequests("acme", "platform").stream().filter(pull -> bug.test(pull.issue())).count();
        assertThat(pulls).isPositive();
        assertThat(runner.ask("SELECT count(*) FROM pull_requests WHERE contains(labels, 'bug') AND " + PLATFORM)).isEqualTo(single(pulls, 1));
        assertThat(runner.ask("SELECT count(*) FROM pull_requests WHERE contains(labels, 'BUG') AND " + PLATFORM)).isEqualTo(single(0L, 1));

        assertThat(runner.rows("SELECT state, count(*) FROM issues WHERE contains(labels, 'bug') AND " + PLATFORM + " GROUP BY state"))
                .containsExactlyInAnyOrderElementsOf(runner.rows("SELECT state, count(*) FROM issues WHERE any_match(labels, x -> x = 'bug') AND " + PLATFORM + " GROUP BY state"));
        // every repository that has such issues
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE owner = 'acme' AND contains(assignees, '%s')".formatted(assignee)))
                .isEqualTo(single((long) runner.rows("SELECT number FROM issues WHERE owner = 'acme' AND length(html_url) >= 0 AND any_match(assignees, x -> x = '%s')".formatted(assignee)).size(), 1));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE owner = 'acme' AND contains(labels, 'bug')"))
                .isEqualTo(single((long) runner.rows("SELECT number FROM issues WHERE owner = 'acme' AND length(html_url) >= 0 AND any_match(labels, x -> x = 'bug')").size(), 1));
        for (String grouping : List.of("repository", "repository, state")) {
            assertThat(runner.rows("SELECT %1$s, count(*) FROM issues WHERE repository <> 'docs' AND contains(labels, 'bug') GROUP BY %1$s".formatted(grouping))).describedAs(grouping).isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(runner.rows("SELECT %1$s, count(*) FROM issues WHERE repository <> 'docs' AND any_match(labels, x -> x = 'bug') GROUP BY %1$s".formatted(grouping)));
        }
    }

    @Test
    void testCountByLastChange()
    {
        Instant time = issues().stream().map(Issue::updatedAt).sorted().skip(issues().size() / 2).findFirst().orElseThrow();
        assertThat(time).isEqualTo(time.truncatedTo(SECONDS));
        for (Instant bound : List.of(time, time.plusSeconds(1), time.minusSeconds(1), time.plusMillis(500), time.minusMillis(500))) {
            String literal = "from_iso8601_timestamp('%s')".formatted(bound);
            assertCount("updated_at >= " + literal, issue -> !issue.updatedAt().isBefore(bound));
            assertCount("updated_at > " + literal, issue -> issue.updatedAt().isAfter(bound));
        }
        String literal = "from_iso8601_timestamp('%s')".formatted(time);
        assertCount("state = 'open' AND contains(labels, 'bug') AND updated_at >= " + literal, issue -> issue.state() == IssueState.OPEN && issue.labels().stream().anyMatch(label -> label.name().equals("bug")) && !issue.updatedAt().isBefore(time));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE updated_at >= " + literal).value())
                .isEqualTo(runner.ask("SELECT count(*) FROM issues WHERE length(html_url) >= 0 AND date_diff('second', %s, updated_at) >= 0".formatted(literal)).value());
        assertCount("updated_at >= from_iso8601_timestamp('2099-01-01T00:00:00Z')", _ -> false);
        for (Instant end : List.of(time, time.plusSeconds(1), time.plusMillis(500), time.plusSeconds(1_000_000))) {
            String until = "from_iso8601_timestamp('%s')".formatted(end);
            assertCount("updated_at < " + until, issue -> issue.updatedAt().isBefore(end));
            assertCount("updated_at <= " + until, issue -> !issue.updatedAt().isAfter(end));
            assertCount("updated_at BETWEEN %s AND %s".formatted(literal, until), issue -> !issue.updatedAt().isBefore(time) && !issue.updatedAt().isAfter(end));
            assertCount("state = 'open' AND updated_at >= %s AND updated_at < %s + INTERVAL '1' SECOND".formatted(literal, until), issue -> issue.state() == IssueState.OPEN && !issue.updatedAt().isBefore(time) && issue.updatedAt().isBefore(end.plusSeconds(1)));
        }
        assertCount("updated_at = " + literal, issue -> issue.updatedAt().equals(time));
        assertCount("updated_at < from_iso8601_timestamp('1969-01-01T00:00:00Z')", _ -> false);
    }

    /**
     * Several repositories are counted in one request, each by its very name.
     */
    @Test
    void testCountOfNamedRepositories()
    {
        String names = "owner = 'acme' AND repository IN ('platform', 'website', 'Website', 'docs', 'ui-kit', 'no-such-repository')";
        for (String condition : List.of("true", "state = 'open'", "contains(labels, 'bug')", "contains(labels, 'Bug')", "milestone_number IS NULL")) {
            String plain = condition.replace("milestone_number", "-milestone_number").replaceAll("contains\\((\\w+), (.*)\\)", "any_match($1, x -> x = $2)").replace("state =", "state || '' =");
            String sql = "SELECT count(*) FROM issues WHERE %s AND %s";
            assertThat(runner.ask(sql.formatted(names, condition))).describedAs(condition).isEqualTo(single(runner.ask(sql.formatted(names, plain)).value(), 1));
            for (String grouping : condition.startsWith("contains") ? List.of("repository") : List.of("repository", "repository, state", "state")) {
                String grouped = "SELECT %1$s, count(*) FROM issues WHERE %2$s AND %3$s GROUP BY %1$s";
                Answer answer = runner.ask(grouped.formatted(grouping, names, condition));
                assertThat(answer.rows()).describedAs("%s by %s", condition, grouping).containsExactlyInAnyOrderElementsOf(runner.rows(grouped.formatted(grouping, names, plain)));
                assertThat(answer.requests()).describedAs("%s by %s", condition, grouping).isEqualTo(1);
            }
        }
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE owner = 'ACME' AND repository IN ('platform', 'website')").value()).isEqualTo(0L);
    }

    private void assertCount(String condition, Predicate<Issue> predicate)
    {
        String sql = "SELECT count(*) FROM issues WHERE %s AND %s".formatted(PLATFORM, condition);
        assertThat(runner.ask(sql)).describedAs(sql).isEqualTo(single(issues().stream().filter(predicate).count(), 1));
    }

    private List<Issue> issues()
    {
        return runner.sandbox().data().issues("acme", "platform");
    }

    private static boolean isPerson(Account account)
    {
        return account != null && account.kind() == Account.Kind.USER;
    }

    @Test
    void testFirstRowsOfNames()
    {
        for (String order : List.of("updated_at", "created_at", "comments")) {
            Answer answer = runner.ask("SELECT %1$s FROM issues WHERE contains(labels, 'bug') AND %2$s ORDER BY %1$s DESC LIMIT 10".formatted(order, PLATFORM));
            assertThat(answer.rows()).hasSize(10).isEqualTo(runner.rows("SELECT %1$s FROM issues WHERE %2$s AND any_match(labels, x -> x = 'bug') ORDER BY %1$s DESC LIMIT 10".formatted(order, PLATFORM)));
            assertThat(answer.requests()).describedAs(order).isEqualTo(1);
        }
        Answer answer = runner.ask("SELECT number, labels FROM issues WHERE contains(labels, 'bug') AND %s LIMIT 30".formatted(PLATFORM));
        assertThat(answer.rows()).hasSize(30).allSatisfy(row -> assertThat((List<?>) row.getField(1)).anyMatch("bug"::equals));
        assertThat(answer.requests()).isEqualTo(1);
    }

    /**
     * The rows of bots are left out, and more are read until there are enough.
     */
    @Test
    void testLimitWhereRowsAreLeftOut()
    {
        Answer answer = runner.ask("SELECT number, user_type FROM issues WHERE user_type = 'User' AND %s LIMIT 90".formatted(PLATFORM));
        assertThat(answer.rows()).hasSize(90).doesNotHaveDuplicates().allSatisfy(row -> assertThat(row.getField(1)).isEqualTo("User"));
        assertThat(answer.requests()).isBetween(1L, 2L);
        String latest = "SELECT created_at FROM issues WHERE %s AND %s ORDER BY created_at DESC LIMIT 250";
        assertThat(runner.rows(latest.formatted("user_type = 'User'", PLATFORM))).isEqualTo(runner.rows(latest.formatted("reverse(user_type) = 'resU'", PLATFORM)));
    }

    /**
     * As many rows as are wanted, and those of the least or greatest values.
     */
    @Test
    void testFirstRowsOfAnOrder()
    {
        for (String sorted : List.of(
                "issues.updated_at DESC",
                "issues.created_at",
                "issues.comments DESC",
                "pull_requests.updated_at DESC",
                "pull_requests.created_at DESC",
                "discussions.updated_at DESC",
                "milestones.updated_at DESC",
                "releases.created_at DESC",
                "stargazers.starred_at DESC")) {
            String table = sorted.substring(0, sorted.indexOf('.'));
            String column = sorted.substring(table.length() + 1).replace(" DESC", "");
            String order = sorted.substring(table.length() + 1);
            Answer answer = runner.ask("SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT 10".formatted(column, table, repository(table), order));
            assertThat(answer.rows()).describedAs(sorted).isNotEmpty()
                    .isEqualTo(runner.rows("SELECT %1$s FROM (SELECT %1$s FROM %2$s WHERE %3$s AND length(html_url) >= 0) ORDER BY %4$s LIMIT 10".formatted(column, table, repository(table), order)));
            assertThat(answer.requests()).describedAs(sorted).isEqualTo(1);
        }
        assertThat(runner.ask("SELECT repository FROM repositories WHERE owner = 'acme' AND NOT archived ORDER BY stargazers_count DESC LIMIT 3")).matches(answer -> answer.rows().size() == 3 && answer.requests() == 1);
        assertThat(runner.ask("SELECT number FROM pull_requests WHERE state = 'closed' AND base_ref = 'main' AND " + PLATFORM + " ORDER BY updated_at DESC LIMIT 10")).matches(answer -> answer.rows().size() == 10 && answer.requests() == 1);
    }

    @Test
    void testLimit()
    {
        for (String table : List.of("issues", "pull_requests", "commits")) {
            for (int limit : List.of(1, 100, 150)) {
                Answer answer = runner.ask("SELECT html_url FROM %s WHERE %s LIMIT %s".formatted(table, PLATFORM, limit));
                assertThat(answer.rows()).describedAs(table).hasSize(limit).doesNotHaveDuplicates();
                assertThat(answer.requests()).describedAs("%s rows of %s", limit, table).isEqualTo(pages(limit, 100));
            }
        }
    }

    @Test
    void testOneRowByItsKey()
    {
        for (String key : List.of(
                "issues.number",
                "pull_requests.number",
                "commits.sha",
                "milestones.number",
                "discussions.number",
                "branches.name",
                "tags.name",
                "repositories.repository",
                "users.login")) {
            String table = key.substring(0, key.indexOf('.'));
            String column = key.substring(table.length() + 1);
            String filter = switch (table) {
                case "repositories" -> "owner = 'acme'";
                case "users" -> "true";
                default -> "owner = 'acme' AND repository = 'website'";
            };
            Object value = table.equals("users") ? "MonaHart" : runner.ask("SELECT %s FROM %s WHERE %s LIMIT 1".formatted(column, table, filter)).value();
            String literal = value instanceof String ? "'" + value + "'" : value.toString();
            Answer answer = runner.ask("SELECT %s FROM %s WHERE %s AND %1$s = %s".formatted(column, table, filter, literal));
            assertThat(answer.rows()).describedAs(key).singleElement().satisfies(row -> assertThat(row.getField(0)).isEqualTo(value));
            assertThat(answer.requests()).describedAs(key).isEqualTo(1);
        }
    }

    @Test
    void testWholeTables()
    {
        for (String table : List.of("issues", "pull_requests", "commits", "branches", "tags", "releases", "labels", "milestones", "discussions", "stargazers", "issue_comments", "workflow_runs", "artifacts", "deployments")) {
            Answer answer = runner.ask("SELECT count(node_id) FROM %s WHERE %s AND length(node_id) > 0".formatted(table, repository(table)));
            long rows = (long) answer.value();
            assertThat(rows).describedAs(table).isPositive();
            assertThat(answer.requests()).describedAs("%s rows of %s", rows, table).isLessThanOrEqualTo(pages(rows, 100) + 1);
        }
    }

    /**
     * The names of all are asked for, and then nothing of those that a filter excludes.
     */
    @Test
    void testExcludedRepositoriesAreNotAsked()
    {
        for (String table : List.of("issues", "pull_requests", "issue_comments")) {
            for (String filter : List.of("repository LIKE 'web%' OR repository = 'docs'", "repository > 'w' OR repository = 'docs'", "repository NOT IN ('platform', 'billing', 'mobile-app', 'scratch', 'legacy-portal', 'design-system', 'report-kit')")) {
                Answer answer = runner.ask("SELECT repository, html_url FROM %s WHERE %s".formatted(table, filter));
                assertThat(answer.column(0)).describedAs(filter).contains("website", "docs").containsOnly("website", "docs");
                long whole = runner.ask("SELECT html_url FROM %s WHERE repository IN ('website', 'docs')".formatted(table)).requests();
                assertThat(answer.requests()).describedAs("%s: %s", table, filter).isLessThanOrEqualTo(whole + 1);
                runner.ask("SELECT repository, html_url FROM %s WHERE %s".formatted(table, filter));
                assertThat(runner.sandbox().requests().matching(TestRequestTable::namesAnother)).describedAs("%s: %s", table, filter).isEmpty();
            }
        }
    }

    private static boolean namesAnother(LoggedRequest request)
    {
        String asked = request.path() + (request.graphql() == null ? "" : request.graphql().query() + request.graphql().variables());
        return List.of("platform", "billing", "mobile-app", "scratch", "legacy-portal", "design-system", "report-kit").stream().anyMatch(asked::contains);
    }

    /**
     * One that has rows of the table.
     */
    private static String repository(String table)
    {
        return table.equals("discussions") ? WEBSITE : PLATFORM;
    }

    @Test
    void testOnlyWantedFieldsAreAskedFor()
    {
        runner.ask("SELECT number FROM issues WHERE " + WEBSITE);
        assertThat(runner.sandbox().requests().matching(_ -> true)).isNotEmpty().allSatisfy(request -> assertThat(request.graphql().query()).contains("number").doesNotContain("title", "body", "labels", "assignees"));
        long narrow = runner.sandbox().requests().counters().bytes();
        runner.ask("SELECT * FROM issues WHERE " + WEBSITE);
        assertThat(narrow).isLessThan(runner.sandbox().requests().counters().bytes() / 5);
    }

    @Test
    void testSearchOfCode()
    {
        Answer found = runner.ask("SELECT repository, path, name FROM TABLE(github.system.search(query => 'login repo:acme/platform', kind => 'code'))");
        assertThat(found.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.getField(0)).isEqualTo("acme/platform");
            assertThat((String) row.getField(1)).containsIgnoringCase("login").endsWith((String) row.getField(2));
        });
        assertThat(found.requests()).isEqualTo(pages(found.rows().size(), 100));
    }
}
