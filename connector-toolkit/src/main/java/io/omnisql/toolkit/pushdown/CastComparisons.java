package io.omnisql.toolkit.pushdown;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType.Kind;
import io.trino.plugin.base.expression.ConnectorExpressions;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.trino.spi.expression.StandardFunctions.ARRAY_CONSTRUCTOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.CAST_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.IN_PREDICATE_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.NOT_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static java.util.Objects.requireNonNull;

/**
 * Comparisons of an instant's cast with literals, as tools write them: {@code created_at >= TIMESTAMP '2024-01-01 00:00:00.000000'},
 * {@code CAST(created_at AS DATE) = DATE '2024-01-01'}. The engine leaves them alone, because such a cast may depend on the zone of a value. All
 * instants are in UTC here, so a comparison stands for ranges of the column itself. Pure.
 *
 * @param ranges what the comparisons ask of columns
 * @param rest the conjuncts that are no such comparison
 */
record CastComparisons(TupleDomain<ColumnDefinition> ranges, ConnectorExpression rest)
{
    /**
     * What a comparison asks of a column.
     */
    record ColumnDomain(ColumnDefinition column, Domain domain)
    {
        ColumnDomain
        {
            requireNonNull(column, "column is null");
            requireNonNull(domain, "domain is null");
        }
    }

    /**
     * @param assignments the columns that the expression's variables stand for
     */
    static CastComparisons split(ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        TupleDomain<ColumnDefinition> ranges = TupleDomain.all();
        ImmutableList.Builder<ConnectorExpression> rest = ImmutableList.builder();
        for (ConnectorExpression conjunct : ConnectorExpressions.extractConjuncts(expression)) {
            Optional<ColumnDomain> range = domain(conjunct, assignments);
            if (range.isPresent()) {
                ranges = ranges.intersect(TupleDomain.withColumnDomains(Map.of(range.get().column(), range.get().domain())));
            }
            else {
                rest.add(conjunct);
            }
        }
        return new CastComparisons(ranges, ConnectorExpressions.and(rest.build()));
    }

    /**
     * The values for which the comparison is true, empty for another expression.
     */
    static Optional<ColumnDomain> domain(ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        if (!(expression instanceof Call call) || call.getArguments().size() != 2) {
            return Optional.empty();
        }
        return column(call.getArguments().getFirst(), assignments)
                .flatMap(column -> domain(call.getFunctionName(), call.getArguments().getLast()).map(domain -> new ColumnDomain(column, domain)));
    }

    private static Optional<ColumnDefinition> column(ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        return expression instanceof Call call && call.getFunctionName().equals(CAST_FUNCTION_NAME) && call.getArguments().getFirst() instanceof Variable variable
                ? Optional.ofNullable(assignments.get(variable.getName())).filter(column -> column.type().kind() == Kind.INSTANT && !column.isHidden())
                : Optional.empty();
    }

    private static Optional<Domain> domain(FunctionName function, ConnectorExpression right)
    {
        if (function.equals(IN_PREDICATE_FUNCTION_NAME)) {
            return in(right);
        }
        return CastInstants.of(right).flatMap(instants -> values(function, instants)).map(values -> Domain.create(values, false));
    }

    private static Optional<Domain> in(ConnectorExpression right)
    {
        if (!(right instanceof Call list) || !list.getFunctionName().equals(ARRAY_CONSTRUCTOR_FUNCTION_NAME)) {
            return Optional.empty();
        }
        List<ValueSet> values = new ArrayList<>();
        for (ConnectorExpression element : list.getArguments()) {
            Optional<CastInstants> instants = CastInstants.of(element);
            if (instants.isEmpty()) {
                return Optional.empty();
            }
            values.add(instants.get().values());
        }
        return Optional.of(Domain.create(values.stream().reduce(ValueSet.none(TIMESTAMP_TZ_MILLIS), ValueSet::union), false));
    }

    private static Optional<ValueSet> values(FunctionName function, CastInstants instants)
    {
        if (function.equals(EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(instants.values());
        }
        if (function.equals(NOT_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(instants.values().complement());
        }
        if (function.equals(LESS_THAN_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(ValueSet.ofRanges(Range.lessThan(TIMESTAMP_TZ_MILLIS, instants.first())));
        }
        if (function.equals(LESS_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(ValueSet.ofRanges(Range.lessThan(TIMESTAMP_TZ_MILLIS, instants.after())));
        }
        if (function.equals(GREATER_THAN_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, instants.after())));
        }
        if (function.equals(GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME)) {
            return Optional.of(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, instants.first())));
        }
        return Optional.empty();
    }
}
