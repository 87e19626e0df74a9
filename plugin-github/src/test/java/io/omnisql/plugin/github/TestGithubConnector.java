package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.data.PullRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of the whole connector over the sandbox.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestGithubConnector
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
    void testCount()
    {
        assertValue("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND state = 'open'", 3000L, 1);
        assertValue("SELECT count(*) FROM issues WHERE repository = 'platform' AND state = 'open'", 3000L, 1);
        assertValue("SELECT count(number) FROM issues WHERE " + PLATFORM, 4500L, 1);
        assertValue("SELECT count(*) FROM issues", count("acme", _ -> true), 1);
        assertValue("SELECT count(*) FROM issues WHERE state = 'closed'", count("acme", issue -> !issue.isOpen()), 1);
        assertValue("SELECT count(*) FROM issues WHERE owner = 'acme' AND repository IN ('website', 'docs')", count("acme/website", _ -> true) + count("acme/docs", _ -> true), 1);
        Milestone milestone = issues("platform").stream().map(Issue::milestone).filter(Objects::nonNull).findFirst().orElseThrow();
        assertValue("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND state = 'open' AND milestone_number = " + milestone.number(), count("acme/platform", issue -> issue.isOpen() && milestone.equals(issue.milestone())), 1);
        assertValue("SELECT count(*) FROM pull_requests WHERE " + PLATFORM + " AND merged", pullRequests("platform").stream().filter(PullRequest::merged).count(), 1);
        assertValue("SELECT count(*) FROM pull_requests WHERE " + PLATFORM + " AND state = 'closed'", pullRequests("platform").stream().filter(pull -> !pull.issue().isOpen()).count(), 1);
        assertValue("SELECT count(*) FROM repositories WHERE NOT archived", 8L, 1);
    }

    @Test
    void testNoRequestWhereNoRowCanMatch()
    {
        assertValue("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND state = 'nonsense'", 0L, 0);
        assertThat(runner.ask("SELECT title FROM issues WHERE state = 'OPEN'")).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT title FROM issues WHERE owner = 'globex'")).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT title FROM issues WHERE number = 0 AND " + PLATFORM)).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT title FROM issues WHERE number = 1 AND state = 'nonsense' AND " + PLATFORM)).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT title FROM issues WHERE owner IS NULL")).isEqualTo(new Answer(List.of(), 0));
        assertThat(runner.ask("SELECT title FROM pull_requests WHERE merged AND state = 'open'")).isEqualTo(new Answer(List.of(), 0));
        for (String column : List.of(
                "workflow_runs.status",
                "workflow_runs.conclusion",
                "workflow_jobs.conclusion",
                "check_runs.status",
                "check_runs.conclusion",
                "dependabot_alerts.severity",
                "code_scanning_alerts.rule_severity",
                "secret_scanning_alerts.validity",
                "deployment_statuses.state",
                "pull_request_reviews.state",
                "pull_requests.review_decision",
                "repositories.visibility",
                "organization_members.role",
                "team_members.role")) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(runner.ask("SELECT count(*) FROM %s WHERE %s IN ('nonsense', 'Open')".formatted(table, column))).describedAs(column).isEqualTo(new Answer(runner.rows("VALUES BIGINT '0'"), 0));
        }
    }

    @Test
    void testTopN()
    {
        Answer answer = runner.ask("SELECT number FROM issues WHERE " + PLATFORM + " AND state = 'open' ORDER BY updated_at DESC LIMIT 10");
        assertThat(answer.requests()).isEqualTo(1);
        List<Instant> newest = issues("platform").stream().filter(Issue::isOpen).map(Issue::updatedAt).sorted(Comparator.reverseOrder()).limit(10).toList();
        assertThat(answer.column(0).stream().map(number -> issue("platform", (Long) number).updatedAt()).toList()).isEqualTo(newest);

        assertThat(runner.ask("SELECT number FROM issues WHERE " + PLATFORM + " ORDER BY created_at LIMIT 7").requests()).isEqualTo(1);
        Answer discussed = runner.ask("SELECT comments FROM issues WHERE " + PLATFORM + " ORDER BY comments DESC LIMIT 3");
        assertThat(discussed.requests()).isEqualTo(1);
        assertThat(discussed.column(0)).isEqualTo(issues("platform").stream().map(Issue::comments).sorted(Comparator.reverseOrder()).limit(3).map(Long::valueOf).toList());
    }

    @Test
    void testTopNOverRepositories()
    {
        Answer answer = runner.ask("SELECT repository, number FROM issues ORDER BY created_at DESC LIMIT 5");
        assertThat(answer.rows()).hasSize(5);
        // the list and one page of each of the nine repositories
        assertThat(answer.requests()).isEqualTo(10);
    }

    @Test
    void testLimit()
    {
        assertThat(runner.ask("SELECT number, title FROM issues WHERE " + PLATFORM + " LIMIT 10")).matches(answer -> answer.rows().size() == 10 && answer.requests() == 1);
        assertThat(runner.ask("SELECT number FROM issues WHERE " + PLATFORM + " AND state = 'closed' LIMIT 250")).matches(answer -> answer.rows().size() == 250 && answer.requests() == 3);
        // one list of repositories, and no more of them than it takes
        assertThat(runner.ask("SELECT repository, number FROM issues WHERE repository IN ('platform', 'website', 'docs') LIMIT 10")).matches(answer -> answer.rows().size() == 10 && answer.requests() == 1);
        assertThat(runner.ask("SELECT repository, number FROM issues LIMIT 10")).matches(answer -> answer.rows().size() == 10 && answer.requests() == 2, "a list and a page");
    }

    @Test
    void testByNumber()
    {
        long first = issues("platform").getFirst().number();
        assertValue("SELECT title FROM issues WHERE " + PLATFORM + " AND number = " + first, issue("platform", first).title(), 1);
        assertThat(runner.ask("SELECT title FROM issues WHERE " + PLATFORM + " AND state = 'closed' AND number = " + open("platform"))).isEqualTo(new Answer(List.of(), 1));

        String fifty = issues("platform").stream().limit(50).map(issue -> Integer.toString(issue.number())).collect(joining(", "));
        assertThat(runner.ask("SELECT title FROM issues WHERE " + PLATFORM + " AND number IN (" + fifty + ")")).matches(answer -> answer.rows().size() == 50 && answer.requests() == 1);

        // neither a pull request nor a number that does not exist is an issue
        String mixed = first + ", " + pullRequests("platform").getFirst().number() + ", 999999";
        assertThat(runner.ask("SELECT title FROM issues WHERE " + PLATFORM + " AND number IN (" + mixed + ")")).matches(answer -> answer.rows().size() == 1 && answer.requests() == 1);

        String many = LongStream.rangeClosed(1, 250).mapToObj(Long::toString).collect(joining(", "));
        Answer batches = runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND number IN (" + many + ")");
        assertThat(batches.value()).isEqualTo(issues("platform").stream().filter(issue -> issue.number() <= 250).count());
        assertThat(batches.requests()).isEqualTo(3);
    }

    @Test
    void testCountsOfRepositories()
    {
        for (String filter : List.of("true", "state = 'open'")) {
            Answer counted = runner.ask("SELECT repository, count(*) FROM issues WHERE " + filter + " GROUP BY repository");
            assertThat(counted.rows()).containsExactlyInAnyOrderElementsOf(runner.rows("SELECT repository, count(number) FROM (SELECT repository, number FROM issues WHERE " + filter + " AND length(title) >= 0) GROUP BY 1"));
            assertThat(counted.requests()).isEqualTo(1);
        }
        assertThat(runner.ask("SELECT count(*), repository, owner FROM commits GROUP BY owner, repository")).matches(answer -> answer.rows().size() == 8 && answer.requests() == 1);
        assertThat(runner.ask("SELECT owner, repository, count(*) FROM issues WHERE " + PLATFORM + " GROUP BY owner, repository"))
                .matches(answer -> answer.rows().size() == 1 && answer.rows().getFirst().getField(0).equals("acme") && answer.requests() == 1);
        assertThat(runner.ask("SELECT owner, count(*) FROM issues WHERE repository = 'platform' GROUP BY repository, owner"))
                .matches(answer -> answer.rows().size() == 1 && answer.rows().getFirst().getField(0).equals("acme") && answer.requests() == 1);
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND state = 'nonsense' GROUP BY repository")).isEqualTo(new Answer(List.of(), 0));
    }

    @Test
    void testCountsOfValues()
    {
        assertCounted("issues", "state", PLATFORM, 1);
        assertCounted("issues", "state, repository", "true", 1);
        assertCounted("issues", "owner", "true", 1);
        assertCounted("issues", "repository", "repository > 'docs' AND state = 'open'", 1);
        assertCounted("issues", "state", "repository <> 'platform'", 1);
        assertCounted("pull_requests", "state", "repository = 'platform' AND NOT merged", 1);
        assertCounted("pull_requests", "merged, state", PLATFORM, 1);
        assertCounted("pull_requests", "repository, state, merged", "true", 1);
        assertCounted("milestones", "state", "true", 1);
        assertCounted("repositories", "fork, archived", "true", 1);
        assertCounted("repositories", "owner", "true", 1);
        // the names, and each repository
        assertCounted("workflow_runs", "repository", "true", 10);
        assertThat(runner.ask("SELECT state, count(*) FROM issues WHERE state = 'nonsense' GROUP BY 1")).isEqualTo(new Answer(List.of(), 0));
    }

    /**
     * The engine counts rows, which it has to filter by itself, in the same way.
     */
    private void assertCounted(String table, String grouping, String filter, long requests)
    {
        Answer counted = runner.ask("SELECT %s, count(*) FROM %s WHERE %s GROUP BY %1$s".formatted(grouping, table, filter));
        assertThat(counted.rows()).describedAs("%s by %s", table, grouping).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(runner.rows("SELECT %s, count(*) FROM %s WHERE %s AND length(html_url) >= 0 GROUP BY %1$s".formatted(grouping, table, filter)));
        assertThat(counted.requests()).describedAs("%s by %s", table, grouping).isEqualTo(requests);
    }

    @Test
    void testOwnersThatDifferInCase()
    {
        assertValue("SELECT count(number) FROM issues WHERE owner IN ('acme', 'ACME') AND length(title) >= 0", runner.sandbox().data().repositories().stream()
                .filter(repository -> repository.owner().login().equals("acme"))
                .mapToLong(repository -> issues(repository.name()).size())
                .sum());
    }

    private void assertValue(String sql, Object value)
    {
        assertThat(runner.ask(sql).value()).describedAs(sql).isEqualTo(value);
    }

    @Test
    void testBranchesOfPullRequests()
    {
        long of = pullRequests("platform").stream().filter(pull -> pull.base().ref().equals("release/1.x")).count();
        assertValue("SELECT count(*) FROM pull_requests WHERE " + PLATFORM + " AND base_ref = 'release/1.x'", of, 1);
        assertValue("SELECT count(*) FROM pull_requests WHERE " + PLATFORM + " AND base_ref = 'Release/1.x'", 0L, 1);
        PullRequest first = pullRequests("platform").getFirst();
        assertValue("SELECT title FROM pull_requests WHERE " + PLATFORM + " AND head_ref = '" + first.head().ref() + "'", first.issue().title(), 1);
    }

    @Test
    void testFullScan()
    {
        Answer answer = runner.ask("SELECT number FROM issues WHERE " + PLATFORM);
        assertThat(answer.column(0)).containsExactlyInAnyOrderElementsOf(issues("platform").stream().map(issue -> (Object) (long) issue.number()).toList());
        // 4,500 rows in parts, two in each request
        assertThat(answer.requests()).isBetween(23L, 46L);
    }

    @Test
    void testUpdatedSince()
    {
        List<Instant> times = issues("platform").stream().map(Issue::updatedAt).sorted().toList();
        Instant since = times.get(times.size() - 430);
        long matching = times.stream().filter(time -> !time.isBefore(since)).count();
        Answer answer = runner.ask("SELECT number FROM issues WHERE %s AND updated_at >= TIMESTAMP '%s UTC'".formatted(PLATFORM, sqlText(since)));
        assertThat(answer.rows()).hasSize((int) matching);
        assertThat(answer.requests()).isLessThanOrEqualTo((matching + 99) / 100 + 1);

        Instant from = times.get(150);
        Instant to = times.get(480);
        long within = times.stream().filter(time -> !time.isBefore(from) && time.isBefore(to)).count();
        Answer interval = runner.ask("SELECT number FROM issues WHERE %s AND updated_at >= TIMESTAMP '%s UTC' AND updated_at < TIMESTAMP '%s UTC'".formatted(PLATFORM, sqlText(from), sqlText(to)));
        assertThat(interval.rows()).hasSize((int) within).doesNotHaveDuplicates();
        assertThat(interval.requests()).isLessThanOrEqualTo((within + 99) / 100 + 1);
    }

    @Test
    void testStopsReadingAtABound()
    {
        List<Instant> created = issues("platform").stream().map(Issue::createdAt).sorted().toList();
        Instant newest = created.get(created.size() - 150);
        Answer recent = runner.ask("SELECT number FROM issues WHERE %s AND created_at >= TIMESTAMP '%s UTC'".formatted(PLATFORM, sqlText(newest)));
        assertThat(recent.rows()).hasSize((int) created.stream().filter(time -> !time.isBefore(newest)).count());
        assertThat(recent.requests()).isLessThanOrEqualTo(3);

        List<Instant> updated = pullRequests("platform").stream().map(pull -> pull.issue().updatedAt()).sorted().toList();
        Instant oldest = updated.get(50);
        Answer old = runner.ask("SELECT number FROM pull_requests WHERE %s AND updated_at < TIMESTAMP '%s UTC'".formatted(PLATFORM, sqlText(oldest)));
        assertThat(old.rows()).hasSize((int) updated.stream().filter(time -> time.isBefore(oldest)).count());
        assertThat(old.requests()).isEqualTo(1);
    }

    @Test
    void testSpellingOfRepositories()
    {
        assertValue("SELECT count(*) FROM issues WHERE owner = 'acme' AND repository = 'Website'", 0L, 1);
        assertValue("SELECT count(*) FROM issues WHERE owner = 'ACME' AND repository = 'website'", 0L, 1);
        assertThat(runner.rows("SELECT number FROM issues WHERE owner = 'acme' AND repository = 'WEBSITE'")).isEmpty();
        assertThat(runner.rows("SELECT repository FROM repositories WHERE repository = 'Website'")).isEmpty();
        assertThat(runner.ask("SELECT repository FROM repositories WHERE repository IN ('Website', 'website')").column(0)).containsExactly("website");
        assertThat(runner.rows("SELECT title FROM issues WHERE owner = 'ACME' AND repository = 'website' AND number = " + issues("website").getFirst().number())).isEmpty();
        assertValue("SELECT count(*) FROM repositories WHERE owner = 'Acme'", 0L, 1);
        // hidden, unknown, and a former name
        assertValue("SELECT count(*) FROM issues WHERE owner = 'acme' AND repository = 'no-such-repository'", 0L, 1);
        assertThat(runner.rows("SELECT number FROM issues WHERE owner = 'acme' AND repository = 'no-such-repository'")).isEmpty();
        assertThat(runner.rows("SELECT number FROM issues WHERE owner = 'acme' AND repository = 'ui-kit'")).isEmpty();
    }

    @Test
    void testExcludedRepositoriesAreNotAsked()
    {
        // the list of repositories, and two of them
        Answer answer = runner.ask("SELECT count(*), count(title) FROM issues WHERE repository LIKE 'web%' OR repository = 'docs'");
        assertThat(answer.rows().getFirst().getField(0)).isEqualTo(count("acme/website", _ -> true) + count("acme/docs", _ -> true));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE repository <> 'platform'").value()).isEqualTo(count("acme", _ -> true) - 4500);
    }

    @Test
    void testAwkwardValues()
    {
        assertValue("SELECT count(*) FROM issues WHERE " + WEBSITE + " AND user_login IS NULL", count("acme/website", issue -> issue.author() == null), 2);
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND contains(labels, 'needs design, copy')").value())
                .isEqualTo(count("acme/platform", issue -> issue.labels().stream().anyMatch(label -> label.name().equals("needs design, copy"))));
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND contains(labels, 'BUG')").value()).isEqualTo(0L);
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND contains(labels, 'bug') AND contains(labels, 'enhancement')").value())
                .isEqualTo(count("acme/platform", issue -> issue.hasLabel("bug") && issue.hasLabel("enhancement")));
    }

    @Test
    void testAuthors()
    {
        long dependabot = count("acme/platform", issue -> issue.author() != null && issue.author().login().equals("dependabot"));
        assertThat(dependabot).isPositive();
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE " + PLATFORM + " AND user_login = 'dependabot'").value()).isEqualTo(dependabot);

        long monas = count("acme/platform", issue -> issue.author() != null && issue.author().login().equals("MonaHart"));
        Answer mona = runner.ask("SELECT number FROM issues WHERE " + PLATFORM + " AND user_login = 'MonaHart' AND user_type = 'User'");
        assertThat(mona.rows()).hasSize((int) monas);
        assertThat(mona.requests()).isEqualTo(Math.max(1, (monas + 99) / 100));
        assertThat(runner.ask("SELECT number FROM issues WHERE " + PLATFORM + " AND user_login = 'monahart' AND user_type = 'User'").rows()).isEmpty();
    }

    @Test
    void testPullRequestState()
    {
        assertThat(runner.rows("SELECT DISTINCT state, merged, merged_at IS NULL FROM pull_requests WHERE " + PLATFORM + " ORDER BY 1, 2").toString())
                .isEqualTo("[[closed, false, true], [closed, true, false], [open, false, true]]");
    }

    @Test
    void testPullRequestsInOneQuery()
    {
        Answer answer = runner.ask("SELECT number, additions, deletions, changed_files, commits, comments, review_decision, merged_by_login FROM pull_requests WHERE " + WEBSITE);
        assertThat(answer.rows()).hasSize(40);
        assertThat(answer.requests()).isEqualTo(1);
    }

    @Test
    void testRepositories()
    {
        Answer answer = runner.ask("SELECT repository FROM repositories ORDER BY 1");
        assertThat(answer.column(0)).containsExactly("billing", "design-system", "docs", "legacy-portal", "mobile-app", "platform", "report-kit", "scratch", "website");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(runner.ask("SELECT language FROM repositories WHERE repository IN ('platform', 'billing') ORDER BY 1").column(0)).containsExactly("Go", "Java");
    }

    /**
     * A number is looked up whatever else is asked of the row.
     */
    @Test
    void testByNumberWithOtherFilters()
    {
        PullRequest merged = pullRequests("platform").stream().filter(PullRequest::merged).findFirst().orElseThrow();
        assertValue("SELECT title FROM pull_requests WHERE " + PLATFORM + " AND merged AND number = " + merged.number(), merged.issue().title(), 1);
        assertThat(runner.ask("SELECT title FROM pull_requests WHERE " + PLATFORM + " AND NOT merged AND number = " + merged.number())).isEqualTo(new Answer(List.of(), 1));
        assertValue("SELECT title FROM pull_requests WHERE " + PLATFORM + " AND base_ref = '%s' AND state = 'closed' AND number = %s".formatted(merged.base().ref(), merged.number()), merged.issue().title(), 1);
    }

    @Test
    void testExplain()
    {
        assertThat((String) runner.ask("EXPLAIN SELECT number, title FROM issues WHERE " + WEBSITE + " AND state = 'open' ORDER BY updated_at DESC LIMIT 10").value())
                .contains("POST /graphql repository(owner: \"acme\", name: \"website\").issues(states: [OPEN], orderBy: UPDATED_AT DESC, first: 10) { number title }");
    }

    private void assertValue(String sql, Object value, long requests)
    {
        Answer answer = runner.ask(sql);
        assertThat(answer.value()).describedAs(sql).isEqualTo(value);
        assertThat(answer.requests()).describedAs("requests of " + sql).isEqualTo(requests);
    }

    private List<Issue> issues(String repository)
    {
        return runner.sandbox().data().issues("acme", repository);
    }

    private List<PullRequest> pullRequests(String repository)
    {
        return runner.sandbox().data().pullRequests("acme", repository);
    }

    private Issue issue(String repository, long number)
    {
        return issues(repository).stream().filter(issue -> issue.number() == number).findFirst().orElseThrow();
    }

    private int open(String repository)
    {
        return issues(repository).stream().filter(Issue::isOpen).findFirst().orElseThrow().number();
    }

    /**
     * @param scope an owner, or an owner and a repository
     */
    private long count(String scope, Predicate<Issue> predicate)
    {
        return runner.sandbox().data().repositories().stream()
                .filter(repository -> (repository.owner().login() + "/" + repository.name() + "/").startsWith(scope + "/"))
                .flatMap(repository -> runner.sandbox().data().issues(repository.owner().login(), repository.name()).stream())
                .filter(predicate)
                .count();
    }

    private static String sqlText(Instant instant)
    {
        return instant.toString().replace('T', ' ').replace("Z", "");
    }
}
