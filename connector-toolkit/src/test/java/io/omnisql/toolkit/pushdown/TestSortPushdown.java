package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.SortItem;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.DIVIDE_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSortPushdown
{
    private static final RemoteQuery SCAN = RemoteQuery.scan("t").withColumns(List.of("id", "name"));
    private static final RemoteQuery EXACT = SCAN.withFilters(List.of(filter(Verdict.EXACT)));
    private static final RemoteQuery SUPERSET = SCAN.withFilters(List.of(filter(Verdict.SUPERSET)));
    private static final ColumnDefinition ID = column("id", ValueType.BIGINT, "/id", "").withSort().notNull();
    private static final ColumnDefinition NAME = column("name", ValueType.VARCHAR, "/name", "");
    private static final ColumnDefinition HIDDEN = column("$source", ValueType.VARCHAR, "", "");
    private static final Map<String, ColumnDefinition> COLUMNS = Map.of("i", ID, "n", NAME, "h", HIDDEN);
    private static final AggregateFunction COUNT = new AggregateFunction("count", BIGINT, List.of(), List.of(), false, Optional.empty());

    private final SortPushdown sorts = new SortPushdown(new Willing(true));
    private final AggregationPushdown aggregations = new AggregationPushdown(new Willing(true));

    @Test
    void testLimit()
    {
        assertThat(SortPushdown.applyLimit(EXACT, 5)).contains(EXACT.withLimit(OptionalLong.of(5)));
        assertThat(SortPushdown.applyLimit(EXACT.withLimit(OptionalLong.of(5)), 5)).isEmpty();
        assertThat(SortPushdown.applyLimit(EXACT.withLimit(OptionalLong.of(5)), 9)).isEmpty();
        assertThat(SortPushdown.applyLimit(EXACT.withLimit(OptionalLong.of(5)), 3)).contains(EXACT.withLimit(OptionalLong.of(3)));
        assertThat(SortPushdown.applyLimit(SUPERSET, 5)).isEmpty();
        assertThat(SortPushdown.applyLimit(aggregate(COUNT).orElseThrow(), 5)).isEmpty();
    }

    @Test
    void testTopN()
    {
        RemoteQuery sorted = EXACT.withSort(List.of(new RemoteSort("id", false, false))).withLimit(OptionalLong.of(5));
        assertThat(topN(EXACT, "i")).contains(sorted);
        assertThat(topN(sorted, "i")).isEmpty();
        assertThat(topN(EXACT.withLimit(OptionalLong.of(50)), "i")).isEmpty();
        assertThat(topN(SUPERSET, "i")).isEmpty();
        assertThat(topN(EXACT, "n")).isEmpty();
        assertThat(topN(EXACT, "i", "h")).isEmpty();
        assertThat(new SortPushdown(new Willing(false)).applyTopN(EXACT, 5, List.of(new SortItem("i", DESC_NULLS_LAST)), COLUMNS)).isEmpty();
    }

    @Test
    void testCount()
    {
        RemoteQuery counted = aggregate(COUNT, count("i"), count("n")).orElseThrow();
        assertThat(counted.columns()).isEmpty();
        assertThat(counted.aggregates()).extracting(RemoteAggregate::toString).containsExactly("COUNT(*)", "COUNT(*)", "COUNT(name)");
        assertThat(counted.aggregates()).extracting(RemoteAggregate::output).doesNotHaveDuplicates();
        assertThat(aggregations.apply(counted, List.of(COUNT), COLUMNS, List.of())).isEmpty();
    }

    @Test
    void testOtherAggregates()
    {
        RemoteQuery query = aggregate(
                new AggregateFunction("sum", BIGINT, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty()),
                new AggregateFunction("avg", DOUBLE, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty()),
                new AggregateFunction("min", BIGINT, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty()),
                new AggregateFunction("count", BIGINT, List.of(new Variable("i", BIGINT)), List.of(), true, Optional.empty())).orElseThrow();
        assertThat(query.aggregates()).extracting(RemoteAggregate::toString).containsExactly("SUM(id)", "AVG(id)", "MIN(id)", "COUNT(DISTINCT id)");
        assertThat(query.aggregates()).extracting(RemoteAggregate::type).containsExactly(ValueType.BIGINT, ValueType.DOUBLE, ValueType.BIGINT, ValueType.BIGINT);
    }

    @Test
    void testAveragesThatTheServiceDoesNotKnow()
    {
        AggregateFunction average = new AggregateFunction("avg", DOUBLE, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty());
        AggregationPushdown.Result result = new AggregationPushdown(new WithoutAverages()).apply(EXACT, List.of(COUNT, average), COLUMNS, List.of()).orElseThrow();
        assertThat(result.query().aggregates()).extracting(RemoteAggregate::toString).containsExactly("COUNT(*)", "SUM(id)", "COUNT(id)");
        assertThat(result.query().aggregates()).extracting(RemoteAggregate::output).doesNotHaveDuplicates();
        assertThat(result.results()).hasSize(2).first().isEqualTo(new Variable("aggregate_0", BIGINT));
        assertThat(result.results().getLast()).isEqualTo(new Call(DOUBLE, DIVIDE_FUNCTION_NAME, List.of(
                new Call(DOUBLE, CAST_FUNCTION_NAME, List.of(new Variable("aggregate_1_sum", BIGINT))),
                new Call(DOUBLE, CAST_FUNCTION_NAME, List.of(new Variable("aggregate_1_count", BIGINT))))));
        AggregateFunction distinct = new AggregateFunction("avg", DOUBLE, List.of(new Variable("i", BIGINT)), List.of(), true, Optional.empty());
        assertThat(new AggregationPushdown(new WithoutAverages()).apply(EXACT, List.of(distinct), COLUMNS, List.of())).isEmpty();
        assertThat(new AggregationPushdown(new Willing(false)).apply(EXACT, List.of(average), COLUMNS, List.of())).isEmpty();
    }

    @Test
    void testAggregationsThatStay()
    {
        assertThat(aggregations.apply(SUPERSET, List.of(COUNT), COLUMNS, List.of())).isEmpty();
        assertThat(aggregations.apply(EXACT.withLimit(OptionalLong.of(5)), List.of(COUNT), COLUMNS, List.of())).isEmpty();
        assertThat(aggregations.apply(EXACT, List.of(COUNT), COLUMNS, List.of(HIDDEN))).isEmpty();
        assertThat(aggregate(count("h"))).isEmpty();
        assertThat(aggregate(new AggregateFunction("count", BIGINT, List.of(), List.of(), false, Optional.of(Constant.TRUE)))).isEmpty();
        assertThat(aggregate(new AggregateFunction("sum", DOUBLE, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty()))).isEmpty();
        assertThat(aggregate(COUNT, new AggregateFunction("max", BIGINT, List.of(new Variable("i", BIGINT), new Variable("n", BIGINT)), List.of(), false, Optional.empty()))).isEmpty();
        assertThat(aggregate(new AggregateFunction("approx_distinct", BIGINT, List.of(new Variable("i", BIGINT)), List.of(), false, Optional.empty()))).isEmpty();
        assertThat(new AggregationPushdown(new Willing(false)).apply(EXACT, List.of(COUNT), COLUMNS, List.of())).isEmpty();
    }

    @Test
    void testGrouping()
    {
        assertThat(aggregations.apply(EXACT, List.of(COUNT), COLUMNS, List.of(NAME)).orElseThrow().query().grouping()).containsExactly("name");
        assertThat(aggregations.apply(EXACT, List.of(), COLUMNS, List.of(NAME)).orElseThrow().query().isAggregation()).isTrue();
    }

    private Optional<RemoteQuery> topN(RemoteQuery query, String... variables)
    {
        return sorts.applyTopN(query, 5, List.of(variables).stream().map(variable -> new SortItem(variable, DESC_NULLS_LAST)).toList(), COLUMNS);
    }

    private Optional<RemoteQuery> aggregate(AggregateFunction... functions)
    {
        return aggregations.apply(EXACT, List.of(functions), COLUMNS, List.of()).map(AggregationPushdown.Result::query);
    }

    private static AggregateFunction count(String variable)
    {
        return new AggregateFunction("count", BIGINT, List.of(new Variable(variable, BIGINT)), List.of(), false, Optional.empty());
    }

    private static RemoteFilter filter(Verdict verdict)
    {
        return new RemoteFilter(new Values("name", List.of(RemoteRange.equal(RemoteValue.of("a"))), false), verdict);
    }

    private static final class WithoutAverages
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return Verdict.NEVER;
        }

        @Override
        public boolean sort(RemoteQuery query, List<RemoteSort> sort)
        {
            return false;
        }

        @Override
        public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
        {
            return aggregates.stream().noneMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.AVG);
        }
    }

    private record Willing(boolean answer)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return Verdict.NEVER;
        }

        @Override
        public boolean sort(RemoteQuery query, List<RemoteSort> sort)
        {
            return answer;
        }

        @Override
        public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
        {
            return answer;
        }
    }
}
