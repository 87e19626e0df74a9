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
import io.trino.plugin.base.expression.ConnectorExpressions;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.ArrayType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.expression.Constant.TRUE;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFilterPushdown
{
    private static final ColumnDefinition EXACT_TEXT = column("exact", ValueType.VARCHAR, "", "").withFilter(FilterSupport.equality(EXACT));
    private static final ColumnDefinition LOOSE_TEXT = column("loose", ValueType.VARCHAR, "", "").withFilter(FilterSupport.equality(SUPERSET));
    private static final ColumnDefinition PLAIN_TEXT = column("plain", ValueType.VARCHAR, "", "");
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "", "").withFilter(FilterSupport.equality(EXACT).withRange(SUPERSET).withNullTest(EXACT));
    private static final ColumnDefinition NEEDED = column("needed", ValueType.BIGINT, "", "").withFilter(FilterSupport.equality(EXACT)).notNull();
    private static final ColumnDefinition LIST = column("list", ValueType.VARCHAR_ARRAY, "", "").withFilter(FilterSupport.NONE.withContains(EXACT));

    private final FilterPushdown pushdown = new FilterPushdown(policy(EXACT));

    @Test
    void testVerdicts()
    {
        FilterResult result = apply(RemoteQuery.scan("t"), domains(Map.of(EXACT_TEXT, text("a"), LOOSE_TEXT, text("b"), PLAIN_TEXT, text("c")))).orElseThrow();
        assertThat(filters(result)).containsExactly("exact = a EXACT", "loose = b SUPERSET");
        assertThat(result.remaining()).isEqualTo(domains(Map.of(LOOSE_TEXT, text("b"), PLAIN_TEXT, text("c"))));
        assertThat(result.contradiction()).isFalse();
        assertThat(apply(result.query(), result.remaining())).isEmpty();
    }

    @Test
    void testPolicyMayOnlyWeaken()
    {
        FilterPushdown loose = new FilterPushdown(policy(SUPERSET));
        assertThat(filters(loose.apply(RemoteQuery.scan("t"), domains(Map.of(EXACT_TEXT, text("a"))), TRUE, Map.of()).orElseThrow())).containsExactly("exact = a SUPERSET");
        assertThat(new FilterPushdown(policy(NEVER)).apply(RemoteQuery.scan("t"), domains(Map.of(EXACT_TEXT, text("a"))), TRUE, Map.of())).isEmpty();
    }

    @Test
    void testLookupsComeFirst()
    {
        PushdownPolicy lookup = new PushdownPolicy()
        {
            @Override
            public boolean isLookup(RemoteQuery query, ColumnDefinition column)
            {
                return column.equals(NUMBER);
            }

            @Override
            public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
            {
                return query.filters().isEmpty() ? EXACT : NEVER;
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
        };
        TupleDomain<ColumnDefinition> domains = domains(Map.of(EXACT_TEXT, text("a"), NUMBER, Domain.singleValue(BIGINT, 7L)));
        assertThat(filters(new FilterPushdown(lookup).apply(RemoteQuery.scan("t"), domains, TRUE, Map.of()).orElseThrow())).containsExactly("number = 7 EXACT");
    }

    @Test
    void testOperatorsHaveTheirOwnVerdict()
    {
        assertThat(pushed(NUMBER, Domain.singleValue(BIGINT, 1L))).containsExactly("number = 1 EXACT");
        assertThat(pushed(NUMBER, Domain.singleValue(BIGINT, 1L, true))).containsExactly("number = 1 OR number IS NULL EXACT");
        assertThat(pushed(NUMBER, greaterThan(1))).containsExactly("number IN {(1, +inf)} SUPERSET");
        assertThat(pushed(NUMBER, Domain.notNull(BIGINT))).containsExactly("number IS NOT NULL EXACT");
        assertThat(pushed(NUMBER, Domain.singleValue(BIGINT, 1L).union(greaterThan(5)))).containsExactly("number IN {1, (5, +inf)} SUPERSET");
        assertThat(pushed(EXACT_TEXT, Domain.onlyNull(VARCHAR))).isEmpty();
        assertThat(pushed(EXACT_TEXT, Domain.singleValue(VARCHAR, utf8Slice("a"), true))).isEmpty();
    }

    @Test
    void testConsecutiveNumbersAreListed()
    {
        assertThat(pushed(NEEDED, between(5, 8))).containsExactly("needed IN {5, 6, 7, 8} EXACT");
        assertThat(pushed(NEEDED, Domain.singleValue(BIGINT, 1L).union(between(5, 6)))).containsExactly("needed IN {1, 5, 6} EXACT");
        assertThat(pushed(NUMBER, between(1, 2))).containsExactly("number IN {1, 2} EXACT");
        assertThat(pushed(NEEDED, between(Long.MAX_VALUE - 1, Long.MAX_VALUE))).containsExactly("needed IN {%s, %s} EXACT".formatted(Long.MAX_VALUE - 1, Long.MAX_VALUE));
        assertThat(pushed(NEEDED, between(1, 1_000)).getFirst()).startsWith("needed IN {1, 2, 3,");
        assertThat(pushed(NEEDED, between(1, 1_001))).isEmpty();
        assertThat(pushed(NEEDED, between(Long.MIN_VALUE, Long.MAX_VALUE - 1))).isEmpty();
        FilterResult result = apply(RemoteQuery.scan("t"), domains(Map.of(NEEDED, between(5, 8)))).orElseThrow();
        assertThat(result.remaining()).isEqualTo(TupleDomain.all());
        assertThat(apply(result.query(), domains(Map.of(NEEDED, between(5, 8))))).as("the same once more").isEmpty();
    }

    private static Domain between(long low, long high)
    {
        return Domain.create(ValueSet.ofRanges(Range.range(BIGINT, low, true, high, true)), false);
    }

    @Test
    void testNarrowing()
    {
        RemoteQuery first = apply(RemoteQuery.scan("t"), domains(Map.of(NUMBER, Domain.multipleValues(BIGINT, List.of(1L, 2L, 3L))))).orElseThrow().query();
        FilterResult result = apply(first, domains(Map.of(NUMBER, greaterThan(1)))).orElseThrow();
        assertThat(filters(result)).containsExactly("number IN {2, 3} EXACT");
        assertThat(result.remaining()).isEqualTo(TupleDomain.all());
    }

    @Test
    void testWeakerVerdictBringsTheWholeResidualBack()
    {
        FilterPushdown oneValue = new FilterPushdown(new Policy((_, predicate) -> ((RemotePredicate.Values) predicate).ranges().size() == 1 ? SUPERSET : EXACT));
        RemoteQuery first = oneValue.apply(RemoteQuery.scan("t"), domains(Map.of(NUMBER, Domain.multipleValues(BIGINT, List.of(1L, 2L, 3L)))), TRUE, Map.of()).orElseThrow().query();
        assertThat(first.isExact()).isTrue();
        FilterResult result = oneValue.apply(first, domains(Map.of(NUMBER, greaterThan(2))), TRUE, Map.of()).orElseThrow();
        assertThat(filters(result)).containsExactly("number = 3 SUPERSET");
        assertThat(result.remaining()).isEqualTo(domains(Map.of(NUMBER, Domain.singleValue(BIGINT, 3L))));
    }

    @Test
    void testRefusedNarrowingKeepsWhatIsPushed()
    {
        FilterPushdown lists = new FilterPushdown(new Policy((_, predicate) -> ((RemotePredicate.Values) predicate).ranges().size() == 1 ? NEVER : EXACT));
        RemoteQuery first = lists.apply(RemoteQuery.scan("t"), domains(Map.of(NUMBER, Domain.multipleValues(BIGINT, List.of(1L, 2L, 3L)))), TRUE, Map.of()).orElseThrow().query();
        assertThat(lists.apply(first, domains(Map.of(NUMBER, greaterThan(2))), TRUE, Map.of())).isEmpty();
    }

    @Test
    void testContradiction()
    {
        RemoteQuery first = apply(RemoteQuery.scan("t"), domains(Map.of(EXACT_TEXT, text("a")))).orElseThrow().query();
        FilterResult result = apply(first, domains(Map.of(EXACT_TEXT, text("b")))).orElseThrow();
        assertThat(result.contradiction()).isTrue();
        assertThat(result.remaining().isNone()).isTrue();
        assertThat(apply(RemoteQuery.scan("t"), TupleDomain.none()).orElseThrow().contradiction()).isTrue();
    }

    @Test
    void testColumnsWithoutNulls()
    {
        assertThat(apply(RemoteQuery.scan("t"), domains(Map.of(NEEDED, Domain.onlyNull(BIGINT)))).orElseThrow().contradiction()).isTrue();
        FilterResult result = apply(RemoteQuery.scan("t"), domains(Map.of(NEEDED, Domain.notNull(BIGINT), EXACT_TEXT, text("a")))).orElseThrow();
        assertThat(filters(result)).containsExactly("exact = a EXACT");
        assertThat(result.remaining()).isEqualTo(TupleDomain.all());
        assertThat(pushed(NEEDED, Domain.singleValue(BIGINT, 1L, true))).containsExactly("needed = 1 EXACT");
    }

    @Test
    void testContains()
    {
        ConnectorExpression pushed = contains("list_variable", "x");
        ConnectorExpression other = new Call(BOOLEAN, new FunctionName("strpos"), List.of(new Variable("p", VARCHAR), new Constant(utf8Slice("y"), VARCHAR)));
        FilterResult result = pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), ConnectorExpressions.and(pushed, other), Map.of("list_variable", LIST, "p", PLAIN_TEXT)).orElseThrow();
        assertThat(filters(result)).containsExactly("contains(list, x) EXACT");
        assertThat(result.remainingExpression()).isEqualTo(other);
        assertThat(pushdown.apply(result.query(), TupleDomain.all(), other, Map.of("p", PLAIN_TEXT))).isEmpty();

        FilterResult loose = new FilterPushdown(policy(SUPERSET)).apply(RemoteQuery.scan("t"), TupleDomain.all(), pushed, Map.of("list_variable", LIST)).orElseThrow();
        assertThat(filters(loose)).containsExactly("contains(list, x) SUPERSET");
        assertThat(loose.remainingExpression()).isEqualTo(pushed);
        assertThat(new FilterPushdown(policy(SUPERSET)).apply(loose.query(), TupleDomain.all(), pushed, Map.of("list_variable", LIST))).isEmpty();
        assertThat(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), contains("p", "x"), Map.of("p", PLAIN_TEXT))).isEmpty();
    }

    @Test
    void testContainsOfTextThatIsAList()
    {
        ColumnDefinition tags = column("tags", ValueType.VARCHAR, "", "").withFilter(FilterSupport.NONE.withContains(SUPERSET)).withSeparator(";");
        FilterResult result = pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), splitContains("tags", ";"), Map.of("tags", tags)).orElseThrow();
        assertThat(filters(result)).containsExactly("contains(tags, x) SUPERSET");
        assertThat(result.remainingExpression()).isEqualTo(splitContains("tags", ";"));
        assertThat(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), splitContains("tags", ","), Map.of("tags", tags))).isEmpty();
        assertThat(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), splitContains("p", ";"), Map.of("p", PLAIN_TEXT))).isEmpty();
        assertThat(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), contains("tags", "x"), Map.of("tags", tags))).isEmpty();
    }

    private static ConnectorExpression splitContains(String variable, String separator)
    {
        ConnectorExpression split = new Call(new ArrayType(VARCHAR), new FunctionName("split"), List.of(new Variable(variable, VARCHAR), new Constant(utf8Slice(separator), VARCHAR)));
        return new Call(BOOLEAN, new FunctionName("contains"), List.of(split, new Constant(utf8Slice("x"), VARCHAR)));
    }

    @Test
    void testFlagsStandForThemselves()
    {
        ColumnDefinition flag = column("flag", ValueType.BOOLEAN, "", "").withFilter(FilterSupport.equality(EXACT));
        Variable variable = new Variable("f", BOOLEAN);
        ConnectorExpression equal = new Call(BOOLEAN, new FunctionName("$equal"), List.of(new Variable("n", BIGINT), new Constant(5L, BIGINT)));
        ConnectorExpression either = new Call(BOOLEAN, new FunctionName("$or"), List.of(variable, equal));
        ConnectorExpression neither = new Call(BOOLEAN, new FunctionName("$or"), List.of(new Call(BOOLEAN, new FunctionName("$not"), List.of(variable)), equal));
        Map<String, ColumnDefinition> assignments = Map.of("f", flag, "n", NUMBER);
        assertThat(filters(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), either, assignments).orElseThrow())).containsExactly("(flag = true OR number = 5) EXACT");
        assertThat(filters(pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), neither, assignments).orElseThrow())).containsExactly("(flag = false OR number = 5) EXACT");
    }

    @Test
    void testNothingIsPushedBelowLimitOrAggregation()
    {
        TupleDomain<ColumnDefinition> filter = domains(Map.of(EXACT_TEXT, text("a")));
        assertThat(apply(RemoteQuery.scan("t").withLimit(OptionalLong.of(5)), filter)).isEmpty();
        RemoteAggregate count = new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "n", ValueType.BIGINT);
        assertThat(apply(RemoteQuery.scan("t").withAggregation(List.of(count), List.of("exact")), filter)).isEmpty();
    }

    private Optional<FilterResult> apply(RemoteQuery query, TupleDomain<ColumnDefinition> domain)
    {
        return pushdown.apply(query, domain, TRUE, Map.of());
    }

    private List<String> pushed(ColumnDefinition column, Domain domain)
    {
        return apply(RemoteQuery.scan("t"), domains(Map.of(column, domain))).map(TestFilterPushdown::filters).orElse(List.of());
    }

    private static List<String> filters(FilterResult result)
    {
        return result.query().filters().stream().map(RemoteFilter::toString).toList();
    }

    private static TupleDomain<ColumnDefinition> domains(Map<ColumnDefinition, Domain> domains)
    {
        return TupleDomain.withColumnDomains(domains);
    }

    private static Domain text(String value)
    {
        return Domain.singleValue(VARCHAR, utf8Slice(value));
    }

    private static Domain greaterThan(long value)
    {
        return Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, value)), false);
    }

    private static ConnectorExpression contains(String variable, String value)
    {
        return new Call(BOOLEAN, new FunctionName("contains"), List.of(new Variable(variable, engineType(ValueType.VARCHAR_ARRAY)), new Constant(utf8Slice(value), VARCHAR)));
    }

    private static PushdownPolicy policy(Verdict verdict)
    {
        return new Policy((_, _) -> verdict);
    }

    private interface FilterVerdict
    {
        Verdict of(RemoteQuery query, ColumnPredicate predicate);
    }

    private record Policy(FilterVerdict filter)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return filter.of(query, predicate);
        }

        @Override
        public boolean disjunction(RemoteQuery query, RemotePredicate.AnyOf predicate)
        {
            return true;
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
