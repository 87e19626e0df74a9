package io.omnisql.toolkit.pushdown;

import io.airlift.slice.Slices;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDomainConverter
{
    @Test
    void testNullTests()
    {
        for (ValueType type : List.of(ValueType.BOOLEAN, ValueType.INTEGER, ValueType.BIGINT, ValueType.DOUBLE, ValueType.decimal(20, 3), ValueType.VARCHAR, ValueType.varchar(18), ValueType.DATE, ValueType.TIME, ValueType.INSTANT, ValueType.VARCHAR_ARRAY)) {
            assertConverts(type, Domain.onlyNull(engineType(type)), "c IS NULL");
            assertConverts(type, Domain.notNull(engineType(type)), "c IS NOT NULL");
        }
    }

    @Test
    void testBoolean()
    {
        assertConverts(ValueType.BOOLEAN, Domain.singleValue(BOOLEAN, true), "c = true");
        assertConverts(ValueType.BOOLEAN, Domain.singleValue(BOOLEAN, false, true), "c = false OR c IS NULL");
        assertThat(convert(ValueType.BOOLEAN, Domain.create(ValueSet.ofRanges(Range.lessThan(BOOLEAN, true)), false))).hasToString("c = false");
        assertThat(convert(ValueType.BOOLEAN, Domain.multipleValues(BOOLEAN, List.of(true, false)))).hasToString("c IS NOT NULL");
    }

    @Test
    void testBigint()
    {
        assertConverts(ValueType.BIGINT, Domain.singleValue(BIGINT, Long.MIN_VALUE), "c = -9223372036854775808");
        assertConverts(ValueType.BIGINT, Domain.multipleValues(BIGINT, List.of(3L, 1L, 2L)), "c IN {1, 2, 3}");
        assertConverts(ValueType.BIGINT, Domain.singleValue(BIGINT, 5L).complement(), "c IN {(-inf, 5), (5, +inf)} OR c IS NULL");
        assertConverts(ValueType.BIGINT, Domain.create(ValueSet.ofRanges(Range.range(BIGINT, 1L, true, 9L, false)), false), "c IN {[1, 9)}");
        assertConverts(ValueType.BIGINT, Domain.create(ValueSet.ofRanges(Range.lessThanOrEqual(BIGINT, 1L), Range.greaterThanOrEqual(BIGINT, 7L)), false), "c IN {(-inf, 1], [7, +inf)}");
    }

    @Test
    void testDouble()
    {
        assertConverts(ValueType.DOUBLE, Domain.singleValue(DOUBLE, 0.1), "c = 0.1");
        assertThat(convert(ValueType.DOUBLE, Domain.singleValue(DOUBLE, -0.0))).hasToString("c = 0.0");
        assertThat(DomainConverter.toPredicate("c", ValueType.DOUBLE, Domain.singleValue(DOUBLE, Double.POSITIVE_INFINITY))).isEmpty();
        assertThat(DomainConverter.toPredicate("c", ValueType.DOUBLE, Domain.create(ValueSet.ofRanges(Range.lessThan(DOUBLE, Double.POSITIVE_INFINITY)), false))).isEmpty();
    }

    @Test
    void testVarchar()
    {
        assertConverts(ValueType.VARCHAR, Domain.singleValue(VARCHAR, utf8Slice("")), "c = ");
        assertConverts(ValueType.VARCHAR, Domain.singleValue(VARCHAR, utf8Slice("Ü'\"\\ \uD83D\uDE00\u0000")), "c = Ü'\"\\ \uD83D\uDE00\u0000");
        assertConverts(ValueType.VARCHAR, Domain.create(ValueSet.ofRanges(Range.greaterThan(VARCHAR, utf8Slice("m"))), false), "c IN {(m, +inf)}");
        assertThat(DomainConverter.toPredicate("c", ValueType.VARCHAR, Domain.singleValue(VARCHAR, Slices.wrappedBuffer((byte) 0xC3)))).isEmpty();
    }

    @Test
    void testDate()
    {
        assertConverts(ValueType.DATE, Domain.singleValue(DATE, LocalDate.parse("1969-12-31").toEpochDay()), "c = 1969-12-31");
    }

    @Test
    void testInstant()
    {
        long millis = Instant.parse("2026-01-31T10:00:00.123Z").toEpochMilli();
        assertConverts(ValueType.INSTANT, Domain.singleValue(TIMESTAMP_TZ_MILLIS, packDateTimeWithZone(millis, UTC_KEY)), "c = 2026-01-31T10:00:00.123Z");
        Domain elsewhere = Domain.create(ValueSet.ofRanges(Range.greaterThan(TIMESTAMP_TZ_MILLIS, packDateTimeWithZone(millis, getTimeZoneKey("Asia/Kathmandu")))), false);
        assertThat(convert(ValueType.INSTANT, elsewhere)).hasToString("c IN {(2026-01-31T10:00:00.123Z, +inf)}");
        assertConverts(ValueType.INSTANT, Domain.singleValue(TIMESTAMP_TZ_MILLIS, packDateTimeWithZone(-1, UTC_KEY)), "c = 1969-12-31T23:59:59.999Z");
    }

    private static void assertConverts(ValueType type, Domain domain, String expected)
    {
        Values predicate = convert(type, domain);
        assertThat(predicate).hasToString(expected);
        assertThat(DomainConverter.toDomain(type, predicate)).isEqualTo(domain);
    }

    private static Values convert(ValueType type, Domain domain)
    {
        return DomainConverter.toPredicate("c", type, domain).orElseThrow();
    }
}
