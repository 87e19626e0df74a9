package io.omnisql.toolkit.connector;

import io.trino.spi.Page;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.predicate.Utils.nativeValueToBlock;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTotalPage
{
    @Test
    void testTotals()
    {
        Page two = new Page(nativeValueToBlock(BIGINT, 2L), nativeValueToBlock(BIGINT, 20L));
        Page three = new Page(nativeValueToBlock(BIGINT, 3L), nativeValueToBlock(BIGINT, 30L));
        assertThat(totals(new TotalPage(List.of(chain(two), chain(three)), 2))).containsExactly(5L, 50L);
        assertThat(totals(new TotalPage(List.of(), 2))).containsExactly(0L, 0L);
        assertThatThrownBy(() -> totals(new TotalPage(List.of(chain(new Page(nativeValueToBlock(BIGINT, null)))), 1))).hasMessageContaining("A count is missing");
    }

    @Test
    void testTotalsOfGroups()
    {
        List<PageChain> partitions = Stream.of(group("web", 1), group(null, 2), group("docs", 3), group("docs", 30), group(null, 20))
                .map(TestTotalPage::chain)
                .toList();
        Page totals = new SelectedColumns(new TotalPage(partitions, List.of(VARCHAR), 1, _ -> {}), 1, 0).next();
        assertThat(IntStream.range(0, totals.getPositionCount())
                .mapToObj(position -> VARCHAR.getObjectValue(null, totals.getBlock(1), position) + "=" + BIGINT.getLong(totals.getBlock(0), position)))
                .containsExactlyInAnyOrder("web=1", "null=22", "docs=33");
        assertThat(new TotalPage(List.of(), List.of(VARCHAR), 1, _ -> {}).next().getPositionCount()).isZero();
    }

    private static Page group(String key, long count)
    {
        return new Page(nativeValueToBlock(VARCHAR, key == null ? null : utf8Slice(key)), nativeValueToBlock(BIGINT, count));
    }

    private static List<Long> totals(TotalPage pages)
    {
        Page page = pages.next();
        assertThat(page.getPositionCount()).isEqualTo(1);
        assertThat(pages.hasNext()).isFalse();
        return IntStream.range(0, page.getChannelCount()).mapToObj(channel -> BIGINT.getLong(page.getBlock(channel), 0)).toList();
    }

    private static PageChain chain(Page page)
    {
        return new PageChain()
        {
            private boolean read;

            @Override
            public boolean hasNext()
            {
                return !read;
            }

            @Override
            public Page next()
            {
                read = true;
                return page;
            }
        };
    }
}
