package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Conditions on groups that mean in HAVING what they mean in SQL: comparisons of exact aggregates and of keys. Tests of null are not among them.
 */
public final class GroupConditions
{
    /**
     * Numbers below are exact, whatever the service computes with.
     */
    private static final BigDecimal END_OF_EXACT_NUMBERS = new BigDecimal("1e15");

    private GroupConditions() {}

    /**
     * The aggregate, as SOQL writes it.
     */
    public static String expression(RemoteQuery query, RemoteAggregate aggregate)
    {
        String field = argument(query, query.grouping(), aggregate);
        boolean countsDistinct = aggregate.distinct() && aggregate.function() == Function.COUNT;
        return "%s(%s)".formatted(countsDistinct ? "COUNT_DISTINCT" : aggregate.function().name(), field);
    }

    /**
     * The field that the aggregate is of. What is grouped by a field that always has a value cannot count that field, but the records.
     */
    static String argument(RemoteQuery query, List<String> grouping, RemoteAggregate aggregate)
    {
        return aggregate.argument()
                .filter(name -> aggregate.function() != Function.COUNT || aggregate.distinct() || !grouping.contains(name) || Field.of(query.column(name)).is(Flag.NILLABLE))
                .map(name -> Field.of(query.column(name)).name())
                .orElse("Id");
    }

    /**
     * The condition of all that the query has taken over.
     */
    public static Condition condition(RemoteQuery query)
    {
        return Condition.and(query.having().stream().map(filter -> condition(query, filter.predicate())).toList());
    }

    private static Condition condition(RemoteQuery query, RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> translate(query, single).orElseThrow();
            case AnyOf any -> Condition.or(any.alternatives().stream().map(alternative -> condition(query, alternative)).toList());
            case AllOf all -> Condition.and(all.conjuncts().stream().map(conjunct -> condition(query, conjunct)).toList());
        };
    }

    static boolean isSupported(RemoteQuery query, ColumnPredicate predicate)
    {
        return translate(query, predicate).isPresent();
    }

    private static Optional<Condition> translate(RemoteQuery query, ColumnPredicate predicate)
    {
        if (query.grouping().isEmpty() || !(predicate instanceof Values values) || values.nullAllowed() || !values.ranges().stream().allMatch(GroupConditions::isExact)) {
            return Optional.empty();
        }
        return operand(query, values.column()).flatMap(operand -> compare(operand, values));
    }

    private static boolean isExact(RemoteRange range)
    {
        return Stream.of(range.low(), range.high()).flatMap(Optional::stream).allMatch(GroupConditions::isExact);
    }

    private static boolean isExact(RemoteValue bound)
    {
        return switch (bound.type().kind()) {
            case INTEGER, BIGINT -> bound.asDecimal().abs().compareTo(END_OF_EXACT_NUMBERS) < 0;
            default -> true;
        };
    }

    /**
     * What the predicate is about, as if it were a field.
     */
    private static Optional<Field> operand(RemoteQuery query, String name)
    {
        Optional<RemoteAggregate> aggregate = query.aggregates().stream().filter(candidate -> candidate.output().equals(name)).findFirst();
        if (aggregate.isPresent()) {
            return operand(query, aggregate.get());
        }
        if (!query.grouping().contains(name)) {
            return Optional.empty();
        }
        ColumnDefinition key = query.column(name);
        return Optional.of(Field.of(key)).filter(_ -> CalendarColumns.part(key).isEmpty());
    }

    private static Optional<Field> operand(RemoteQuery query, RemoteAggregate aggregate)
    {
        String expression = expression(query, aggregate);
        return switch (aggregate.function()) {
            case COUNT, SUM -> Optional.of(new Field(expression, "int", FieldKind.INTEGER, Set.of()));
            case MIN, MAX -> Optional.of(Field.of(query.column(aggregate.argument().orElseThrow())))
                    .filter(field -> switch (field.kind()) {
                        case INTEGER, DATE, DATETIME -> true;
                        default -> false;
                    })
                    .map(field -> new Field(expression, field.type(), field.kind(), Set.of()));
            case AVG -> Optional.empty();
        };
    }

    /**
     * What is unequal lies below or above, so that nothing is said of groups without a value.
     */
    private static Optional<Condition> compare(Field operand, Values values)
    {
        FieldRules rules = FieldFilters.of(operand.kind());
        List<Translation> alternatives = new ArrayList<>();
        List<RemoteValue> equal = values.ranges().stream().filter(RemoteRange::isSingleValue).map(range -> range.low().orElseThrow()).toList();
        if (!equal.isEmpty()) {
            alternatives.add(rules.equal(operand, equal));
        }
        values.ranges().stream()
                .filter(range -> !range.isSingleValue())
                .map(range -> range.isAll() ? Translation.NONE : rules.range(operand, range))
                .forEach(alternatives::add);
        boolean sound = alternatives.stream().allMatch(alternative -> alternative.verdict() == Verdict.EXACT && !alternative.condition().equals(Condition.isNotNull(operand.name())));
        return Optional.of(Condition.or(alternatives.stream().map(Translation::condition).toList()))
                .filter(condition -> sound && !(condition instanceof Condition.Constant));
    }
}
