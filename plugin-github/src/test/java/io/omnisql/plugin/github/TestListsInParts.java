package io.omnisql.plugin.github;

import com.google.common.collect.Sets;
import io.omnisql.plugin.github.GithubQueryRunner.Answer;
import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.GithubEditor;
import io.omnisql.sandbox.github.data.PullRequest;
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
 * Scans of some thousand pull requests, which are read by their states side by side, and of comments, whose pages are.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestListsInParts
{
    private static final String PLATFORM = "owner = 'acme' AND repository = 'platform'";

    private final MinutesClock clock = new MinutesClock(Instant.now());
    private GithubQueryRunner runner;
    private Repository repository;
    private GithubEditor editor;
    private Account actor;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new GithubQueryRunner(
                GithubSandbox.Options.defaults().withClock(clock),
                _ -> Map.of("github.token", SandboxToken.ACME.token()),
                "acme");
        repository = runner.sandbox().data().repository("acme", "platform").orElseThrow();
        editor = new GithubEditor(runner.sandbox().data(), clock);
        actor = runner.sandbox().data().account("acme-sync").orElseThrow();
        for (int index = 0; index < 2_600; index++) {
            clock.pass();
            PullRequest opened = open(index);
            switch (index % 3) {
                case 0 -> editor.merge(opened, actor);
                case 1 -> close(opened);
                default -> {}
            }
        }
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
    void testStatesSideBySide()
    {
        CountDownLatch together = new CountDownLatch(3);
        Queue<Boolean> met = new ConcurrentLinkedQueue<>();
        runner.sandbox().beforeAnswers(request -> {
            if (isPart(request)) {
                together.countDown();
                met.add(awaitUninterruptibly(together, 2, MINUTES));
            }
        });
        Answer answer = runner.ask("SELECT number, title, merged FROM pull_requests WHERE " + PLATFORM);
        assertThat(met).hasSizeGreaterThan(3).containsOnly(true);
        assertRows(answer, pulls().stream().map(pull -> Arrays.<Object>asList((long) pull.number(), pull.issue().title(), pull.merged())).toList());
        assertThat(answer.requests()).isLessThanOrEqualTo(pages(answer.rows().size(), 200) + 6).isLessThanOrEqualTo(pages(answer.rows().size(), 100) + 1);
    }

    /**
     * Rows go to a state whose part is read already, and are opened, while others are read.
     */
    @Test
    void testRowsThatChangeTheirStateAllTheTime()
    {
        Set<Long> before = numbers();
        AtomicInteger changes = new AtomicInteger();
        AtomicInteger parts = new AtomicInteger();
        runner.sandbox().beforeAnswers(request -> {
            if (isPart(request)) {
                parts.incrementAndGet();
            }
            for (int index = 0; index < 10; index++) {
                change(changes.getAndIncrement());
            }
        });
        Answer answer = runner.ask("SELECT title, number FROM pull_requests WHERE " + PLATFORM);
        Set<Object> read = new HashSet<>(answer.column(1));
        assertThat(read).describedAs("rows given twice").hasSameSizeAs(answer.rows());
        assertThat(Sets.difference(before, read)).describedAs("missing rows").isEmpty();
        assertThat(parts.get()).isGreaterThan(10);
        assertThat(changes.get()).isGreaterThan(150);
    }

    @Test
    void testOneState()
    {
        Answer answer = runner.ask("SELECT number FROM pull_requests WHERE " + PLATFORM + " AND state = 'open'");
        assertRows(answer, pulls().stream().filter(pull -> pull.issue().isOpen()).map(pull -> List.<Object>of((long) pull.number())).toList());
        assertThat(answer.requests()).isLessThanOrEqualTo(pages(answer.rows().size(), 100) + 1);
    }

    @Test
    void testPagesOfComments()
    {
        Set<Long> before = comments();
        CountDownLatch together = new CountDownLatch(8);
        Queue<Boolean> met = new ConcurrentLinkedQueue<>();
        runner.sandbox().beforeAnswers(request -> {
            if (request.path().endsWith("/issues/comments")) {
                if (request.rawQuery() != null && request.rawQuery().contains("&page=")) {
                    together.countDown();
                    met.add(awaitUninterruptibly(together, 2, MINUTES));
                }
                comment();
            }
        });
        Answer answer = runner.ask("SELECT id FROM issue_comments WHERE " + PLATFORM);
        assertThat(met).hasSizeGreaterThan(20).containsOnly(true);
        Set<Object> read = new HashSet<>(answer.column(0));
        assertThat(read).describedAs("rows given twice").hasSameSizeAs(answer.rows());
        assertThat(Sets.difference(before, read)).describedAs("missing rows").isEmpty();
        assertThat(answer.requests()).isLessThanOrEqualTo(1 + pages(comments().size(), 100));
    }

    private synchronized void comment()
    {
        clock.pass();
        editor.addComment(pulls().getFirst(), actor, "and another one");
    }

    private Set<Long> comments()
    {
        return runner.sandbox().data().contents("acme", "platform").comments().stream().map(Comment::id).collect(Collectors.toSet());
    }

    private synchronized void change(int change)
    {
        clock.pass();
        List<PullRequest> pulls = pulls();
        PullRequest pull = pulls.get((int) (change * 7_919L % pulls.size()));
        if (change % 5 == 0) {
            open(change);
        }
        else if (pull.merged()) {
            editor.addComment(pull, actor, "too late");
        }
        else if (!pull.issue().isOpen()) {
            editor.edit(pull, builder -> builder.opened(null));
        }
        else if (change % 2 == 0) {
            editor.merge(pull, actor);
        }
        else {
            close(pull);
        }
    }

    private PullRequest open(int index)
    {
        return editor.openPullRequest(repository, actor, "change " + index, pulls().getFirst());
    }

    private void close(PullRequest pull)
    {
        editor.edit(pull, builder -> builder.closed(null, clock.instant(), actor));
    }

    private List<PullRequest> pulls()
    {
        return runner.sandbox().data().contents("acme", "platform").pullRequests();
    }

    private Set<Long> numbers()
    {
        return pulls().stream().map(pull -> (long) pull.number()).collect(Collectors.toSet());
    }

    private static boolean isPart(SandboxRequest request)
    {
        String body = new String(request.body(), UTF_8);
        return body.contains("oldest: pullRequests(states: $state,");
    }
}
