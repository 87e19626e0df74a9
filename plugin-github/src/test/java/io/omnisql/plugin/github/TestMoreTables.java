package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Reaction;
import io.omnisql.sandbox.github.data.SubIssues;
import io.omnisql.sandbox.github.data.actions.Job;
import io.omnisql.sandbox.github.data.actions.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;

import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.seconds;
import static io.omnisql.plugin.github.SandboxRows.single;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_FILTER_REQUIRED;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Rows and request counts of tables that few people ask for, over the sandbox, as an owner of the organization sees them.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestMoreTables
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
    void testSecurityAdvisories()
    {
        assertRows(
                acme.runner().ask("SELECT repository, ghsa_id, cve_id, state, severity, summary, author_login, to_unixtime(created_at), to_unixtime(published_at) FROM security_advisories"),
                acme.sandbox().rows(contents -> contents.security().advisories(), (repository, advisory) -> Arrays.asList(
                        repository.name(),
                        advisory.ghsaId(),
                        advisory.cveId(),
                        advisory.state(),
                        advisory.severity(),
                        advisory.summary(),
                        advisory.author().login(),
                        seconds(advisory.createdAt()),
                        seconds(advisory.publishedAt()))));
        assertRows(
                acme.runner().ask("SELECT ghsa_id FROM security_advisories WHERE state = 'published'"),
                acme.sandbox().rows(contents -> contents.security().advisories().stream().filter(advisory -> advisory.state().equals("published")).toList(), (_, advisory) -> List.of(advisory.ghsaId())));
        assertThat(acme.runner().ask("SELECT ghsa_id FROM security_advisories WHERE state = 'nonsense'")).isEqualTo(new Answer(List.of(), 0));
    }

    @Test
    void testRunners()
    {
        List<List<Object>> expected = acme.sandbox().rows(contents -> contents.actions().runners(), (repository, runner) -> Arrays.asList(
                repository.name(),
                runner.id(),
                runner.name(),
                runner.system(),
                runner.online() ? "online" : "offline",
                runner.busy(),
                runner.labels()));
        assertRows(acme.runner().ask("SELECT repository, id, name, os, status, busy, labels FROM runners"), expected);
        Object name = expected.getFirst().get(2);
        assertRows(acme.runner().ask("SELECT name FROM runners WHERE name = '%s'".formatted(name)), expected.stream().filter(row -> row.get(2).equals(name)).map(row -> List.of(row.get(2))).toList());
    }

    @Test
    void testCaches()
    {
        List<List<Object>> expected = acme.sandbox().rows(contents -> contents.actions().caches(), (repository, cache) -> Arrays.asList(
                repository.name(),
                cache.id(),
                cache.key(),
                cache.ref(),
                cache.bytes(),
                seconds(cache.createdAt()),
                seconds(cache.lastAccessedAt())));
        assertRows(acme.runner().ask("SELECT repository, id, key, ref, size_in_bytes, to_unixtime(created_at), to_unixtime(last_accessed_at) FROM actions_caches"), expected);
        // a key that others begin with is no other
        String key = (String) expected.getFirst().get(2);
        assertThat(acme.runner().ask("SELECT id FROM actions_caches WHERE key = '%s'".formatted(key.substring(0, key.length() - 1))).rows()).isEmpty();
        assertRows(
                acme.runner().ask("SELECT id FROM actions_caches WHERE key = '%s'".formatted(key)),
                expected.stream().filter(row -> row.get(2).equals(key)).map(row -> List.of(row.get(1))).toList());
        assertThat(acme.runner().ask("SELECT count(*) FROM actions_caches WHERE repository = 'platform'"))
                .isEqualTo(single((long) acme.sandbox().contents("platform").actions().caches().size(), 2));
    }

    @Test
    void testSecretsAndVariables()
    {
        assertRows(
                acme.runner().ask("SELECT repository, name, to_unixtime(updated_at) FROM actions_secrets"),
                acme.sandbox().rows(contents -> contents.actions().secrets(), (repository, secret) -> Arrays.asList(repository.name(), secret.name(), seconds(secret.updatedAt()))));
        assertRows(
                acme.runner().ask("SELECT repository, name, value, to_unixtime(created_at) FROM actions_variables"),
                acme.sandbox().rows(contents -> contents.actions().variables(), (repository, variable) -> Arrays.asList(repository.name(), variable.name(), variable.value(), seconds(variable.createdAt()))));
    }

    @Test
    void testCheckSuites()
    {
        WorkflowRun run = acme.sandbox().contents("website").actions().runs().getFirst();
        Answer answer = acme.runner().ask("SELECT id, head_sha, head_branch, status, conclusion FROM check_suites WHERE repository = 'website' AND head_sha = '%s'".formatted(run.sha()));
        assertRows(answer, acme.sandbox().contents("website").actions().runsOf(run.sha()).stream()
                .map(suite -> Arrays.<Object>asList(suite.checkSuiteId(), suite.sha(), suite.branch(), suite.status(), suite.conclusion()))
                .toList());
        assertThat(answer.requests()).isEqualTo(1);
        assertTrinoExceptionThrownBy(() -> acme.runner().ask("SELECT id FROM check_suites")).hasErrorCode(OMNISQL_FILTER_REQUIRED);
    }

    @Test
    void testAnnotations()
    {
        WorkflowRun failed = acme.sandbox().contents("website").actions().runs().stream().filter(run -> run.jobs().stream().anyMatch(Job::failed)).findFirst().orElseThrow();
        List<Job> jobs = failed.jobs();
        String ids = jobs.stream().map(job -> Long.toString(job.id())).collect(joining(", "));
        Answer answer = acme.runner().ask("SELECT check_run_id, path, start_line, annotation_level, message FROM check_run_annotations WHERE repository = 'website' AND check_run_id IN (%s)".formatted(ids));
        assertRows(answer, jobs.stream()
                .filter(Job::failed)
                .flatMap(job -> List.of(1L, 2L).stream().map(line -> List.<Object>of(job.id(), ".github", line, line == 2 ? "warning" : "failure", "Process completed with exit code %s.".formatted(line))))
                .toList());
        assertThat(answer.requests()).isEqualTo(1 + jobs.size());
        // those of the checks of a commit, by a join
        assertThat(acme.runner().ask("SELECT a.message FROM check_run_annotations a JOIN check_runs c ON a.check_run_id = c.id AND c.head_sha = '%s' AND c.repository = 'website' WHERE a.repository = 'website'".formatted(failed.sha())).rows()).isNotEmpty();
        assertThat(acme.runner().ask("SELECT message FROM check_run_annotations WHERE repository = 'website' AND check_run_id = 1").rows()).isEmpty();
        assertTrinoExceptionThrownBy(() -> acme.runner().ask("SELECT message FROM check_run_annotations")).hasErrorCode(OMNISQL_FILTER_REQUIRED);
    }

    @Test
    void testWatchers()
    {
        assertRows(
                acme.runner().ask("SELECT repository, login, id FROM watchers"),
                acme.sandbox().rows(contents -> contents.watchers(), (repository, account) -> List.of(repository.name(), account.restLogin(), account.id())));
    }

    @Test
    void testOutsideCollaborators()
    {
        assertRows(
                acme.runner().ask("SELECT owner, login, id FROM outside_collaborators"),
                acme.organization().outsideCollaborators().stream().map(account -> List.<Object>of("acme", account.restLogin(), account.id())).toList());
    }

    @Test
    void testReactions()
    {
        List<Issue> issues = acme.sandbox().contents("website").conversations().stream().map(Conversation::issue).filter(issue -> issue.number() <= 30).toList();
        List<List<Object>> expected = issues.stream()
                .flatMap(issue -> Reaction.of(issue, acme.data()).stream().map(reaction -> List.<Object>of((long) issue.number(), reaction.id(), reaction.content(), reaction.user().login())))
                .toList();
        assertRows(acme.runner().ask("SELECT issue_number, id, content, user_login FROM issue_reactions WHERE repository = 'website' AND issue_number BETWEEN 1 AND 30"), expected);
        assertRows(
                acme.runner().ask("SELECT id FROM issue_reactions WHERE repository = 'website' AND issue_number BETWEEN 1 AND 30 AND content = '+1'"),
                expected.stream().filter(row -> row.get(2).equals("+1")).map(row -> List.of(row.get(1))).toList());
    }

    @Test
    void testSubIssues()
    {
        List<Issue> wholes = acme.sandbox().contents("platform").conversations().stream()
                .map(Conversation::issue)
                .filter(issue -> !SubIssues.of(issue, acme.sandbox().contents("platform")).isEmpty())
                .limit(3)
                .toList();
        String numbers = wholes.stream().map(issue -> Integer.toString(issue.number())).collect(joining(", "));
        Answer answer = acme.runner().ask("SELECT issue_number, number, title, state FROM sub_issues WHERE repository = 'platform' AND issue_number IN (%s, 999999)".formatted(numbers));
        assertRows(answer, wholes.stream()
                .flatMap(whole -> SubIssues.of(whole, acme.sandbox().contents("platform")).stream().map(part -> List.<Object>of((long) whole.number(), (long) part.number(), part.title(), part.isOpen() ? "open" : "closed")))
                .toList());
        assertThat(answer.requests()).isEqualTo(1 + wholes.size() + 1);
    }
}
