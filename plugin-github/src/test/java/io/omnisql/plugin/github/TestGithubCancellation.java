package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static com.google.common.util.concurrent.Uninterruptibles.sleepUninterruptibly;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A query that is cancelled asks for nothing more, also while it waits for the end of a limit.
 */
@Tag("engine")
@Timeout(300)
final class TestGithubCancellation
{
    private static final String ISSUES = "SELECT number FROM issues WHERE owner = 'acme' AND repository = 'website'";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * GitHub wants to be left alone for a minute.
     */
    @Test
    void testPauseOfAMinute()
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(SandboxToken.ACME, "acme")) {
            runner.sandbox().faults().set(List.of(Fault.of(Action.SECONDARY_LIMIT).withRetryAfter(60).times(100)));
            long start = System.nanoTime();
            CompletableFuture<?> query = CompletableFuture.supplyAsync(() -> runner.execute(ISSUES), Thread::startVirtualThread);
            // the journal has the request once it was answered
            while (runner.rows("SELECT * FROM github.system.remote_requests").isEmpty() && NANOSECONDS.toSeconds(System.nanoTime() - start) < 200) {
                sleepUninterruptibly(Duration.ofMillis(20));
            }
            assertThat(runner.sandbox().requests().counters().requests()).isEqualTo(1);
            long cancelled = System.nanoTime();
            runner.cancel();
            assertThatThrownBy(query::join).hasStackTraceContaining("canceled");
            assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(MINUTE.dividedBy(2));
            assertThat(runner.sandbox().requests().counters().requests()).isEqualTo(1);
        }
    }
}
