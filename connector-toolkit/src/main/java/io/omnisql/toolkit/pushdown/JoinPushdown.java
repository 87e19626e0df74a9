package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.JoinedQuery;
import io.omnisql.toolkit.adapter.RemoteJoin;
import io.omnisql.toolkit.adapter.RemoteJoin.Key;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.plugin.base.expression.ConnectorExpressions;
import io.trino.spi.connector.JoinType;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static java.util.Objects.requireNonNull;

/**
 * Takes over joins of two queries by equal columns. Pure.
 */
public final class JoinPushdown
{
    private JoinPushdown() {}

    /**
     * A side of a join.
     *
     * @param columns what the engine reads of it, by the variables of the condition
     */
    public record Side(RemoteQuery query, Map<String, ColumnDefinition> columns)
    {
        public Side
        {
            requireNonNull(query, "query is null");
            columns = Map.copyOf(columns);
        }

        /**
         * Whether the rows are all those that the engine knows of the side, and only those.
         */
        private boolean isComplete()
        {
            return query.isExact() && query.limit().isEmpty() && query.sort().isEmpty() && query.aggregates().isEmpty() && query.having().isEmpty();
        }

        /**
         * The query with no more columns than are read.
         */
        private RemoteQuery narrow()
        {
            Set<String> read = columns.values().stream().map(ColumnDefinition::name).collect(toImmutableSet());
            return query.withColumns(query.columns().stream().filter(read::contains).toList());
        }
    }

    /**
     * One query for a join.
     *
     * @param left what the engine reads of the query in place of what it reads of the left side, by that
     * @param right the same for the right side
     */
    public record Result(RemoteQuery query, Map<ColumnDefinition, ColumnDefinition> left, Map<ColumnDefinition, ColumnDefinition> right)
    {
        public Result
        {
            requireNonNull(query, "query is null");
            left = Map.copyOf(left);
            right = Map.copyOf(right);
        }
    }

    /**
     * @param ask whether a join can be taken over
     * @return empty when the engine has to join
     */
    public static Optional<Result> apply(JoinType type, Side left, Side right, ConnectorExpression condition, Function<RemoteJoin, Optional<JoinedQuery>> ask)
    {
        if (!left.isComplete() || !right.isComplete()) {
            return Optional.empty();
        }
        return switch (type) {
            case INNER -> join(left, right, condition, false, ask).or(() -> join(right, left, condition, false, ask).map(JoinPushdown::swap));
            case LEFT_OUTER -> join(left, right, condition, true, ask);
            case RIGHT_OUTER -> join(right, left, condition, true, ask).map(JoinPushdown::swap);
            case FULL_OUTER -> Optional.empty();
        };
    }

    private static Result swap(Result result)
    {
        return new Result(result.query(), result.right(), result.left());
    }

    private static Optional<Result> join(Side left, Side right, ConnectorExpression condition, boolean outer, Function<RemoteJoin, Optional<JoinedQuery>> ask)
    {
        if (left.query().isAggregation()) {
            return Optional.empty();
        }
        return keys(left, right, condition)
                .flatMap(keys -> ask.apply(new RemoteJoin(left.narrow(), right.narrow(), keys, outer)))
                .filter(joined -> holds(joined, right.columns().values()))
                .map(joined -> result(left, right, joined));
    }

    private static boolean holds(JoinedQuery joined, Collection<ColumnDefinition> columns)
    {
        return columns.stream().allMatch(column -> joined.right().containsKey(column.name()));
    }

    private static Result result(Side left, Side right, JoinedQuery joined)
    {
        RemoteQuery query = joined.query();
        return new Result(
                query.withDefinition(query.definition().joinedTo(right.query().table())),
                left.columns().values().stream().distinct().collect(toImmutableMap(Function.identity(), Function.identity())),
                right.columns().values().stream().distinct().collect(toImmutableMap(Function.identity(), column -> joined.right().get(column.name()))));
    }

    /**
     * The pairs of equal columns that the condition consists of; empty when it says something else.
     */
    private static Optional<List<Key>> keys(Side left, Side right, ConnectorExpression condition)
    {
        List<Key> keys = new ArrayList<>();
        for (ConnectorExpression conjunct : ConnectorExpressions.extractConjuncts(condition)) {
            if (!(conjunct instanceof Call call)
                    || !call.getFunctionName().equals(EQUAL_OPERATOR_FUNCTION_NAME)
                    || !(call.getArguments().getFirst() instanceof Variable first)
                    || !(call.getArguments().getLast() instanceof Variable second)) {
                return Optional.empty();
            }
            boolean inOrder = left.columns().containsKey(first.getName());
            ColumnDefinition leftColumn = left.columns().get((inOrder ? first : second).getName());
            ColumnDefinition rightColumn = right.columns().get((inOrder ? second : first).getName());
            if (leftColumn == null || rightColumn == null || leftColumn.isHidden() || rightColumn.isHidden()) {
                return Optional.empty();
            }
            keys.add(new Key(leftColumn.name(), rightColumn.name()));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }
}
