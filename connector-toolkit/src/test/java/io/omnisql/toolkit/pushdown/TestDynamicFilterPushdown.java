package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDynamicFilterPushdown
{
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "", "").withFilter(FilterSupport.equality(EXACT).withRange(EXACT)).notNull();
    private static final ColumnDefinition LISTED = column("listed", ValueType.BIGINT, "", "").withFilter(FilterSupport.equality(SUPERSET));
    private static final ColumnDefinition RANGED = column("ranged", ValueType.BIGINT, "", "").withFilter(FilterSupport.NONE.withRange(SUPERSET));
    private static final ColumnDefinition TEXT = column("text", ValueType.VARCHAR, "", "").withFilter(FilterSupport.equality(EXACT));
    private static final ColumnDefinition PLAIN = column("plain", ValueType.BIGINT, "", "");
    private static final int MAX_KEYS = 2_000;
    private static final RemoteQuery SCAN = RemoteQuery.scan("t");

    private final DynamicFilterPushdown pushdown = pushdown((_, _) -> EXACT);

    @Test
    void testApplicable()
    {
        assertThat(pushdown.isApplicable(SCAN, List.of(NUMBER, PLAIN))).isTrue();
        assertThat(pushdown.isApplicable(SCAN, List.of(RANGED))).isTrue();
        assertThat(pushdown.isApplicable(SCAN, List.of(PLAIN))).isFalse();
        assertThat(pushdown.isApplicable(SCAN, List.of())).isFalse();
        assertThat(pushdown.isApplicable(SCAN.withLimit(OptionalLong.of(5)), List.of(NUMBER))).isFalse();
        RemoteAggregate count = new RemoteAggregate(Function.COUNT, Optional.empty(), false, "c", ValueType.BIGINT);
        assertThat(pushdown.isApplicable(SCAN.withAggregation(List.of(count), List.of()), List.of(NUMBER))).isFalse();
        assertThat(pushdown.isApplicable(SCAN.withAggregation(List.of(), List.of("number")), List.of(NUMBER))).isFalse();
    }

    @Test
    void testKeys()
    {
        assertThat(narrowed(SCAN, Map.of(NUMBER, keys(7, 9), PLAIN, keys(1)))).containsExactly("number IN {7, 9} EXACT");
        assertThat(narrowed(SCAN, Map.of(LISTED, keys(3)))).containsExactly("listed = 3 SUPERSET");
        assertThat(narrowed(SCAN, Map.of(TEXT, text("a", "b")))).containsExactly("text IN {a, b} EXACT");
        assertThat(narrowed(SCAN, Map.of(NUMBER, Domain.notNull(BIGINT)))).isEmpty();
        assertThat(narrow(pushdown, SCAN, TupleDomain.all())).contains(SCAN);
    }

    @Test
    void testManyKeysBecomeTheirRangeWhereThereIsOne()
    {
        Domain many = Domain.multipleValues(BIGINT, LongStream.range(0, DynamicFilterPushdown.FEW_KEYS).mapToObj(index -> 2 * index + 1).toList());
        assertThat(narrowed(SCAN, Map.of(NUMBER, many)).getFirst()).startsWith("number IN {1, 3, 5, ").contains(", 1999}");
        Domain more = many.union(keys(5_000));
        assertThat(narrowed(SCAN, Map.of(NUMBER, more))).first().asString().startsWith("number IN {1, 3, 5, ").endsWith(", 1999, 5000} EXACT");
        Domain tooMany = Domain.multipleValues(BIGINT, LongStream.rangeClosed(1, MAX_KEYS + 1).boxed().toList());
        assertThat(narrowed(SCAN, Map.of(NUMBER, tooMany))).containsExactly("number IN {[1, 2001]} EXACT");
        assertThat(narrowed(SCAN, Map.of(RANGED, keys(3, 8)))).containsExactly("ranged IN {[3, 8]} SUPERSET");
        assertThat(narrowed(SCAN, Map.of(LISTED, more))).first().asString().startsWith("listed IN {1, 3, 5, ").endsWith(", 5000} SUPERSET");
        assertThat(narrowed(SCAN, Map.of(LISTED, tooMany))).isEmpty();
    }

    @Test
    void testManyKeysAreWeighed()
    {
        Domain many = Domain.multipleValues(BIGINT, LongStream.rangeClosed(1, MAX_KEYS).boxed().toList());
        BiPredicate<RemoteQuery, RemoteQuery> never = (_, _) -> false;
        assertThat(filters(pushdown.narrow(SCAN, domains(Map.of(NUMBER, many)), never))).containsExactly("number IN {[1, 2000]} EXACT");
        assertThat(pushdown.narrow(SCAN, domains(Map.of(LISTED, many)), never)).contains(SCAN);
        assertThat(filters(pushdown.narrow(SCAN, domains(Map.of(NUMBER, keys(7, 9))), never))).containsExactly("number IN {7, 9} EXACT");
        pushdown.narrow(SCAN, domains(Map.of(NUMBER, many, TEXT, text("a"))), (named, rest) -> {
            assertThat(filters(Optional.of(named))).first().isEqualTo("text = a EXACT");
            assertThat(filters(Optional.of(named))).last().asString().startsWith("number IN {1, 2, 3, ");
            assertThat(filters(Optional.of(rest))).containsExactly("text = a EXACT", "number IN {[1, 2000]} EXACT");
            return true;
        });
    }

    @Test
    void testNothingMatches()
    {
        RemoteQuery one = SCAN.withFilters(List.of(equal("number", 1, EXACT)));
        assertThat(narrow(pushdown, SCAN, TupleDomain.none())).isEmpty();
        assertThat(narrow(pushdown, one, domains(Map.of(NUMBER, keys(2, 3))))).isEmpty();
        assertThat(narrow(pushdown, SCAN, domains(Map.of(NUMBER, Domain.onlyNull(BIGINT))))).isEmpty();
    }

    @Test
    void testFiltersOfTheQueryStay()
    {
        RemoteQuery query = SCAN.withFilters(List.of(equal("text", "a", EXACT), values("number", 1, 2, 3)));
        assertThat(narrowed(query, Map.of(NUMBER, keys(2, 3, 4)))).containsExactly("text = a EXACT", "number IN {2, 3} EXACT");
        assertThat(narrowed(query, Map.of(NUMBER, keys(1, 2, 3, 4)))).containsExactly("text = a EXACT", "number IN {1, 2, 3} EXACT");
    }

    /**
     * The engine no longer applies an exact filter, so that a superset of it would add rows to the join.
     */
    @Test
    void testExactFilterIsNotReplacedByASuperset()
    {
        DynamicFilterPushdown loose = pushdown((_, _) -> SUPERSET);
        RemoteQuery exact = SCAN.withFilters(List.of(values("number", 1, 2, 3)));
        assertThat(narrow(loose, exact, domains(Map.of(NUMBER, keys(2))))).contains(exact);
        RemoteQuery superset = SCAN.withFilters(List.of(new RemoteFilter(exact.filters().getFirst().predicate(), SUPERSET)));
        assertThat(narrow(loose, superset, domains(Map.of(NUMBER, keys(2)))).orElseThrow().filters()).containsExactly(equal("number", 2, SUPERSET));
    }

    @Test
    void testFewestValuesFirst()
    {
        DynamicFilterPushdown one = pushdown((query, _) -> query.filters().isEmpty() ? EXACT : NEVER);
        assertThat(narrow(one, SCAN, domains(Map.of(NUMBER, keys(1, 2), TEXT, text("a")))).orElseThrow().filters()).containsExactly(equal("text", "a", EXACT));
        assertThat(narrow(one, SCAN, domains(Map.of(NUMBER, keys(1), TEXT, text("a", "b")))).orElseThrow().filters()).containsExactly(equal("number", 1, EXACT));
    }

    private List<String> narrowed(RemoteQuery query, Map<ColumnDefinition, Domain> domains)
    {
        return filters(narrow(pushdown, query, domains(domains)));
    }

    private static List<String> filters(Optional<RemoteQuery> query)
    {
        return query.orElseThrow().filters().stream().map(RemoteFilter::toString).toList();
    }

    private static Optional<RemoteQuery> narrow(DynamicFilterPushdown pushdown, RemoteQuery query, TupleDomain<ColumnDefinition> predicate)
    {
        return pushdown.narrow(query, predicate, (_, _) -> true);
    }

    private static TupleDomain<ColumnDefinition> domains(Map<ColumnDefinition, Domain> domains)
    {
        return TupleDomain.withColumnDomains(domains);
    }

    private static Domain keys(long... values)
    {
        return Domain.multipleValues(BIGINT, Arrays.stream(values).boxed().toList());
    }

    private static Domain text(String... values)
    {
        return Domain.multipleValues(VARCHAR, Arrays.stream(values).map(value -> utf8Slice(value)).toList());
    }

    private static RemoteFilter values(String column, long... values)
    {
        return new RemoteFilter(DomainConverter.toPredicate(column, ValueType.BIGINT, keys(values)).orElseThrow(), EXACT);
    }

    private static RemoteFilter equal(String column, long value, Verdict verdict)
    {
        return new RemoteFilter(new Values(column, List.of(RemoteRange.equal(RemoteValue.of(value))), false), verdict);
    }

    private static RemoteFilter equal(String column, String value, Verdict verdict)
    {
        return new RemoteFilter(new Values(column, List.of(RemoteRange.equal(RemoteValue.of(value))), false), verdict);
    }

    private static DynamicFilterPushdown pushdown(BiFunction<RemoteQuery, ColumnPredicate, Verdict> verdict)
    {
        return new DynamicFilterPushdown(new PushdownPolicy()
        {
            @Override
            public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
            {
                return verdict.apply(query, predicate);
            }

            @Override
            public boolean sort(RemoteQuery query, List<RemoteSort> sort)
            {
                throw new AssertionError("No sort is narrowed");
            }

            @Override
            public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
            {
                throw new AssertionError("No aggregate is narrowed");
            }
        }, MAX_KEYS);
    }
}
