package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.pushdown.CastComparisons.ColumnDomain;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.ARRAY_CONSTRUCTOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IN_PREDICATE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MICROS;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MILLIS;
import static io.trino.spi.type.TimestampType.TIMESTAMP_NANOS;
import static io.trino.spi.type.TimestampType.TIMESTAMP_SECONDS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MICROS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestCastComparisons
{
    private static final ColumnDefinition CREATED = column("created_at", ValueType.INSTANT, "", "");
    private static final ColumnDefinition TITLE = column("title", ValueType.VARCHAR, "", "");
    private static final Map<String, ColumnDefinition> ASSIGNMENTS = Map.of("created", CREATED, "title", TITLE);
    private static final List<FunctionName> OPERATORS = List.of(
            EQUAL_OPERATOR_FUNCTION_NAME,
            NOT_EQUAL_OPERATOR_FUNCTION_NAME,
            LESS_THAN_OPERATOR_FUNCTION_NAME,
            LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME,
            GREATER_THAN_OPERATOR_FUNCTION_NAME,
            GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME);
    private static final BigInteger PICOS_OF_MILLI = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MILLIS_OF_DAY = BigInteger.valueOf(86_400_000);

    @Test
    void testEveryComparisonIsTheSameForTheColumnItself()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            long base = random.nextBoolean() ? random.nextLong(-3_000, 3_000) * 86_400_000 / 2 : random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
            Literal literal = literal(random, base);
            FunctionName operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            Domain domain = CastComparisons.domain(compare(operator, literal.type(), literal.constant()), ASSIGNMENTS).map(ColumnDomain::domain).orElseThrow();
            for (long value : List.of(base - 86_400_000, base - 1, base, base + 1, base + 86_399_999, base + 86_400_000)) {
                assertThat(domain.includesNullableValue(packDateTimeWithZone(value, UTC_KEY)))
                        .as("seed %s: CAST(%s AS %s) %s %s", seed, Instant.ofEpochMilli(value), literal.type(), operator.getName(), literal.constant())
                        .isEqualTo(holds(operator, literal.of(value).compareTo(literal.value())));
            }
            assertThat(domain.isNullAllowed()).isFalse();
        }
    }

    /**
     * @param value the literal in picoseconds, or in days
     */
    private record Literal(Type type, Constant constant, BigInteger value)
    {
        BigInteger of(long millis)
        {
            return type.equals(DATE) ? floorDiv(BigInteger.valueOf(millis), MILLIS_OF_DAY) : BigInteger.valueOf(millis).multiply(PICOS_OF_MILLI);
        }
    }

    private static Literal literal(Random random, long millis)
    {
        int micros = random.nextBoolean() ? 0 : random.nextInt(1_000);
        int picos = random.nextBoolean() ? 0 : random.nextInt(1_000) * 1_000;
        BigInteger whole = BigInteger.valueOf(millis).multiply(PICOS_OF_MILLI);
        BigInteger ofMicros = whole.add(BigInteger.valueOf(micros * 1_000_000L));
        BigInteger ofNanos = ofMicros.add(BigInteger.valueOf(picos));
        return switch (random.nextInt(7)) {
            case 0 -> {
                long day = Math.floorDiv(millis, 86_400_000L);
                yield new Literal(DATE, new Constant(day, DATE), BigInteger.valueOf(day));
            }
            case 1 -> new Literal(TIMESTAMP_MILLIS, new Constant(millis * 1_000, TIMESTAMP_MILLIS), whole);
            case 2 -> new Literal(TIMESTAMP_MICROS, new Constant(millis * 1_000 + micros, TIMESTAMP_MICROS), ofMicros);
            case 3 -> new Literal(TIMESTAMP_NANOS, new Constant(new LongTimestamp(millis * 1_000 + micros, picos), TIMESTAMP_NANOS), ofNanos);
            case 4 -> new Literal(TIMESTAMP_TZ_MILLIS, new Constant(packDateTimeWithZone(millis, getTimeZoneKey("Europe/Paris")), TIMESTAMP_TZ_MILLIS), whole);
            case 5 -> new Literal(TIMESTAMP_TZ_MICROS, new Constant(LongTimestampWithTimeZone.fromEpochMillisAndFraction(millis, micros * 1_000_000, getTimeZoneKey("Asia/Tokyo")), TIMESTAMP_TZ_MICROS), ofMicros);
            default -> new Literal(TIMESTAMP_TZ_NANOS, new Constant(LongTimestampWithTimeZone.fromEpochMillisAndFraction(millis, micros * 1_000_000 + picos, UTC_KEY), TIMESTAMP_TZ_NANOS), ofNanos);
        };
    }

    private static BigInteger floorDiv(BigInteger value, BigInteger divisor)
    {
        BigInteger[] parts = value.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static boolean holds(FunctionName operator, int comparison)
    {
        return switch (OPERATORS.indexOf(operator)) {
            case 0 -> comparison == 0;
            case 1 -> comparison != 0;
            case 2 -> comparison < 0;
            case 3 -> comparison <= 0;
            case 4 -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    @Test
    void testIn()
    {
        Call list = new Call(new ArrayType(DATE), ARRAY_CONSTRUCTOR_FUNCTION_NAME, List.of(new Constant(1L, DATE), new Constant(2L, DATE), new Constant(10L, DATE)));
        Domain domain = CastComparisons.domain(new Call(BOOLEAN, IN_PREDICATE_FUNCTION_NAME, List.of(cast(DATE), list)), ASSIGNMENTS).map(ColumnDomain::domain).orElseThrow();
        assertThat(domain.getValues().getRanges().getRangeCount()).isEqualTo(2);
        assertThat(domain.includesNullableValue(packDateTimeWithZone(3 * 86_400_000L - 1, UTC_KEY))).isTrue();
        assertThat(domain.includesNullableValue(packDateTimeWithZone(3 * 86_400_000L, UTC_KEY))).isFalse();

        List<ConnectorExpression> elements = new ArrayList<>(list.getArguments());
        elements.add(new Constant(null, DATE));
        Call unknown = new Call(new ArrayType(DATE), ARRAY_CONSTRUCTOR_FUNCTION_NAME, elements);
        assertThat(CastComparisons.domain(new Call(BOOLEAN, IN_PREDICATE_FUNCTION_NAME, List.of(cast(DATE), unknown)), ASSIGNMENTS)).isEmpty();
    }

    @Test
    void testWhatIsLeftAlone()
    {
        assertThat(domain(compare(EQUAL_OPERATOR_FUNCTION_NAME, TIMESTAMP_SECONDS, new Constant(1_000_000L, TIMESTAMP_SECONDS)))).isEmpty();
        assertThat(domain(compare(EQUAL_OPERATOR_FUNCTION_NAME, DATE, new Constant(null, DATE)))).isEmpty();
        assertThat(domain(compare(EQUAL_OPERATOR_FUNCTION_NAME, DATE, new Constant(200_000_000L, DATE)))).isEmpty();
        assertThat(domain(compare(new FunctionName("$other"), DATE, new Constant(1L, DATE)))).isEmpty();
        assertThat(domain(new Call(BOOLEAN, EQUAL_OPERATOR_FUNCTION_NAME, List.of(new Call(DATE, CAST_FUNCTION_NAME, List.of(new Variable("title", DATE))), new Constant(1L, DATE))))).isEmpty();
        assertThat(domain(new Variable("created", BOOLEAN))).isEmpty();
    }

    @Test
    void testSplit()
    {
        Call from = compare(GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME, DATE, new Constant(10L, DATE));
        Call to = compare(LESS_THAN_OPERATOR_FUNCTION_NAME, DATE, new Constant(12L, DATE));
        Call other = new Call(BOOLEAN, new FunctionName("other"), List.of(new Variable("title", BOOLEAN)));
        CastComparisons split = CastComparisons.split(new Call(BOOLEAN, AND_FUNCTION_NAME, List.of(from, other, to)), ASSIGNMENTS);
        assertThat(split.rest()).isEqualTo(other);
        Domain domain = split.ranges().getDomains().orElseThrow().get(CREATED);
        assertThat(domain.includesNullableValue(packDateTimeWithZone(12 * 86_400_000L - 1, UTC_KEY))).isTrue();
        assertThat(domain.includesNullableValue(packDateTimeWithZone(12 * 86_400_000L, UTC_KEY))).isFalse();

        Call never = compare(LESS_THAN_OPERATOR_FUNCTION_NAME, DATE, new Constant(9L, DATE));
        assertThat(CastComparisons.split(new Call(BOOLEAN, AND_FUNCTION_NAME, List.of(from, never)), ASSIGNMENTS).ranges().isNone()).isTrue();
    }

    private static Optional<ColumnDomain> domain(ConnectorExpression expression)
    {
        return CastComparisons.domain(expression, ASSIGNMENTS);
    }

    private static Call compare(FunctionName operator, Type type, Constant constant)
    {
        return new Call(BOOLEAN, operator, List.of(cast(type), constant));
    }

    private static Call cast(Type type)
    {
        return new Call(type, CAST_FUNCTION_NAME, List.of(new Variable("created", TIMESTAMP_TZ_MILLIS)));
    }
}
