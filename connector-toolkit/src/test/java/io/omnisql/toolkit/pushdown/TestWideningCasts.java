package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestWideningCasts
{
    private static final ColumnDefinition SMALL = column("small", ValueType.INTEGER, "/Small", "").withAttributes(Map.of("field", "Small"));
    private static final ColumnDefinition TEXT = column("text", ValueType.VARCHAR, "/Text", "");
    private static final Map<String, ColumnDefinition> ASSIGNMENTS = Map.of("s", SMALL, "t", TEXT);
    private static final Variable SMALL_VARIABLE = new Variable("s", INTEGER);
    private static final Variable WIDE_VARIABLE = new Variable("small$bigint", BIGINT);

    @Test
    void testCast()
    {
        WideningCasts casts = replace(cast(SMALL_VARIABLE, BIGINT), SMALL_VARIABLE);
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
        WideningCasts casts = replace(new Call(BIGINT, negate, List.of(cast(SMALL_VARIABLE, BIGINT))));
        assertThat(casts.expressions()).containsExactly(new Call(BIGINT, negate, List.of(WIDE_VARIABLE)));
    }

    @Test
    void testOtherCastsStay()
    {
        ConnectorExpression toText = cast(SMALL_VARIABLE, VARCHAR);
        ConnectorExpression ofText = cast(new Variable("t", VARCHAR), BIGINT);
        WideningCasts casts = replace(toText, ofText);
        assertThat(casts.expressions()).containsExactly(toText, ofText);
        assertThat(casts.columns()).isEmpty();
    }

    @Test
    void testColumnsThatCannotBeWidened()
    {
        ConnectorExpression expression = cast(SMALL_VARIABLE, BIGINT);
        assertThat(WideningCasts.replace(List.of(expression), ASSIGNMENTS, _ -> false).expressions()).containsExactly(expression);
    }

    private static WideningCasts replace(ConnectorExpression... expressions)
    {
        return WideningCasts.replace(List.of(expressions), ASSIGNMENTS, _ -> true);
    }

    private static ConnectorExpression cast(Variable variable, Type type)
    {
        return new Call(type, CAST_FUNCTION_NAME, List.of(variable));
    }
}
