package io.omnisql.toolkit.pushdown;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.ValueConverter;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.VarcharType;

import java.util.Map;
import java.util.Optional;

/**
 * Recognises {@code contains(list_column, 'text')}.
 */
final class ContainsPattern
{
    private static final FunctionName CONTAINS = new FunctionName("contains");

    private ContainsPattern() {}

    static Optional<Contains> match(ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        if (expression instanceof Call call
                && call.getFunctionName().equals(CONTAINS)
                && call.getArguments().size() == 2
                && call.getArguments().getFirst() instanceof Variable variable
                && call.getArguments().getLast() instanceof Constant constant
                && constant.getType() instanceof VarcharType
                && constant.getValue() instanceof Slice value) {
            return Optional.ofNullable(assignments.get(variable.getName()))
                    .filter(column -> column.type() == ValueType.VARCHAR_ARRAY)
                    .flatMap(column -> ValueConverter.toText(value).map(text -> new Contains(column.name(), text)));
        }
        return Optional.empty();
    }
}
