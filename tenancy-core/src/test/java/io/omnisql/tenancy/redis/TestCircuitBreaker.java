package io.omnisql.tenancy.redis;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

final class TestCircuitBreaker
{
    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final CircuitBreaker circuit = new CircuitBreaker("test", failures::incrementAndGet, nanos::get);

    @Test
    void testOpensAfterThreeFailuresInARow()
    {
        fail();
        fail();
        assertThat(succeed()).contains("answer");
        fail();
        fail();
        assertThat(succeed()).contains("answer");
        fail();
        fail();
        fail();
        assertThat(calls).hasValue(9);
        assertThat(failures).hasValue(7);
        assertThat(succeed()).isEmpty();
        assertThat(calls).hasValue(9);
    }

    @Test
    void testOneProbeInEachPause()
    {
        fail();
        fail();
        fail();
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(succeed()).isEmpty();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(circuit.call(() -> succeed().isPresent())).as("a call during the probe").contains(false);
        assertThat(succeed()).contains("answer");

        fail();
        fail();
        fail();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        fail();
        assertThat(succeed()).as("after a probe that failed").isEmpty();
    }

    private Optional<String> succeed()
    {
        return circuit.call(() -> {
            calls.incrementAndGet();
            return "answer";
        });
    }

    private void fail()
    {
        assertThat(circuit.call(() -> {
            calls.incrementAndGet();
            throw new IllegalStateException("down");
        })).isEmpty();
    }
}
