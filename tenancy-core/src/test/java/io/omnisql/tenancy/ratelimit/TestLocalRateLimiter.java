package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestLocalRateLimiter
{
    private static final Duration ROUNDING = Duration.ofNanos(1_000);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final LocalRateLimiter limiter = new LocalRateLimiter(true, nanos::get);

    @Test
    void testCapacityThenRefill()
    {
        List<Bucket> levels = List.of(new Bucket("a", "tenant acme", 2, 3));
        assertGranted(levels, 3);
        assertRefused(limiter.acquire(levels), Duration.ofMillis(500), "tenant acme");
        pass(Duration.ofMillis(499));
        assertRefused(limiter.acquire(levels), Duration.ofMillis(1), "tenant acme");
        pass(Duration.ofMillis(1).plus(ROUNDING));
        assertGranted(levels, 1);
        pass(Duration.ofHours(3));
        assertGranted(levels, 3);
        assertThat(limiter.acquire(levels).granted()).as("no more than the capacity after a pause").isFalse();
    }

    @Test
    void testAllOrNothing()
    {
        Bucket root = new Bucket("root", "root", 0.001, 5);
        Bucket leaf = new Bucket("leaf", "leaf", 0.001, 2);
        assertGranted(List.of(root, leaf), 2);
        for (int i = 0; i < 20; i++) {
            assertThat(limiter.acquire(List.of(root, leaf)).deniedLabel()).isEqualTo("leaf");
        }
        assertGranted(List.of(root), 3);
        assertThat(limiter.acquire(List.of(root)).deniedLabel()).isEqualTo("root");
    }

    @Test
    void testNamesTheLevelWithTheLongestWait()
    {
        Bucket fast = new Bucket("fast", "fast", 100, 1);
        Bucket slow = new Bucket("slow", "slow", 1, 1);
        assertGranted(List.of(fast, slow), 1);
        assertRefused(limiter.acquire(List.of(slow, fast)), Duration.ofSeconds(1), "slow");
    }

    @Test
    void testFreeze()
    {
        Bucket bucket = new Bucket("a", "a", 2, 10);
        limiter.freeze(bucket, Duration.ofSeconds(60));
        limiter.freeze(bucket, Duration.ofSeconds(1));
        assertRefused(limiter.acquire(List.of(bucket)), Duration.ofMillis(60_500), "a");
        pass(Duration.ofMillis(60_499));
        assertThat(limiter.acquire(List.of(bucket)).granted()).isFalse();
        pass(Duration.ofMillis(1).plus(ROUNDING));
        assertGranted(List.of(bucket), 1);
        assertThat(limiter.acquire(List.of(bucket)).granted()).isFalse();
    }

    @Test
    void testStartWithOnePermitAndDrain()
    {
        LocalRateLimiter limiter = new LocalRateLimiter(false, nanos::get);
        Bucket bucket = new Bucket("a", "a", 2, 10);
        Bucket frozen = new Bucket("frozen", "frozen", 2, 10);
        assertThat(limiter.acquire(List.of(bucket)).granted()).isTrue();
        assertRefused(limiter.acquire(List.of(bucket)), Duration.ofMillis(500), "a");
        pass(Duration.ofSeconds(60));
        limiter.freeze(frozen, Duration.ofSeconds(60));
        limiter.drain();
        assertThat(limiter.acquire(List.of(bucket)).granted()).isTrue();
        assertRefused(limiter.acquire(List.of(bucket)), Duration.ofMillis(500), "a");
        assertRefused(limiter.acquire(List.of(frozen)), Duration.ofMillis(60_500), "frozen");
    }

    @Test
    void testNeverMoreThanCapacityAndRate()
    {
        Random random = new Random(1);
        Bucket bucket = new Bucket("a", "a", 7, 5);
        long start = nanos.get();
        long granted = 0;
        for (int i = 0; i < 100_000; i++) {
            nanos.addAndGet(random.nextInt(40_000_000));
            granted += limiter.acquire(List.of(bucket)).granted() ? 1 : 0;
            double seconds = (nanos.get() - start) / 1e9;
            assertThat((double) granted).isLessThanOrEqualTo(bucket.capacity() + bucket.permitsPerSecond() * seconds + 1e-6);
        }
        assertThat((double) granted).isGreaterThanOrEqualTo(0.97 * bucket.permitsPerSecond() * (nanos.get() - start) / 1e9);
    }

    @Test
    void testBadArguments()
    {
        assertThatThrownBy(() -> limiter.acquire(List.of())).isInstanceOf(IllegalArgumentException.class);
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Bucket("a", "a", rate, 1)).hasMessage("permitsPerSecond must be positive");
        }
        assertThatThrownBy(() -> new Bucket("a", "a", 1, 0)).hasMessage("capacity must be at least 1");
    }

    private void assertGranted(List<Bucket> levels, int times)
    {
        for (int i = 0; i < times; i++) {
            assertThat(limiter.acquire(levels)).isEqualTo(Decision.GRANTED);
        }
    }

    private static void assertRefused(Decision decision, Duration retryAfter, String label)
    {
        assertThat(decision.granted()).isFalse();
        assertThat(decision.retryAfter()).isCloseTo(retryAfter, ROUNDING);
        assertThat(decision.deniedLabel()).isEqualTo(label);
    }

    private void pass(Duration duration)
    {
        nanos.addAndGet(duration.toNanos());
    }
}
