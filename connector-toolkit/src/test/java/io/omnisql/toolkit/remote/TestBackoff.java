package io.omnisql.toolkit.remote;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;

class TestBackoff
{
    private static final Duration INITIAL = Duration.ofMillis(200);
    private static final Duration MAX = Duration.ofSeconds(1);

    @Test
    void testCeilingDoublesUpToTheLongest()
    {
        Backoff backoff = Backoff.fullJitter(INITIAL, MAX, new LargestRandom());

        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.after(4)).isEqualTo(MAX);
        assertThat(backoff.after(1_000)).isEqualTo(MAX);
    }

    @Test
    void testPausesSpreadOverTheWholeRange()
    {
        Backoff backoff = Backoff.fullJitter(INITIAL, MAX, new Random(1));

        assertThat(RandomGenerator.getDefault().ints(200).mapToObj(_ -> backoff.after(1)))
                .allMatch(pause -> !pause.isNegative() && pause.compareTo(INITIAL) <= 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofMillis(50)) < 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofMillis(150)) > 0);
    }

    private static final class LargestRandom
            implements RandomGenerator
    {
        @Override
        public long nextLong()
        {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound)
        {
            return bound - 1;
        }
    }
}
