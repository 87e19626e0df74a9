package io.omnisql.tenancy.ratelimit;

import io.omnisql.tenancy.redis.CircuitBreaker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import static java.util.Objects.requireNonNull;

/**
 * Asks the shared limiter, and while that fails grants this node's share of each limit.
 * <p>
 * The share is 80 % of the limit divided by the number of nodes, so that all nodes together stay below the limit. When an
 * outage begins its buckets hold one permit at most: whoever asks now and then notices nothing, and nobody has a burst. A freeze is remembered here as well, so that it also holds when the shared limiter is down or has forgotten it.
 */
public final class FallbackRateLimiter
        implements RateLimiter
{
    private static final double USED_SHARE = 0.8;

    private final RateLimiter shared;
    private final CircuitBreaker circuit;
    private final int expectedNodes;
    private final LocalRateLimiter share;
    private final Freezes freezes;
    private final AtomicBoolean degraded = new AtomicBoolean();

    /**
     * @param shared is closed with this limiter
     * @param circuit decides when the shared limiter is asked
     * @param expectedNodes among how many nodes a limit is divided; at least 1
     */
    public FallbackRateLimiter(RateLimiter shared, CircuitBreaker circuit, int expectedNodes)
    {
        this(shared, circuit, expectedNodes, System::nanoTime);
    }

    FallbackRateLimiter(RateLimiter shared, CircuitBreaker circuit, int expectedNodes, LongSupplier nanoTime)
    {
        if (expectedNodes < 1) {
            throw new IllegalArgumentException("expectedNodes must be at least 1");
        }
        this.shared = requireNonNull(shared, "shared is null");
        this.circuit = requireNonNull(circuit, "circuit is null");
        this.expectedNodes = expectedNodes;
        this.share = new LocalRateLimiter(false, nanoTime);
        this.freezes = new Freezes(nanoTime);
    }

    @Override
    public Decision acquire(List<Bucket> levels)
    {
        Decision frozen = freezes.check(levels);
        if (!frozen.granted()) {
            return frozen;
        }
        Optional<Decision> decision = circuit.call(() -> shared.acquire(levels));
        if (decision.isPresent()) {
            degraded.set(false);
            return decision.get();
        }
        if (degraded.compareAndSet(false, true)) {
            share.drain();
        }
        return share.acquire(levels.stream().map(this::share).toList());
    }

    private Bucket share(Bucket bucket)
    {
        double factor = USED_SHARE / expectedNodes;
        return new Bucket(
                bucket.key(),
                bucket.label(),
                bucket.permitsPerSecond() * factor,
                Math.max(1, (long) (bucket.capacity() * factor)));
    }

    @Override
    public void freeze(Bucket bucket, Duration duration)
    {
        freezes.freeze(bucket, duration);
        circuit.call(() -> {
            shared.freeze(bucket, duration);
            return true;
        });
    }

    @Override
    public void close()
    {
        shared.close();
    }
}
