package io.omnisql.plugin.github.scan;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestPageSize
{
    @Test
    void testHalvesAndGrowsAgain()
    {
        PageSize size = PageSize.full(100).smaller().orElseThrow().smaller().orElseThrow();
        assertThat(size.size()).isEqualTo(25);
        // three pages of each size
        for (int expected : new int[] {25, 25, 50, 50, 50, 100, 100}) {
            size = size.next(100);
            assertThat(size.size()).isEqualTo(expected);
        }
        assertThat(size.state(100)).isEmpty();
    }

    @Test
    void testBeginsAnewWhenAPageIsTooHeavyAgain()
    {
        PageSize size = PageSize.full(100).smaller().orElseThrow().next(100).next(100);
        assertThat(size.state(100)).isEqualTo(Map.of("size", "50", "good", "2"));
        assertThat(size.smaller().orElseThrow()).isEqualTo(new PageSize(25, 0));
    }

    @Test
    void testOneRow()
    {
        assertThat(new PageSize(1, 0).smaller()).isEmpty();
        assertThat(new PageSize(3, 0).smaller()).contains(new PageSize(1, 0));
    }
}
