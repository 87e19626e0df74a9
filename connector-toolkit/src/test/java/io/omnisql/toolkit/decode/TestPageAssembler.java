package io.omnisql.toolkit.decode;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.Page;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static DecodedRows rows(int rows)
    {
        return new DecodedRows(rows, List.of(), Map.of(), Map.of(), false);
    }

    private static PageRequest page(Map<String, String> pointers)
    {
        return new PageRequest(new RemoteRequest("GET", "/", List.of(), Map.of(), Optional.empty(), "core"), "", List.of(), Map.of()).withPointers(pointers);
    }
}
