package io.omnisql.toolkit.pushdown;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

/**
 * Columns in place of functions of columns, so that nothing stands between an aggregation and the table: integers with the 64 bits that
 * the engine casts them to below a sum, and what else the adapter derives of its columns. Pure.
 *
 * @param expressions with the functions replaced by variables
 * @param columns what the new variables stand for
 */
public record DerivedColumns(List<ConnectorExpression> expressions, Map<String, ColumnDefinition> columns)
{
    private static final String WIDE = "$bigint";

    public DerivedColumns
    {
        expressions = List.copyOf(expressions);
        columns = Map.copyOf(columns);
    }

    /**
     * @param assignments the columns that the expressions' variables stand for
     */
    public static DerivedColumns replace(List<ConnectorExpression> expressions, Map<String, ColumnDefinition> assignments, RemoteQuery query, PushdownPolicy policy)
    {
        Replacement replacement = new Replacement(assignments, query, policy, new LinkedHashMap<>());
        return new DerivedColumns(expressions.stream().map(replacement::replace).toList(), replacement.added());
    }

    private record Replacement(Map<String, ColumnDefinition> assignments, RemoteQuery query, PushdownPolicy policy, Map<String, ColumnDefinition> added)
    {
        private Replacement
        {
            requireNonNull(assignments, "assignments is null");
            requireNonNull(query, "query is null");
            requireNonNull(policy, "policy is null");
            requireNonNull(added, "added is null");
        }

        private ConnectorExpression replace(ConnectorExpression expression)
        {
            if (!(expression instanceof Call call)) {
                return expression;
            }
            Optional<ColumnDefinition> derived = derive(call).filter(column -> !column.isHidden());
            if (derived.isPresent()) {
                added.put(derived.get().name(), derived.get());
                return new Variable(derived.get().name(), call.getType());
            }
            return new Call(call.getType(), call.getFunctionName(), call.getArguments().stream().map(this::replace).toList());
        }

        private Optional<ColumnDefinition> derive(Call call)
        {
            if (call.getArguments().isEmpty()) {
                return Optional.empty();
            }
            Optional<ColumnDefinition> argument = column(call.getArguments().getLast());
            Optional<List<String>> constants = texts(call.getArguments().subList(0, call.getArguments().size() - 1));
            if (argument.isEmpty() || constants.isEmpty()) {
                return Optional.empty();
            }
            ColumnDefinition column = argument.get();
            if (call.getFunctionName().equals(CAST_FUNCTION_NAME) && call.getType().equals(BIGINT)) {
                return Optional.of(column).filter(integer -> integer.type().kind() == Kind.INTEGER && policy.widens(query, integer)).map(Replacement::widen);
            }
            return policy.derive(query, call.getFunctionName().getName(), constants.get(), call.getType().getDisplayName(), column)
                    .filter(derived -> engineType(derived.type()).equals(call.getType()));
        }

        private Optional<ColumnDefinition> column(ConnectorExpression expression)
        {
            return switch (expression) {
                case Variable variable -> Optional.ofNullable(assignments.get(variable.getName())).filter(column -> !column.isHidden());
                case Call call -> derive(call);
                default -> Optional.empty();
            };
        }

        private static Optional<List<String>> texts(List<ConnectorExpression> arguments)
        {
            List<String> texts = new ArrayList<>();
            for (ConnectorExpression argument : arguments) {
                if (!(argument instanceof Constant constant) || !(constant.getValue() instanceof Slice text)) {
                    return Optional.empty();
                }
                texts.add(text.toStringUtf8());
            }
            return Optional.of(texts);
        }

        private static ColumnDefinition widen(ColumnDefinition column)
        {
            return new ColumnDefinition(
                    column.name() + WIDE,
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
}
