package io.omnisql.toolkit.decode;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.Page;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Rows that a page keeps, from the answer on.
 */
final class TestRowSelector
{
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "/number", "");
    private static final ColumnDefinition STATE = column("state", ValueType.VARCHAR, "/state", "").withLowerCase();
    private static final ColumnDefinition CREATED = column("created_at", ValueType.INSTANT, "/created", "");
    private static final ColumnDefinition LABELS = column("labels", ValueType.VARCHAR_ARRAY, "/labels/*/name", "");
    private static final ColumnDefinition OWNER = column("owner", ValueType.VARCHAR, "/owner", "");
    private static final String ANSWER =
            """
            [{"number": 1, "state": "OPEN", "created": "2026-01-01T00:00:00Z", "labels": [{"name": "bug"}]},
             {"number": 2, "state": "CLOSED", "created": "2026-01-02T00:00:00Z", "labels": []},
             {"number": 3, "state": null, "created": "2026-01-03T00:00:00Z", "labels": null},
             {"number": 4, "state": "OPEN", "created": "2026-01-04T00:00:00Z", "labels": [{"name": "Bug"}, {"name": null}, {"name": "bug"}]}]
            """;

    @Test
    void testByColumnsThatNobodyWants()
    {
        assertThat(numbers(equal("state", RemoteValue.of("open")), STATE)).containsExactly(1L, 4L);
        assertThat(numbers(equal("state", RemoteValue.of("OPEN")), STATE)).isEmpty();
        assertThat(numbers(new Values("state", List.of(), true), STATE)).containsExactly(3L);
        assertThat(numbers(new Values("state", List.of(RemoteRange.equal(RemoteValue.of("closed"))), true), STATE)).containsExactly(2L, 3L);
        assertThat(numbers(before("2026-01-03T00:00:00Z"), CREATED)).containsExactly(1L, 2L);
        assertThat(numbers(new Contains("labels", RemoteValue.of("bug")), LABELS)).containsExactly(1L, 4L);
    }

    @Test
    void testAllButNull()
    {
        RemoteRange unbounded = new RemoteRange(Optional.empty(), false, Optional.empty(), false);
        assertThat(numbers(new Values("state", List.of(unbounded), false), STATE)).containsExactly(1L, 2L, 4L);
        assertThat(numbers(new Values("state", List.of(unbounded), true), STATE)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(new Values("state", List.of(), false), STATE)).isEmpty();
        assertThat(numbers(new Values("created_at", List.of(unbounded), false), CREATED)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void testTimesBetweenMilliseconds()
    {
        assertThat(numbers(between("2026-01-02T00:00:00Z", true, "2026-01-03T00:00:00Z", false), CREATED)).containsExactly(2L);
        assertThat(numbers(between("2026-01-02T00:00:00Z", false, "2026-01-03T00:00:00Z", true), CREATED)).containsExactly(3L);
        assertThat(numbers(between("2026-01-01T23:59:59.9999Z", true, "2026-01-02T00:00:00.0001Z", true), CREATED)).containsExactly(2L);
        assertThat(numbers(between("2026-01-01T23:59:59.9999Z", false, "2026-01-02T00:00:00.0001Z", false), CREATED)).containsExactly(2L);
        assertThat(numbers(between("2026-01-02T00:00:00.0001Z", true, "2026-01-02T23:59:59.9999Z", true), CREATED)).isEmpty();
    }

    private static Values between(String low, boolean lowInclusive, String high, boolean highInclusive)
    {
        RemoteRange range = new RemoteRange(
                Optional.of(RemoteValue.of(Instant.parse(low))),
                lowInclusive,
                Optional.of(RemoteValue.of(Instant.parse(high))),
                highInclusive);
        return new Values("created_at", List.of(range), false);
    }

    @Test
    void testTimeRanges()
    {
        assertThat(numbers(times(true, "2026-01-02T00:00:00Z", "2026-01-04T00:00:00Z", true), CREATED)).containsExactly(2L, 3L, 4L);
        assertThat(numbers(times(false, "2026-01-02T00:00:00Z", "2026-01-04T00:00:00Z", false), CREATED)).containsExactly(3L);
        assertThat(numbers(times(false, "2026-01-01T23:59:59.999999999Z", "2026-01-04T00:00:00.000000001Z", false), CREATED)).containsExactly(2L, 3L, 4L);
        assertThat(numbers(times(true, "2026-01-03T00:00:00Z", "2026-01-03T00:00:00Z", true), CREATED)).containsExactly(3L);
        assertThat(numbers(new Values("created_at", List.of(RemoteRange.equal(RemoteValue.of(Instant.parse("2026-01-01T00:00:00Z"))), RemoteRange.equal(RemoteValue.of(Instant.parse("2026-01-04T00:00:00Z")))), true), CREATED))
                .containsExactly(1L, 4L);
        assertThat(numbers(new Values("created_at", List.of(), true), CREATED)).isEmpty();
    }

    @Test
    void testSeveralColumns()
    {
        RemotePredicate open = equal("state", RemoteValue.of("open"));
        assertThat(numbers(new AllOf(List.of(open, before("2026-01-03T00:00:00Z"))), STATE, CREATED)).containsExactly(1L);
        assertThat(numbers(new AnyOf(List.of(open, before("2026-01-03T00:00:00Z"))), STATE, CREATED)).containsExactly(1L, 2L, 4L);
        assertThat(numbers(equal("number", RemoteValue.of(2)), NUMBER)).containsExactly(2L);
    }

    @Test
    void testByConstantColumns()
    {
        assertThat(numbers(equal("owner", RemoteValue.of("acme")), OWNER)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(equal("owner", RemoteValue.of("Acme")), OWNER)).isEmpty();
    }

    @Test
    void testOnlyTheNumberOfRowsIsWanted()
    {
        Page page = page(List.of(), equal("state", RemoteValue.of("open")), STATE);
        assertThat(page.getChannelCount()).isZero();
        assertThat(page.getPositionCount()).isEqualTo(2);
    }

    @Test
    void testUnnamedColumn()
    {
        assertThatThrownBy(() -> numbers(equal("state", RemoteValue.of("open")))).hasMessageContaining("a column that it does not name: state");
    }

    private static List<Long> numbers(RemotePredicate predicate, ColumnDefinition... columns)
    {
        Page page = page(List.of(NUMBER), predicate, columns);
        assertThat(page.getChannelCount()).isEqualTo(1);
        return IntStream.range(0, page.getPositionCount()).mapToObj(position -> BIGINT.getLong(page.getBlock(0), position)).toList();
    }

    private static Page page(List<ColumnDefinition> wanted, RemotePredicate predicate, ColumnDefinition... columns)
    {
        PageRequest request = new PageRequest(new RemoteRequest("GET", "/", List.of(), Map.of(), Optional.empty(), "core"), "", List.of(), Map.of("owner", "acme"))
                .keeping(new RowFilter(List.of(predicate), List.of(columns)));
        RemoteResponse response = new RemoteResponse(200, Map.of(), ANSWER.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        PageAssembler assembler = new PageAssembler(wanted);
        DecodedRows rows = new PageDecoder(Map.of(), Map.of()).decode(request, assembler.decoded(request), response.body());
        return assembler.assemble(request, response, rows);
    }

    private static RemotePredicate equal(String column, RemoteValue value)
    {
        return new Values(column, List.of(RemoteRange.equal(value)), false);
    }

    private static RemotePredicate times(boolean lowInclusive, String low, String high, boolean highInclusive)
    {
        return new Values("created_at", List.of(new RemoteRange(Optional.of(RemoteValue.of(Instant.parse(low))), lowInclusive, Optional.of(RemoteValue.of(Instant.parse(high))), highInclusive)), false);
    }

    private static RemotePredicate before(String time)
    {
        return new Values("created_at", List.of(new RemoteRange(Optional.empty(), false, Optional.of(RemoteValue.of(Instant.parse(time))), false)), false);
    }
}
