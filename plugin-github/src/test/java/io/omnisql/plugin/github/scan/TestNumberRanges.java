package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TestNumberRanges
{
    @Test
    void testNumbers()
    {
        assertThat(NumberRanges.numbers(List.of(RemoteRange.equal(RemoteValue.of(7)), range(9L, true, 11L, true)))).contains(List.of(7L, 9L, 10L, 11L));
        assertThat(NumberRanges.numbers(List.of(range(9L, false, 11L, false)))).contains(List.of(10L));
        assertThat(NumberRanges.numbers(List.of(range(null, false, 3L, false)))).contains(List.of(1L, 2L));
        assertThat(NumberRanges.numbers(List.of(range((long) Integer.MAX_VALUE, true, null, false)))).contains(List.of((long) Integer.MAX_VALUE));
    }

    @Test
    void testNothing()
    {
        assertThat(NumberRanges.numbers(List.of(range(null, false, 0L, true)))).contains(List.of());
        assertThat(NumberRanges.numbers(List.of(range(Long.MAX_VALUE, false, null, false)))).contains(List.of());
        assertThat(NumberRanges.numbers(List.of(range(null, false, Long.MIN_VALUE, false)))).contains(List.of());
    }

    @Test
    void testTooMany()
    {
        assertThat(NumberRanges.numbers(List.of(range(1L, true, 500L, true)))).isPresent();
        assertThat(NumberRanges.numbers(List.of(range(1L, true, 501L, true)))).isEmpty();
        assertThat(NumberRanges.numbers(List.of(range(1L, true, null, false)))).isEmpty();
    }

    private static RemoteRange range(Long low, boolean lowInclusive, Long high, boolean highInclusive)
    {
        return new RemoteRange(Optional.ofNullable(low).map(RemoteValue::of), lowInclusive, Optional.ofNullable(high).map(RemoteValue::of), highInclusive);
    }
}
