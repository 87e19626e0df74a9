package io.omnisql.toolkit.decode;

import io.airlift.units.DataSize;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.cache.CacheConfig;
import io.trino.spi.Page;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestResponseDecoder
{
    private static final ColumnDefinition ID = column("id", BIGINT, "/id", "");
    private static final ColumnDefinition OTHER = column("other", BIGINT, "/other", "");
    private static final ColumnDefinition REPOSITORY = column("repository", VARCHAR, "", "");
    private static final Instant READ_AT = Instant.parse("2026-01-31T10:00:00.123Z");

    private final byte[] body = "[{\"id\": 1, \"other\": 2}]".getBytes(UTF_8);
    private final PageRequest page = page("");

    @Test
    void testRemembersWhatMemoryServes()
    {
        ResponseDecoder decoder = new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig());
        DecodedRows first = decoder.decode(page, List.of(ID), response(body, Source.MEMORY));
        assertThat(decoder.decode(page, List.of(ID), response(body, Source.MEMORY))).isSameAs(first);
        assertThat(decoder.decode(page, List.of(OTHER), response(body, Source.MEMORY))).isNotSameAs(first);
        assertThat(decoder.decode(page("/none"), List.of(ID), response(body, Source.MEMORY)).rows()).isZero();
        assertThat(decoder.decode(page, List.of(ID), response(body.clone(), Source.MEMORY))).isNotSameAs(first);
    }

    @Test
    void testForgetsTheRest()
    {
        ResponseDecoder decoder = new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig());
        DecodedRows live = decoder.decode(page, List.of(ID), response(body, Source.LIVE));
        assertThat(decoder.decode(page, List.of(ID), response(body, Source.LIVE))).isNotSameAs(live);
        DecodedRows redis = decoder.decode(page, List.of(ID), response(body, Source.REDIS));
        assertThat(decoder.decode(page, List.of(ID), response(body, Source.REDIS))).isNotSameAs(redis);
    }

    @Test
    void testSwitchedOff()
    {
        ResponseDecoder decoder = new ResponseDecoder(new PageDecoder(Map.of(), Map.of()), new CacheConfig().setDecodedSize(DataSize.ofBytes(0)));
        assertThat(decoder.decode(page, List.of(ID), response(body, Source.MEMORY)).rows()).isEqualTo(1);
    }

    @Test
    void testTransformKnowsWhatWasAskedFor()
    {
        BodyTransform transform = new BodyTransform()
        {
            @Override
            public byte[] toJson(byte[] body)
            {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] toJson(PageRequest page, byte[] body)
            {
                return "[{\"%s\": %s}]".formatted(page.state().get("column"), new String(body, UTF_8)).getBytes(UTF_8);
            }
        };
        ResponseDecoder decoder = new ResponseDecoder(new PageDecoder(Map.of(), Map.of("named", transform)), new CacheConfig());
        RemoteResponse response = response("5".getBytes(UTF_8), Source.MEMORY);
        PageRequest named = page.withTransform("named");
        DecodedRows rows = decoder.decode(named.withState(Map.of("column", "id")), List.of(ID), response);
        assertThat(BigintType.BIGINT.getLong(rows.blocks().getFirst(), 0)).isEqualTo(5);
        assertThat(decoder.decode(named.withState(Map.of("column", "other")), List.of(ID), response).blocks().getFirst().isNull(0)).isTrue();
        assertThat(decoder.decode(named.withState(Map.of("column", "id")), List.of(ID), response)).isSameAs(rows);
    }

    @Test
    void testAssembledPage()
    {
        PageAssembler assembler = new PageAssembler(List.of(HiddenColumn.AS_OF.definition(), REPOSITORY, ID, HiddenColumn.SOURCE.definition()));
        assertThat(assembler.decoded(page)).containsExactly(ID);
        RemoteResponse response = response("[{\"id\": 1}, {\"id\": 2}]".getBytes(UTF_8), Source.REDIS);
        Page assembled = assembler.assemble(page, response, new PageDecoder(Map.of(), Map.of()).decode(page, assembler.decoded(page), response.body()));
        assertThat(assembled.getPositionCount()).isEqualTo(2);
        assertThat(TIMESTAMP_TZ_MILLIS.getLong(assembled.getBlock(0), 1)).isEqualTo(packDateTimeWithZone(READ_AT.toEpochMilli(), UTC_KEY));
        assertThat(text(assembled, 1, 1)).isEqualTo("website");
        assertThat(BigintType.BIGINT.getLong(assembled.getBlock(2), 1)).isEqualTo(2);
        assertThat(text(assembled, 3, 0)).isEqualTo("redis");
    }

    @Test
    void testPageWithoutRowsOrColumns()
    {
        RemoteResponse empty = response("[]".getBytes(UTF_8), Source.LIVE);
        PageAssembler assembler = new PageAssembler(List.of(HiddenColumn.SOURCE.definition(), REPOSITORY));
        assertThat(assembler.assemble(page, empty, new PageDecoder(Map.of(), Map.of()).decode(page, List.of(), empty.body())).getPositionCount()).isZero();
        PageAssembler none = new PageAssembler(List.of());
        RemoteResponse response = response(body, Source.LIVE);
        assertThat(none.assemble(page, response, new PageDecoder(Map.of(), Map.of()).decode(page, List.of(), body)).getPositionCount()).isEqualTo(1);
    }

    private static String text(Page page, int channel, int position)
    {
        return VarcharType.VARCHAR.getSlice(page.getBlock(channel), position).toStringUtf8();
    }

    private static PageRequest page(String rows)
    {
        return new PageRequest(new RemoteRequest("GET", "/items", List.of(), Map.of(), Optional.empty(), "core"), rows, List.of(), Map.of("repository", "website"));
    }

    private static RemoteResponse response(byte[] body, Source source)
    {
        return new RemoteResponse(200, Map.of(), body, READ_AT, source);
    }
}
