package io.omnisql.tenancy.redis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Stops calling a service that fails: after a few failures in a row nobody calls it but one caller in each pause, to see whether it is back.
 */
public final class CircuitBreaker
{
    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String use;
    private final Runnable onFailure;
    private final LongSupplier nanoTime;
    private int failures;
    private long openUntil;

    /**
     * @param use what the service is used for, for the log
     * @param onFailure runs after each failed call
     */
    public CircuitBreaker(String use, Runnable onFailure)
    {
        this(use, onFailure, System::nanoTime);
    }

    CircuitBreaker(String use, Runnable onFailure, LongSupplier nanoTime)
    {
        this.use = requireNonNull(use, "use is null");
        this.onFailure = requireNonNull(onFailure, "onFailure is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /**
     * The call's answer; empty when it failed or was not made.
     */
    public <T> Optional<T> call(Supplier<T> call)
    {
        if (!mayCall()) {
            return Optional.empty();
        }
        try {
            T answer = call.get();
            succeeded();
            return Optional.of(answer);
        }
        catch (RuntimeException e) {
            failed(e);
            onFailure.run();
            return Optional.empty();
        }
    }

    private synchronized boolean mayCall()
    {
        if (failures < FAILURES) {
            return true;
        }
        if (nanoTime.getAsLong() - openUntil < 0) {
            return false;
        }
        openUntil = nanoTime.getAsLong() + PAUSE.toNanos();
        return true;
    }

    private synchronized void succeeded()
    {
        if (failures >= FAILURES) {
            log.info("Redis answers again: {}", use);
        }
        failures = 0;
    }

    private synchronized void failed(RuntimeException failure)
    {
        failures++;
        openUntil = nanoTime.getAsLong() + PAUSE.toNanos();
        if (failures == FAILURES) {
            log.warn("Redis does not answer: {}. {}", use, failure.getMessage());
        }
    }
}
