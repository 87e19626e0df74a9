package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Issue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_INCOMPLETE_RESULT;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * GitHub's own search, of which it shows the first 1,000 hits.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestGithubSearch
{
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
    void testIssues()
    {
        Answer found = runner.ask("SELECT number, title FROM TABLE(github.system.search(query => 'repo:acme/website is:issue state:open'))");
        assertThat(found.column(0)).containsExactlyInAnyOrderElementsOf(runner.sandbox().data().issues("acme", "website").stream().filter(Issue::isOpen).map(issue -> (Object) (long) issue.number()).toList());
        assertThat(found.requests()).isEqualTo((found.rows().size() + 99) / 100);
        assertThat(runner.ask("SELECT full_name FROM TABLE(github.system.search(query => 'user:acme platform', kind => 'repositories'))").column(0)).contains("acme/platform");
        // GitHub shows 1,000 of what it finds, the rest in the order of time
        List<Object> closed = runner.sandbox().data().issues("acme", "platform").stream().filter(issue -> !issue.isOpen()).map(issue -> (Object) (long) issue.number()).toList();
        assertThat(closed).hasSizeBetween(1_001, 2_400);
        Answer all = runner.ask("SELECT number FROM TABLE(github.system.search(query => 'repo:acme/platform is:issue state:closed'))");
        assertThat(all.column(0)).containsExactlyInAnyOrderElementsOf(closed);
        assertThat(all.requests()).isLessThanOrEqualTo((closed.size() + 99) / 100 + 3);
        Answer bounded = runner.ask("SELECT number FROM TABLE(github.system.search(query => 'repo:acme/platform is:issue state:closed created:>=2000-01-01'))");
        assertThat(bounded.column(0)).containsExactlyInAnyOrderElementsOf(closed);
        assertThat(bounded.requests()).isEqualTo(all.requests());
        assertTrinoExceptionThrownBy(() -> runner.ask("SELECT number FROM TABLE(github.system.search(query => 'repo:acme/platform is:issue -created:<2000-01-01'))"))
                .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                .hasMessage("The search finds 4500 rows, of which GitHub shows 1000: narrow it, or add a LIMIT");
        assertThat(runner.ask("SELECT number FROM TABLE(github.system.search(query => 'repo:acme/platform is:issue')) LIMIT 150")).matches(answer -> answer.rows().size() == 150 && answer.requests() == 2);
    }

    @Test
    void testPeople()
    {
        List<Object> people = runner.sandbox().data().accounts().stream().filter(account -> account.kind() == Account.Kind.USER).map(account -> (Object) account.login()).toList();
        assertThat(people).hasSizeBetween(1_001, 1_500);
        Answer all = runner.ask("SELECT login FROM TABLE(github.system.search(query => 'type:user', kind => 'users'))");
        assertThat(all.column(0)).containsExactlyInAnyOrderElementsOf(people);
        assertThat(all.requests()).isLessThanOrEqualTo((people.size() + 99) / 100 + 6);
        assertThat(runner.ask("SELECT login FROM TABLE(github.system.search(query => 'type:user created:2016-01-01..2030-12-31', kind => 'users'))").column(0)).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
        // what is shown is enough
        assertThat(runner.ask("SELECT login FROM TABLE(github.system.search(query => 'type:user', kind => 'users')) LIMIT 1000")).matches(answer -> answer.rows().size() == 1_000 && answer.requests() == 10);
        assertTrinoExceptionThrownBy(() -> runner.ask("SELECT login FROM TABLE(github.system.search(query => 'type:user -created:<2000-01-01', kind => 'users'))"))
                .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                .hasMessage("The search finds %s rows, of which GitHub shows 1000: narrow it, or add a LIMIT".formatted(people.size()));
    }
}
