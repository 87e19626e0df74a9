package io.omnisql.plugin.github;

import com.google.common.collect.Sets;
import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.control.Changes.IssueChange;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueState;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.SandboxRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.omnisql.plugin.github.SandboxRows.assertRows;
import static io.omnisql.plugin.github.SandboxRows.pages;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Scans of 9,800 issues, which are read in parts side by side.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestIssuesInParts
{
    private static final String MONOLITH = "owner = 'acme' AND repository = 'monolith'";

    private final MinutesClock clock = new MinutesClock(Instant.now());
    private GithubQueryRunner runner;
    private Repository repository;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(
                GithubSandbox.Options.defaults().withLargeRepository().withClock(clock),
                _ -> Map.of("github.token", SandboxToken.ACME.token()),
                "acme");
        repository = runner.sandbox().data().repository("acme", "monolith").orElseThrow();
    }

    @AfterEach
    void answerAtOnce()
    {
        runner.sandbox().beforeAnswers(_ -> {});
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void testManyRequestsAtOnce()
    {
        CountDownLatch together = new CountDownLatch(4);
        Queue<Boolean> met = new ConcurrentLinkedQueue<>();
        runner.sandbox().beforeAnswers(request -> {
            if (isPart(request)) {
                together.countDown();
                met.add(awaitUninterruptibly(together, 2, MINUTES));
            }
        });
        Answer answer = runner.ask("SELECT number, title, state FROM issues WHERE " + MONOLITH);
        assertThat(met).hasSizeGreaterThan(4).containsOnly(true);
        assertRows(answer, issues().stream().map(issue -> Arrays.<Object>asList((long) issue.number(), issue.title(), issue.isOpen() ? "open" : "closed")).toList());
        assertThat(answer.requests()).isLessThanOrEqualTo(80).isLessThanOrEqualTo(pages(answer.rows().size(), 100) + 1);
    }

    /**
     * The rows leave their parts after these were cut, and before any is read.
     */
    @Test
    void testRowsThatChangeBeforeTheirPartIsRead()
    {
        List<Issue> before = issues();
        Object lock = new Object();
        AtomicInteger parts = new AtomicInteger();
        runner.sandbox().beforeAnswers(request -> {
            if (isPart(request)) {
                synchronized (lock) {
                    if (parts.getAndIncrement() == 0) {
                        for (int index = 0; index < before.size(); index += 50) {
                            change(before.get(index), index / 50);
                        }
                    }
                }
            }
        });
        assertEachOnce(runner.ask("SELECT title, number FROM issues WHERE " + MONOLITH), numbers(before));
        assertThat(parts.get()).isPositive();
    }

    @Test
    void testRowsThatChangeAllTheTime()
    {
        for (String filter : List.of("", " AND state = 'open'")) {
            List<Issue> before = issues().stream().filter(issue -> filter.isEmpty() || issue.isOpen()).toList();
            AtomicInteger changes = new AtomicInteger();
            runner.sandbox().beforeAnswers(_ -> {
                for (int index = 0; index < 10; index++) {
                    int change = changes.getAndIncrement();
                    change(before.get((int) (change * 7_919L % before.size())), change);
                }
            });
            Answer answer = runner.ask("SELECT title, number FROM issues WHERE " + MONOLITH + filter);
            Set<Long> after = numbers(issues().stream().filter(issue -> filter.isEmpty() || issue.isOpen()).toList());
            assertEachOnce(answer, Sets.intersection(numbers(before), after));
            assertThat(changes.get()).isGreaterThan(300);
        }
    }

    /**
     * A new title, a comment, a change of the state that stays, a state that is changed back, or a new issue.
     */
    private void change(Issue issue, int kind)
    {
        clock.pass();
        switch (kind % 5) {
            case 0 -> edit(issue, issue.title() + " (again)", null);
            case 1 -> runner.sandbox().changes().comment(repository, issue, "me, too");
            case 2 -> edit(issue, null, issue.isOpen() ? IssueState.CLOSED : IssueState.OPEN);
            case 3 -> edit(issue, null, issue.state());
            default -> runner.sandbox().changes().createIssue(repository, "new", null, List.of());
        }
    }

    private void edit(Issue issue, String title, IssueState state)
    {
        runner.sandbox().changes().editIssue(repository, issue, new IssueChange(title, null, state, null, null, null));
    }

    /**
     * @param always the numbers that matched from the first request to the last
     */
    private static void assertEachOnce(Answer answer, Set<Long> always)
    {
        Set<Object> read = new HashSet<>(answer.column(1));
        assertThat(read).describedAs("rows given twice").hasSameSizeAs(answer.rows());
        assertThat(Sets.difference(always, read)).describedAs("missing rows").isEmpty();
    }

    private List<Issue> issues()
    {
        return runner.sandbox().data().contents("acme", "monolith").issues();
    }

    private static Set<Long> numbers(List<Issue> issues)
    {
        return issues.stream().map(issue -> (long) issue.number()).collect(Collectors.toSet());
    }

    private static boolean isPart(SandboxRequest request)
    {
        return new String(request.body(), UTF_8).contains("window1: issues");
    }
}
