package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
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
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.ArrayType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.trino.spi.expression.Constant.TRUE;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.ARRAY_CONSTRUCTOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IN_PREDICATE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IS_NULL_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LIKE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.OR_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPredicateConverter
{
    private static final ColumnDefinition NUMBER = column("number", ValueType.BIGINT, "", "").withFilter(FilterSupport.equality(EXACT).withRange(EXACT).withNullTest(EXACT));
    private static final ColumnDefinition NAME = column("name", ValueType.VARCHAR, "", "").withFilter(FilterSupport.equality(SUPERSET).withNullTest(EXACT).withLike(SUPERSET));
    private static final Map<String, ColumnDefinition> COLUMNS = Map.of(
            "n", NUMBER,
            "t", NAME,
            "d", column("fraction", ValueType.DOUBLE, "", ""),
            "ids", column("ids", ValueType.array(ValueType.BIGINT), "", ""));
    private static final Variable N = new Variable("n", BIGINT);
    private static final Variable T = new Variable("t", VARCHAR);

    @Test
    void testExpressions()
    {
        assertConverts(call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)), "number = 1");
        assertConverts(call(GREATER_THAN_OPERATOR_FUNCTION_NAME, N, number(1)), "number IN {(1, +inf)}");
        assertConverts(call(NOT_EQUAL_OPERATOR_FUNCTION_NAME, T, text("a")), "name IN {(-inf, a), (a, +inf)}");
        assertConverts(call(IS_NULL_FUNCTION_NAME, T), "name IS NULL");
        assertConverts(call(NOT_FUNCTION_NAME, call(IS_NULL_FUNCTION_NAME, T)), "name IS NOT NULL");
        assertConverts(call(IN_PREDICATE_FUNCTION_NAME, N, new Call(new ArrayType(BIGINT), ARRAY_CONSTRUCTOR_FUNCTION_NAME, List.of(number(2), number(1)))), "number IN {1, 2}");
        assertConverts(call(LIKE_FUNCTION_NAME, T, text("a%")), "name LIKE a%");
        assertConverts(call(new FunctionName("starts_with"), T, text("a")), "name LIKE a%");
        assertConverts(call(new FunctionName("starts_with"), T, text("\\")), "name LIKE \\%");
        assertConverts(call(new FunctionName("starts_with"), T, text("50%_\\")), "name LIKE 50\\%\\_\\\\%");
        assertConverts(call(new FunctionName("contains"), new Variable("ids", new ArrayType(BIGINT)), number(5)), "contains(ids, 5)");
        assertConverts(
                call(OR_FUNCTION_NAME, call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)), call(AND_FUNCTION_NAME, call(LIKE_FUNCTION_NAME, T, text("a%")), call(IS_NULL_FUNCTION_NAME, N))),
                "(number = 1 OR (name LIKE a% AND number IS NULL))");
    }

    @Test
    void testNaNLiesInNoRange()
    {
        Variable fraction = new Variable("d", DOUBLE);
        Constant nan = new Constant(Double.NaN, DOUBLE);
        assertThat(convert(call(EQUAL_OPERATOR_FUNCTION_NAME, fraction, nan))).isEmpty();
        assertThat(convert(call(GREATER_THAN_OPERATOR_FUNCTION_NAME, fraction, nan))).isEmpty();
        assertThat(convert(call(IN_PREDICATE_FUNCTION_NAME, fraction, new Call(new ArrayType(DOUBLE), ARRAY_CONSTRUCTOR_FUNCTION_NAME, List.of(new Constant(1.5, DOUBLE), nan))))).isEmpty();
        assertConverts(call(EQUAL_OPERATOR_FUNCTION_NAME, fraction, new Constant(1.5, DOUBLE)), "fraction = 1.5");
    }

    @Test
    void testWhatIsNotRecognised()
    {
        assertThat(convert(call(new FunctionName("lower"), T))).isEmpty();
        assertThat(convert(call(NOT_FUNCTION_NAME, call(LIKE_FUNCTION_NAME, T, text("a%"))))).isEmpty();
        assertThat(convert(call(new FunctionName("starts_with"), T, text("")))).isEmpty();
        assertThat(convert(call(new FunctionName("starts_with"), text("a"), T))).isEmpty();
        assertThat(convert(call(EQUAL_OPERATOR_FUNCTION_NAME, N, new Variable("m", BIGINT)))).isEmpty();
        assertThat(convert(call(EQUAL_OPERATOR_FUNCTION_NAME, N, new Constant(null, BIGINT)))).isEmpty();
        assertThat(convert(call(OR_FUNCTION_NAME, call(IS_NULL_FUNCTION_NAME, N), call(new FunctionName("rand"), N)))).isEmpty();
    }

    @Test
    void testExcludedValues()
    {
        Values excluded = DomainConverter.toPredicate("number", ValueType.BIGINT, Domain.create(ValueSet.of(BIGINT, 1L, 5L).complement(), false)).orElseThrow();
        assertThat(excluded.excludedValues().orElseThrow()).extracting(Object::toString).hasSize(2);
        assertThat(DomainConverter.toPredicate("number", ValueType.BIGINT, Domain.singleValue(BIGINT, 1L)).orElseThrow().excludedValues()).isEmpty();
    }

    @Test
    void testOrIsPushedWhereEveryAlternativeIs()
    {
        ConnectorExpression exact = call(OR_FUNCTION_NAME, call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)), call(IS_NULL_FUNCTION_NAME, T));
        assertThat(pushed(exact, true)).containsExactly("(number = 1 OR name IS NULL) EXACT");
        ConnectorExpression superset = call(OR_FUNCTION_NAME, call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)), call(EQUAL_OPERATOR_FUNCTION_NAME, T, text("x")));
        assertThat(pushed(superset, true)).containsExactly("(number = 1 OR name = x) SUPERSET");
        assertThat(pushed(superset, false)).isEmpty();
        ConnectorExpression never = call(OR_FUNCTION_NAME, call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)), call(GREATER_THAN_OPERATOR_FUNCTION_NAME, T, text("x")));
        assertThat(pushed(never, true)).isEmpty();
        ConnectorExpression partly = call(
                OR_FUNCTION_NAME,
                call(EQUAL_OPERATOR_FUNCTION_NAME, N, number(1)),
                call(AND_FUNCTION_NAME, call(IS_NULL_FUNCTION_NAME, T), call(GREATER_THAN_OPERATOR_FUNCTION_NAME, T, text("x"))));
        assertThat(pushed(partly, true)).containsExactly("(number = 1 OR name IS NULL) SUPERSET");
    }

    @Test
    void testWeakenedPredicate()
    {
        FilterPushdown pushdown = new FilterPushdown(new Policy(true));
        TupleDomain<ColumnDefinition> summary = TupleDomain.withColumnDomains(Map.of(NAME, Domain.create(ValueSet.of(VARCHAR, utf8Slice("a")).complement(), false)));
        FilterResult result = pushdown.apply(RemoteQuery.scan("t"), summary, TRUE, COLUMNS).orElseThrow();
        assertThat(result.query().filters()).extracting(Object::toString).containsExactly("name IS NOT NULL SUPERSET");
        assertThat(result.remaining()).isEqualTo(summary);
        assertThat(pushdown.apply(result.query(), summary, TRUE, COLUMNS)).isEmpty();
    }

    private static List<String> pushed(ConnectorExpression expression, boolean disjunction)
    {
        FilterPushdown pushdown = new FilterPushdown(new Policy(disjunction));
        Optional<FilterResult> result = pushdown.apply(RemoteQuery.scan("t"), TupleDomain.all(), expression, COLUMNS);
        result.ifPresent(first -> {
            boolean exact = first.query().isExact();
            assertThat(first.remainingExpression()).isEqualTo(exact ? TRUE : expression);
            assertThat(pushdown.apply(first.query(), TupleDomain.all(), first.remainingExpression(), COLUMNS)).isEmpty();
        });
        return result.map(first -> first.query().filters().stream().map(Object::toString).toList()).orElse(List.of());
    }

    private static void assertConverts(ConnectorExpression expression, String predicate)
    {
        assertThat(convert(expression).orElseThrow()).hasToString(predicate);
    }

    private static Optional<RemotePredicate> convert(ConnectorExpression expression)
    {
        return PredicateConverter.convert(expression, COLUMNS);
    }

    private static Call call(FunctionName function, ConnectorExpression... arguments)
    {
        return new Call(BOOLEAN, function, List.of(arguments));
    }

    private static Constant number(long value)
    {
        return new Constant(value, BIGINT);
    }

    private static Constant text(String value)
    {
        return new Constant(utf8Slice(value), VARCHAR);
    }

    private record Policy(boolean disjunction)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return predicate instanceof Values values && values.column().equals("name") && values.excludedValues().isPresent() ? NEVER : EXACT;
        }

        @Override
        public Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
        {
            return predicate instanceof Values values && values.excludedValues().isPresent()
                    ? DomainConverter.toPredicate(predicate.column(), ValueType.VARCHAR, Domain.notNull(VARCHAR)).map(ColumnPredicate.class::cast)
                    : Optional.empty();
        }

        @Override
        public boolean disjunction(RemoteQuery query, AnyOf predicate)
        {
            return disjunction;
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
