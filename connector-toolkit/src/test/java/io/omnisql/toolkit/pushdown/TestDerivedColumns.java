package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
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
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDerivedColumns
{
    private static final ColumnDefinition SMALL = column("small", ValueType.INTEGER, "/Small", "").withAttributes(Map.of("field", "Small"));
    private static final ColumnDefinition TEXT = column("text", ValueType.VARCHAR, "/Text", "");
    private static final RemoteQuery QUERY = RemoteQuery.scan("t");
    private static final Map<String, ColumnDefinition> ASSIGNMENTS = Map.of("s", SMALL, "t", TEXT);
    private static final Variable SMALL_VARIABLE = new Variable("s", INTEGER);
    private static final Variable WIDE_VARIABLE = new Variable("small$bigint", BIGINT);

    @Test
    void testCast()
    {
        DerivedColumns casts = replace(cast(SMALL_VARIABLE, BIGINT), SMALL_VARIABLE);
        assertThat(casts.expressions()).containsExactly(WIDE_VARIABLE, SMALL_VARIABLE);
        assertThat(casts.columns().keySet()).containsExactly("small$bigint");
        ColumnDefinition wide = casts.columns().get("small$bigint");
        assertThat(wide.type()).isEqualTo(ValueType.BIGINT);
        assertThat(wide.pointer()).isEqualTo("/Small");
        assertThat(wide.attributes()).isEqualTo(SMALL.attributes());
    }

    @Test
    void testCastWithinAnotherCall()
    {
        FunctionName negate = new FunctionName("$negate");
        DerivedColumns casts = replace(new Call(BIGINT, negate, List.of(cast(SMALL_VARIABLE, BIGINT))));
        assertThat(casts.expressions()).containsExactly(new Call(BIGINT, negate, List.of(WIDE_VARIABLE)));
    }

    @Test
    void testOtherCastsStay()
    {
        ConnectorExpression toText = cast(SMALL_VARIABLE, VARCHAR);
        ConnectorExpression ofText = cast(new Variable("t", VARCHAR), BIGINT);
        DerivedColumns casts = replace(toText, ofText);
        assertThat(casts.expressions()).containsExactly(toText, ofText);
        assertThat(casts.columns()).isEmpty();
    }

    @Test
    void testColumnsThatCannotBeWidened()
    {
        ConnectorExpression expression = cast(SMALL_VARIABLE, BIGINT);
        assertThat(DerivedColumns.replace(List.of(expression), ASSIGNMENTS, QUERY, new Policy(false)).expressions()).containsExactly(expression);
    }

    @Test
    void testFunctionsOfTheAdapter()
    {
        Constant first = new Constant(utf8Slice("first"), VARCHAR);
        ConnectorExpression initial = new Call(VARCHAR, new FunctionName("part"), List.of(first, new Variable("t", VARCHAR)));
        DerivedColumns columns = replace(initial);
        assertThat(columns.expressions()).containsExactly(new Variable("text$first", VARCHAR));
        assertThat(columns.columns().get("text$first").pointer()).isEqualTo("/Text");
        ConnectorExpression otherType = new Call(BIGINT, new FunctionName("part"), List.of(first, new Variable("t", VARCHAR)));
        ConnectorExpression otherOrder = new Call(VARCHAR, new FunctionName("part"), List.of(new Variable("t", VARCHAR), first));
        assertThat(replace(otherType, otherOrder).expressions()).containsExactly(otherType, otherOrder);
    }

    private static DerivedColumns replace(ConnectorExpression... expressions)
    {
        return DerivedColumns.replace(List.of(expressions), ASSIGNMENTS, QUERY, new Policy(true));
    }

    private static ConnectorExpression cast(Variable variable, Type type)
    {
        return new Call(type, CAST_FUNCTION_NAME, List.of(variable));
    }

    private record Policy(boolean willing)
            implements PushdownPolicy
    {
        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return Verdict.NEVER;
        }

        @Override
        public boolean widens(RemoteQuery query, ColumnDefinition column)
        {
            return willing;
        }

        @Override
        public Optional<ColumnDefinition> derive(RemoteQuery query, String function, List<String> constants, String type, ColumnDefinition column)
        {
            return Optional.of(column("%s$%s".formatted(column.name(), constants.isEmpty() ? function : constants.getFirst()), column.type(), column.pointer(), ""))
                    .filter(_ -> function.equals("part"));
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
