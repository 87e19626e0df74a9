package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.TimeZoneKey;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.expression.Constant.TRUE;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service keeps and the engine then keeps is what SQL keeps, whatever the domains, declarations and verdicts.
 */
final class TestPushdownProperty
{
    private static final int CASES = 4_000;
    private static final int ROWS = 60;
    private static final List<TimeZoneKey> ZONES = List.of(TimeZoneKey.UTC_KEY, TimeZoneKey.getTimeZoneKey("Asia/Kathmandu"), TimeZoneKey.getTimeZoneKey("-09:30"));

    @Test
    void testPushedAndRemainingAreTheWhole()
    {
        int pushed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            pushed += check(new Random(seed), seed);
        }
        assertThat(pushed).isGreaterThan(CASES / 4);
    }

    /**
     * @return how many filters were pushed
     */
    private static int check(Random random, int seed)
    {
        List<ColumnDefinition> columns = IntStream.range(0, 3).mapToObj(index -> column(random, "c" + index)).toList();
        List<Map<ColumnDefinition, Object>> rows = IntStream.range(0, ROWS).mapToObj(_ -> row(random, columns)).toList();
        FilterPushdown pushdown = new FilterPushdown(new HashedPolicy(seed));

        RemoteQuery query = RemoteQuery.scan("t");
        TupleDomain<ColumnDefinition> plain = TupleDomain.all();
        TupleDomain<ColumnDefinition> remaining = TupleDomain.all();
        boolean contradiction = false;
        for (int step = 0; step < 3 && !contradiction; step++) {
            TupleDomain<ColumnDefinition> added = constraint(random, columns);
            plain = plain.intersect(added);
            remaining = remaining.intersect(added);
            for (int rounds = 0; !contradiction; rounds++) {
                assertThat(rounds).as("rounds until nothing changes, seed %s", seed).isLessThan(5);
                Optional<FilterResult> result = pushdown.apply(query, remaining, TRUE, Map.of());
                if (result.isEmpty()) {
                    break;
                }
                query = result.get().query();
                remaining = result.get().remaining();
                contradiction = result.get().contradiction();
            }
        }
        for (Map<ColumnDefinition, Object> row : rows) {
            boolean kept = !contradiction && served(query, row, seed) && includes(remaining, row);
            assertThat(kept).as("seed %s, query %s, remaining %s, row %s", seed, query.filters(), remaining, row).isEqualTo(includes(plain, row));
        }
        return query.filters().size();
    }

    private static boolean served(RemoteQuery query, Map<ColumnDefinition, Object> row, int seed)
    {
        return query.filters().stream().allMatch(filter -> served(filter, row, seed));
    }

    private static boolean served(RemoteFilter filter, Map<ColumnDefinition, Object> row, int seed)
    {
        Object value = row.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(filter.columnPredicate().column()))
                .findFirst()
                .orElseThrow()
                .getValue();
        boolean matches = PredicateEvaluator.matches((RemotePredicate.Values) filter.predicate(), value);
        boolean surplus = filter.verdict() == Verdict.SUPERSET && (row.hashCode() ^ seed) % 3 == 0;
        return matches || surplus;
    }

    private static boolean includes(TupleDomain<ColumnDefinition> domain, Map<ColumnDefinition, Object> row)
    {
        return domain.getDomains().isPresent()
                && domain.getDomains().get().entrySet().stream().allMatch(entry -> entry.getValue().includesNullableValue(row.get(entry.getKey())));
    }

    private static ColumnDefinition column(Random random, String name)
    {
        ValueType[] types = {ValueType.BOOLEAN, ValueType.BIGINT, ValueType.DOUBLE, ValueType.VARCHAR, ValueType.DATE, ValueType.INSTANT};
        FilterSupport support = new FilterSupport(verdict(random), verdict(random), verdict(random), Verdict.NEVER);
        ColumnDefinition column = ColumnDefinition.column(name, types[random.nextInt(types.length)], "/" + name, "").withFilter(support);
        return random.nextInt(3) == 0 ? column.notNull() : column;
    }

    private static Verdict verdict(Random random)
    {
        return Verdict.values()[random.nextInt(3)];
    }

    private static Map<ColumnDefinition, Object> row(Random random, List<ColumnDefinition> columns)
    {
        Map<ColumnDefinition, Object> row = new HashMap<>();
        columns.forEach(column -> row.put(column, column.nullable() && random.nextInt(5) == 0 ? null : value(random, column.type())));
        return row;
    }

    private static Object value(Random random, ValueType type)
    {
        int value = random.nextInt(8) - 3;
        return switch (type.kind()) {
            case BOOLEAN -> value > 0;
            case INTEGER, BIGINT, DATE -> (long) value;
            case DOUBLE -> value == 0 && random.nextBoolean() ? -0.0 : value / 2.0;
            case VARCHAR -> utf8Slice(List.of("", "a", "A", "ä", "aa", "b", "Z", "\uD83D\uDE00").get(value + 3));
            case INSTANT -> packDateTimeWithZone(value, ZONES.get(random.nextInt(ZONES.size())));
            case TIME -> (value + 3) * 1_000_000_000L;
            case TIMESTAMP, DECIMAL, ARRAY, ROW -> throw new IllegalArgumentException();
        };
    }

    private static TupleDomain<ColumnDefinition> constraint(Random random, List<ColumnDefinition> columns)
    {
        Map<ColumnDefinition, Domain> domains = new HashMap<>();
        columns.stream().filter(_ -> random.nextBoolean()).forEach(column -> domains.put(column, domain(random, column.type())));
        return TupleDomain.withColumnDomains(domains);
    }

    private static Domain domain(Random random, ValueType type)
    {
        Type engineType = engineType(type);
        List<Range> ranges = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ranges.add(range(random, engineType, value(random, type), value(random, type)));
        }
        ValueSet values = ranges.isEmpty() ? ValueSet.none(engineType) : ValueSet.copyOfRanges(engineType, ranges);
        Domain domain = Domain.create(values, random.nextInt(3) == 0);
        return random.nextInt(3) == 0 ? domain.complement() : domain;
    }

    private static Range range(Random random, Type type, Object one, Object other)
    {
        return switch (random.nextInt(6)) {
            case 0 -> Range.lessThan(type, one);
            case 1 -> Range.greaterThanOrEqual(type, one);
            case 2 -> {
                Domain below = Domain.create(ValueSet.ofRanges(Range.lessThan(type, other)), false);
                yield below.includesNullableValue(one) ? Range.range(type, one, random.nextBoolean(), other, random.nextBoolean()) : Range.equal(type, one);
            }
            default -> Range.equal(type, one);
        };
    }

    /**
     * Verdicts without any reason to them, but always the same for the same predicate.
     */
    private record HashedPolicy(int seed)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return verdict(new Random(predicate.toString().hashCode() ^ seed));
        }

        @Override
        public boolean sort(RemoteQuery query, List<RemoteSort> sort)
        {
            return false;
        }

        @Override
        public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
        {
            return false;
        }
    }
}
