package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.OR_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

final class TestHavingPushdown
{
    private static final ColumnDefinition KEY = column("key", ValueType.BIGINT, "/key", "");
    private static final ColumnDefinition COUNT = column("aggregate_0", ValueType.BIGINT, "/aggregate_0", "");
    private static final ColumnDefinition SUM = column("aggregate_1", ValueType.BIGINT, "/aggregate_1", "");
    private static final Map<String, ColumnDefinition> COLUMNS = Map.of("k", KEY, "c", COUNT, "s", SUM);
    private static final RemoteQuery GROUPS = RemoteQuery.scan("t").withAggregation(
            List.of(
                    new RemoteAggregate(RemoteAggregate.Function.COUNT, Optional.empty(), false, "aggregate_0", ValueType.BIGINT),
                    new RemoteAggregate(RemoteAggregate.Function.SUM, Optional.of("key"), false, "aggregate_1", ValueType.BIGINT)),
            List.of("key"));

    private final FilterPushdown filters = new FilterPushdown(new Counts(true));

    @Test
    void testRanges()
    {
        FilterResult result = filters.apply(GROUPS, domains(Map.of(COUNT, 5L, SUM, 7L)), Constant.TRUE, COLUMNS).orElseThrow();
        assertThat(result.query().having()).extracting(Object::toString).containsExactly("aggregate_0 = 5 EXACT");
        assertThat(result.query().filters()).isEmpty();
        assertThat(result.remaining()).isEqualTo(domains(Map.of(SUM, 7L)));
        assertThat(filters.apply(result.query(), domains(Map.of(COUNT, 5L, SUM, 7L)), Constant.TRUE, COLUMNS)).isEmpty();
        assertThat(filters.apply(GROUPS, domains(Map.of(SUM, 7L)), Constant.TRUE, COLUMNS)).isEmpty();
    }

    @Test
    void testAlternatives()
    {
        ConnectorExpression any = call(OR_FUNCTION_NAME, above("c", 5), above("k", 3));
        FilterResult result = filters.apply(GROUPS, TupleDomain.all(), any, COLUMNS).orElseThrow();
        assertThat(result.query().having()).singleElement().satisfies(having -> assertThat(having.predicate()).isInstanceOf(AnyOf.class));
        assertThat(result.remainingExpression()).isEqualTo(Constant.TRUE);
        // one that the service does not understand keeps all of them
        assertThat(filters.apply(GROUPS, TupleDomain.all(), call(OR_FUNCTION_NAME, above("c", 5), above("s", 3)), COLUMNS)).isEmpty();
        assertThat(new FilterPushdown(new Counts(false)).apply(GROUPS, TupleDomain.all(), any, COLUMNS)).isEmpty();
    }

    private static TupleDomain<ColumnDefinition> domains(Map<ColumnDefinition, Long> values)
    {
        return TupleDomain.withColumnDomains(values.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> Domain.singleValue(BIGINT, entry.getValue()))));
    }

    private static Call above(String variable, long value)
    {
        return call(GREATER_THAN_OPERATOR_FUNCTION_NAME, new Variable(variable, BIGINT), new Constant(value, BIGINT));
    }

    private static Call call(FunctionName function, ConnectorExpression... arguments)
    {
        return new Call(BOOLEAN, function, List.of(arguments));
    }

    /**
     * Conditions on keys and counts are taken over.
     */
    private record Counts(boolean alternatives)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return Verdict.NEVER;
        }

        @Override
        public boolean disjunction(RemoteQuery query, AnyOf predicate)
        {
            return alternatives;
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

        @Override
        public boolean having(RemoteQuery query, ColumnPredicate predicate)
        {
            return predicate.column().equals("key") || predicate.column().equals("aggregate_0");
        }
    }
}
