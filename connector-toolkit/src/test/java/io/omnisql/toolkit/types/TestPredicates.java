package io.omnisql.toolkit.types;

import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.types.Predicates.matches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPredicates
{
    @Test
    void testNull()
    {
        assertThat(matches(new Values("c", List.of(), true), Optional.empty())).isTrue();
        assertThat(matches(new Values("c", List.of(RemoteRange.equal(RemoteValue.of(1))), false), Optional.empty())).isFalse();
        assertThat(matches(new Values("c", List.of(RemoteRange.equal(RemoteValue.of(1))), true), Optional.empty())).isTrue();
        assertThat(matches(new Values("c", List.of(), true), Optional.of(RemoteValue.of(1)))).isFalse();
        assertThat(matches(new Like("c", "%", Optional.empty()), Optional.empty())).isFalse();
        assertThat(matches(new Values("c", List.of(all()), false), Optional.of(RemoteValue.of(1)))).isTrue();
    }

    @Test
    void testText()
    {
        assertThat(matches(equal(RemoteValue.of("open")), RemoteValue.of("open"))).isTrue();
        assertThat(matches(equal(RemoteValue.of("open")), RemoteValue.of("Open"))).isFalse();
        assertThat(matches(equal(RemoteValue.of("open")), RemoteValue.of("open "))).isFalse();
        // by code points, not by UTF-16 units: U+FF5E is below U+1F600, though its unit is above the other's first
        assertThat(matches(below(RemoteValue.of("\uD83D\uDE00")), RemoteValue.of("\uFF5E"))).isTrue();
        assertThat(matches(below(RemoteValue.of("b")), RemoteValue.of("b"))).isFalse();
    }

    @Test
    void testTimes()
    {
        RemoteValue noon = RemoteValue.of(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(matches(atLeast(noon), noon)).isTrue();
        assertThat(matches(atLeast(noon), RemoteValue.of(Instant.parse("2026-01-31T11:59:59.999Z")))).isFalse();
        assertThat(matches(below(noon), noon)).isFalse();
        assertThat(matches(below(noon), RemoteValue.of(Instant.parse("2026-01-31T11:59:59.999Z")))).isTrue();
        assertThat(matches(atLeast(RemoteValue.of(LocalDate.parse("2026-01-31"))), RemoteValue.of(LocalDate.parse("2026-02-01")))).isTrue();
        assertThat(matches(below(RemoteValue.of(LocalTime.parse("10:00"))), RemoteValue.of(LocalTime.parse("09:59:59.999")))).isTrue();
    }

    @Test
    void testNumbers()
    {
        assertThat(matches(equal(RemoteValue.of(0.0)), RemoteValue.of(-0.0))).isTrue();
        assertThat(matches(equal(decimal("2.5")), decimal("2.50"))).isTrue();
        assertThat(matches(below(RemoteValue.of(10)), RemoteValue.of(9))).isTrue();
        assertThat(matches(equal(new RemoteValue(ValueType.INTEGER, "7")), RemoteValue.of(7))).isTrue();
        assertThat(matches(equal(RemoteValue.of(true)), RemoteValue.of(false))).isFalse();
        assertThatThrownBy(() -> matches(equal(RemoteValue.of(1)), RemoteValue.of("1"))).hasMessageContaining("is compared with");
    }

    @Test
    void testManyRanges()
    {
        // 0, 10, 20, ... are in it, and from 1003 up to below 1007
        List<RemoteRange> ranges = new ArrayList<>(IntStream.rangeClosed(0, 100).mapToObj(index -> RemoteRange.equal(RemoteValue.of(10L * index))).toList());
        ranges.add(new RemoteRange(Optional.of(RemoteValue.of(1003)), true, Optional.of(RemoteValue.of(1007)), false));
        ranges.addAll(IntStream.rangeClosed(101, 200).mapToObj(index -> RemoteRange.equal(RemoteValue.of(10L * index))).toList());
        ColumnPredicate predicate = new Values("c", ranges, false);
        for (int value = -1; value <= 2_001; value++) {
            assertThat(matches(predicate, RemoteValue.of(value)))
                    .describedAs("%s", value)
                    .isEqualTo(value >= 0 && value <= 2_000 && (value % 10 == 0 || (value >= 1_003 && value < 1_007)));
        }
    }

    @Test
    void testLike()
    {
        assertThat(like("re%e_", Optional.empty(), "release")).isFalse();
        assertThat(like("re%_e", Optional.empty(), "release")).isTrue();
        assertThat(like("a.c", Optional.empty(), "abc")).isFalse();
        assertThat(like("a%c", Optional.empty(), "a\n\\E.c")).isTrue();
        // one character, though two UTF-16 units
        assertThat(like("_", Optional.empty(), "\uD83D\uDE00")).isTrue();
        assertThat(like("100!%", Optional.of('!'), "100%")).isTrue();
        assertThat(like("100!%", Optional.of('!'), "1000")).isFalse();
        assertThat(like("a!!", Optional.of('!'), "a!")).isTrue();
        assertThat(like("", Optional.empty(), "")).isTrue();
    }

    private static boolean like(String pattern, Optional<Character> escape, String value)
    {
        return matches(new Like("c", pattern, escape), RemoteValue.of(value));
    }

    @Test
    void testContains()
    {
        Contains bug = new Contains("labels", RemoteValue.of("bug"));
        assertThat(matches(bug, List.of(RemoteValue.of("Bug"), RemoteValue.of("bug")))).isTrue();
        assertThat(matches(bug, List.of(RemoteValue.of("Bug")))).isFalse();
        assertThat(matches(bug, List.of())).isFalse();
        assertThatThrownBy(() -> matches(bug, RemoteValue.of("bug"))).hasMessageContaining("not a predicate over single values");
    }

    private static RemoteValue decimal(String value)
    {
        return RemoteValue.of(ValueType.decimal(10, 2), new BigDecimal(value));
    }

    private static RemoteRange all()
    {
        return new RemoteRange(Optional.empty(), false, Optional.empty(), false);
    }

    private static ColumnPredicate equal(RemoteValue value)
    {
        return new Values("c", List.of(RemoteRange.equal(value)), false);
    }

    private static ColumnPredicate atLeast(RemoteValue low)
    {
        return new Values("c", List.of(new RemoteRange(Optional.of(low), true, Optional.empty(), false)), false);
    }

    private static ColumnPredicate below(RemoteValue high)
    {
        return new Values("c", List.of(new RemoteRange(Optional.empty(), false, Optional.of(high), false)), false);
    }
}
