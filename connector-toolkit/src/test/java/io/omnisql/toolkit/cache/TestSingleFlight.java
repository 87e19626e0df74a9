package io.omnisql.toolkit.cache;

import io.omnisql.toolkit.cache.SingleFlight.Landing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class TestSingleFlight
{
    private final SingleFlight<String, String> flights = new SingleFlight<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void testWorkIsDoneOnce()
            throws Exception
    {
        AtomicInteger work = new AtomicInteger();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Landing<String>> first = executor.submit(() -> flights.run("a", () -> slow("x" + work.incrementAndGet())));
            assertThat(started.await(60, SECONDS)).isTrue();
            List<Future<Landing<String>>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(executor.submit(() -> flights.run("a", () -> "y" + work.incrementAndGet())));
            }
            assertThat(flights.run("b", () -> "z")).isEqualTo(new Landing.Own<>("z"));
            awaitWaiters(20);
            mayEnd.countDown();

            assertThat(first.get()).isEqualTo(new Landing.Own<>("x1"));
            for (Future<Landing<String>> other : others) {
                assertThat(other.get()).isEqualTo(new Landing.Shared<>("x1"));
            }
        }
        assertThat(work).hasValue(1);
        assertThat(flights.run("a", () -> "again")).isEqualTo(new Landing.Own<>("again"));
    }

    @Test
    void testFailureReachesEveryone()
            throws Exception
    {
        RuntimeException failure = new IllegalStateException("broken");
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Landing<String>> first = executor.submit(() -> flights.run("a", () -> {
                slow("");
                throw failure;
            }));
            assertThat(started.await(60, SECONDS)).isTrue();
            Future<Landing<String>> other = executor.submit(() -> flights.run("a", () -> "y"));
            awaitWaiters(1);
            mayEnd.countDown();

            assertThatThrownBy(first::get).hasCause(failure);
            assertThat(other.get()).isEqualTo(new Landing.Failed<>(failure));
        }
        assertThat(flights.run("a", () -> "again")).isEqualTo(new Landing.Own<>("again"));
    }

    @Test
    void testInterruptedWaiterLeavesTheFlight()
            throws Exception
    {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Landing<String>> first = executor.submit(() -> flights.run("a", () -> slow("x")));
            assertThat(started.await(60, SECONDS)).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> flights.run("a", () -> "y")).isInstanceOf(InterruptedException.class);
            mayEnd.countDown();

            assertThat(first.get()).isEqualTo(new Landing.Own<>("x"));
        }
    }

    private String slow(String value)
    {
        started.countDown();
        try {
            assertThat(mayEnd.await(60, SECONDS)).isTrue();
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }

    private void awaitWaiters(int count)
            throws InterruptedException
    {
        while (flights.waiters("a") < count) {
            Thread.sleep(1);
        }
    }
}
