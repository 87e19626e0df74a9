package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * Casts of integers to 64 bits, as the engine puts below a sum: the column is read with 64 bits instead, so that nothing stands between
 * the sum and the table. Pure.
 *
 * @param expressions with the casts replaced by variables
 * @param columns what the new variables stand for
 */
public record WideningCasts(List<ConnectorExpression> expressions, Map<String, ColumnDefinition> columns)
{
    private static final String SUFFIX = "$bigint";

    public WideningCasts
    {
        expressions = List.copyOf(expressions);
        columns = Map.copyOf(columns);
    }

    /**
     * @param assignments the columns that the expressions' variables stand for
     * @param widens whether a column can be read so
     */
    public static WideningCasts replace(List<ConnectorExpression> expressions, Map<String, ColumnDefinition> assignments, Predicate<ColumnDefinition> widens)
    {
        Replacement replacement = new Replacement(assignments, widens, new LinkedHashMap<>());
        return new WideningCasts(expressions.stream().map(replacement::replace).toList(), replacement.added());
    }

    private record Replacement(Map<String, ColumnDefinition> assignments, Predicate<ColumnDefinition> widens, Map<String, ColumnDefinition> added)
    {
        private Replacement
        {
            requireNonNull(assignments, "assignments is null");
            requireNonNull(widens, "widens is null");
            requireNonNull(added, "added is null");
        }

        private ConnectorExpression replace(ConnectorExpression expression)
        {
            if (!(expression instanceof Call call)) {
                return expression;
            }
            if (call.getFunctionName().equals(CAST_FUNCTION_NAME) && call.getType().equals(BIGINT) && call.getArguments().getFirst() instanceof Variable variable) {
                ColumnDefinition column = assignments.get(variable.getName());
                if (column != null && column.type().kind() == Kind.INTEGER && !column.isHidden() && widens.test(column)) {
                    ColumnDefinition wide = widen(column);
                    added.put(wide.name(), wide);
                    return new Variable(wide.name(), BIGINT);
                }
            }
            return new Call(call.getType(), call.getFunctionName(), call.getArguments().stream().map(this::replace).toList());
        }
    }

    private static ColumnDefinition widen(ColumnDefinition column)
    {
        return new ColumnDefinition(
                column.name() + SUFFIX,
                ValueType.BIGINT,
                column.comment(),
                column.pointer(),
                column.spellings(),
                column.valueCase(),
                column.filter(),
                column.sortable(),
                column.nullable(),
                column.renderer(),
                column.attributes());
    }
}
