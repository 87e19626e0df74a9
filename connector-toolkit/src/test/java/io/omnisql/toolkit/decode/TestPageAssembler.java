package io.omnisql.toolkit.decode;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.LongArrayBlock;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPageAssembler
{
    private static final ColumnDefinition FIRST = column("first", ValueType.BIGINT, "/first", "");
    private static final ColumnDefinition SECOND = column("second", ValueType.BIGINT, "/second", "");
    private static final RemoteResponse RESPONSE = new RemoteResponse(200, Map.of(), new byte[0], Instant.EPOCH, RemoteResponse.Source.LIVE);

    @Test
    void testRowCounts()
    {
        PageAssembler assembler = new PageAssembler(List.of(FIRST, SECOND));
        PageRequest page = page(Map.of("first", PageRequest.ROW_COUNT, "second", PageRequest.ROW_COUNT));
        assertThat(assembler.decoded(page)).isEmpty();

        Page counts = assembler.assemble(page, RESPONSE, rows(3));
        assertThat(counts.getPositionCount()).isEqualTo(1);
        assertThat(BIGINT.getLong(counts.getBlock(0), 0)).isEqualTo(3);
        assertThat(BIGINT.getLong(counts.getBlock(1), 0)).isEqualTo(3);
        assertThat(BIGINT.getLong(assembler.assemble(page, RESPONSE, rows(0)).getBlock(0), 0)).isZero();
    }

    @Test
    void testRowCountsStandAlone()
    {
        PageAssembler assembler = new PageAssembler(List.of(FIRST, SECOND));
        assertThatThrownBy(() -> assembler.assemble(page(Map.of("first", PageRequest.ROW_COUNT)), RESPONSE, rows(3))).hasMessageContaining("a page of counts has other columns");
    }

    @Test
    void testRowsThatComeTwice()
    {
        PageAssembler assembler = new PageAssembler(List.of(SECOND));
        PageRequest page = page(Map.of()).keeping(new RowFilter(List.of(), List.of(), Optional.of(FIRST)));
        assertThat(assembler.decoded(page)).containsExactly(SECOND, FIRST);

        assertThat(values(assembler, page, 1, 2, 2, -1, 1_023, 1_024)).containsExactly(1L, 2L, -1L, 1_023L, 1_024L);
        assertThat(values(assembler, page, 1_024, 65, -1, -1_025, Long.MAX_VALUE, Long.MIN_VALUE)).containsExactly(65L, -1_025L, Long.MAX_VALUE, Long.MIN_VALUE);
        assertThat(values(assembler, page, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
        assertThat(values(new PageAssembler(List.of(SECOND)), page, 1, 2)).containsExactly(1L, 2L);
        assertThatThrownBy(() -> new RowFilter(List.of(), List.of(), Optional.of(column("text", ValueType.VARCHAR, "/text", "")))).hasMessageContaining("not a column of whole numbers");
    }

    private static List<Long> values(PageAssembler assembler, PageRequest page, long... numbers)
    {
        Block block = new LongArrayBlock(numbers.length, Optional.empty(), numbers);
        Page assembled = assembler.assemble(page, RESPONSE, new DecodedRows(numbers.length, List.of(block, block), Map.of(), Map.of(), false));
        assertThat(assembled.getChannelCount()).isEqualTo(1);
        return IntStream.range(0, assembled.getPositionCount()).mapToObj(position -> BIGINT.getLong(assembled.getBlock(0), position)).toList();
    }

    private static DecodedRows rows(int rows)
    {
        return new DecodedRows(rows, List.of(), Map.of(), Map.of(), false);
    }

    private static PageRequest page(Map<String, String> pointers)
    {
        return new PageRequest(new RemoteRequest("GET", "/", List.of(), Map.of(), Optional.empty(), "core"), "", List.of(), Map.of()).withPointers(pointers);
    }
}
