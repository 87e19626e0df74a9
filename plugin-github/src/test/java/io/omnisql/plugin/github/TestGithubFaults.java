package io.omnisql.plugin.github;

import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import io.trino.testing.assertions.TrinoExceptionAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_INCOMPLETE_RESULT;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * A faulty GitHub costs time or ends a query, but never loses rows. The faults are the sandbox's, so the tests take turns.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
class TestGithubFaults
{
    private static final String WEBSITE = "SELECT number FROM issues WHERE owner = 'acme' AND repository = 'website'";

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
    void testPassingFaults()
    {
        for (Fault fault : List.of(
                Fault.of(Action.STATUS).withStatus(503),
                Fault.of(Action.TRUNCATE),
                Fault.of(Action.DROP),
                Fault.of(Action.SECONDARY_LIMIT).withRetryAfter(1),
                Fault.of(Action.RATE_LIMITED).withRetryAfter(1))) {
            // the second of two pages
            runner.sandbox().faults().set(List.of(fault.onKind("graphql").after(1)));
            Answer answer = runner.ask(WEBSITE);
            assertThat(answer.rows()).describedAs(fault.toString()).hasSize(runner.sandbox().data().issues("acme", "website").size()).doesNotHaveDuplicates();
            assertThat(answer.requests()).describedAs(fault.toString()).isEqualTo(3);
        }
    }

    /**
     * REST says the same in other forms, and that an answer is still being computed.
     */
    @Test
    void testPassingFaultsOfRest()
    {
        int comments = runner.sandbox().data().comments("acme", "website").size();
        assertThat(comments).isGreaterThan(100);
        for (Fault fault : List.of(
                // first, as later answers are short: that nothing has changed
                Fault.of(Action.TRUNCATE),
                Fault.of(Action.COMPUTING),
                Fault.of(Action.STATUS).withStatus(502),
                Fault.of(Action.STATUS).withStatus(500),
                Fault.of(Action.DROP),
                Fault.of(Action.SECONDARY_LIMIT).withRetryAfter(1),
                Fault.of(Action.SECONDARY_LIMIT).withStatus(429).withRetryAfter(1),
                Fault.of(Action.RATE_LIMITED).withRetryAfter(1))) {
            // the second page
            runner.sandbox().faults().set(List.of(fault.onKind("rest").after(1)));
            Answer answer = runner.ask("SELECT id FROM issue_comments WHERE owner = 'acme' AND repository = 'website'");
            assertThat(answer.rows()).describedAs(fault.toString()).hasSize(comments).doesNotHaveDuplicates();
            // the pages, and one of them again
            assertThat(answer.requests()).describedAs(fault.toString()).isEqualTo((comments + 99) / 100 + 1);
        }
    }

    @Test
    void testSearchThatGithubEndsEarly()
    {
        runner.sandbox().faults().set(List.of(Fault.of(Action.INCOMPLETE_RESULTS)));
        assertTrinoExceptionThrownBy(() -> runner.ask("SELECT number FROM TABLE(github.system.search(query => 'repo:acme/website is:issue'))"))
                .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                .hasMessage("GitHub ended a search before it had looked everywhere: narrow it, or try again");
    }

    @Test
    void testLastingFaults()
    {
        assertFailure(Fault.of(Action.STATUS).withStatus(503)).hasErrorCode(OMNISQL_REMOTE_UNAVAILABLE).hasMessageContaining("GitHub failed with status 503");
        assertFailure(new Fault("graphql", null, null, null, null, Action.GRAPHQL_ERRORS, null, null, null, "Resource limits for this query exceeded."))
                .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                .hasMessage("GitHub returned only a part of the answer: Resource limits for this query exceeded.");
    }

    @Test
    void testLongWaitFails()
            throws Exception
    {
        // an engine of its own, as the limit stops the connection
        try (GithubQueryRunner limited = new GithubQueryRunner(SandboxToken.ACME, "acme")) {
            limited.sandbox().faults().set(List.of(Fault.of(Action.RATE_LIMITED).withRetryAfter(3_000).onKind("graphql").times(100)));
            assertTrinoExceptionThrownBy(() -> limited.ask(WEBSITE)).hasErrorCode(OMNISQL_RATE_LIMITED).hasMessageContaining("GitHub's rate limit is reached");
        }
    }

    private TrinoExceptionAssert assertFailure(Fault fault)
    {
        runner.sandbox().faults().set(List.of(fault.onKind("graphql").times(100)));
        try {
            return assertTrinoExceptionThrownBy(() -> runner.ask(WEBSITE));
        }
        finally {
            runner.sandbox().faults().set(List.of());
        }
    }
}
