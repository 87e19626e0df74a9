package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.types.DateFunction;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.SalesforceObject;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.List;

/**
 * Which aggregates and groups the service computes as SQL does.
 */
final class Aggregations
{
    /**
     * Combinations of more booleans would not end up in one page.
     */
    private static final int MAX_BOOLEAN_KEYS = 5;

    private Aggregations() {}

    static boolean isSupported(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        if (query.definition().attributes().isEmpty()) {
            // the result of a user's own statement
            return false;
        }
        SalesforceObject object = SalesforceObject.of(query.definition());
        if (object.kind() != SalesforceObject.Kind.STANDARD || !object.keyed()) {
            return false;
        }
        List<ColumnDefinition> keys = grouping.stream().map(query::column).toList();
        return keys.stream().allMatch(Aggregations::isKey)
                && isDistinct(keys)
                && keys.stream().map(Field::of).filter(key -> key.kind() == FieldKind.BOOLEAN).count() <= MAX_BOOLEAN_KEYS
                && aggregates.stream().allMatch(aggregate -> isSupported(query, object, aggregate) && !isGrouped(query, grouping, aggregate));
    }

    /**
     * Whether the aggregate is of a field that the groups have in common, which the service refuses.
     */
    private static boolean isGrouped(RemoteQuery query, List<String> grouping, RemoteAggregate aggregate)
    {
        String argument = GroupConditions.argument(query, grouping, aggregate);
        return grouping.stream()
                .map(query::column)
                .anyMatch(key -> functions(key).isEmpty() && Field.of(key).name().equals(argument));
    }

    /**
     * Whether the service would not group by the same twice, and the values of which one key is made cannot be taken for another's.
     */
    private static boolean isDistinct(List<ColumnDefinition> keys)
    {
        List<List<String>> expressions = keys.stream().map(Aggregations::expressions).toList();
        return expressions.stream().flatMap(List::stream).distinct().count() == expressions.stream().mapToInt(List::size).sum()
                && expressions.stream().filter(parts -> parts.size() > 1).count() <= 1;
    }

    private static List<String> expressions(ColumnDefinition column)
    {
        Field field = Field.of(column);
        List<DateFunction> functions = functions(column);
        return functions.isEmpty() ? List.of(field.name()) : functions.stream().map(function -> function + "(" + field.name() + ")").toList();
    }

    private static List<DateFunction> functions(ColumnDefinition column)
    {
        return CalendarColumns.part(column).map(part -> part.functions(Field.of(column).kind())).orElse(List.of());
    }

    private static boolean isKey(ColumnDefinition column)
    {
        Field field = Field.of(column);
        return functions(column).isEmpty()
                ? isKey(field)
                : field.is(Flag.SORTABLE) && field.is(Flag.FILTERABLE) && !field.is(Flag.ENCRYPTED) && !field.is(Flag.CALCULATED);
    }

    /**
     * Groups are read in the order of their keys, booleans excepted.
     */
    private static boolean isKey(Field field)
    {
        if (!field.is(Flag.GROUPABLE) || field.is(Flag.ENCRYPTED)) {
            return false;
        }
        return switch (field.kind()) {
            case BOOLEAN -> !field.is(Flag.NILLABLE);
            case ID, INTEGER, DATE -> field.is(Flag.SORTABLE) && field.is(Flag.FILTERABLE);
            default -> false;
        };
    }

    private static boolean isSupported(RemoteQuery query, SalesforceObject object, RemoteAggregate aggregate)
    {
        if (aggregate.argument().isEmpty()) {
            return aggregate.function() == RemoteAggregate.Function.COUNT;
        }
        ColumnDefinition column = query.column(aggregate.argument().get());
        Field field = Field.of(column);
        if (CalendarColumns.part(column).isPresent() || !field.is(Flag.AGGREGATABLE) || field.is(Flag.ENCRYPTED)) {
            return false;
        }
        return switch (aggregate.function()) {
            case COUNT -> aggregate.distinct() ? hasExactEquality(field) : hasExactNulls(field);
            case SUM -> field.type().equals("int") && !aggregate.distinct();
            case MIN, MAX -> isOrdered(object, field);
            // the scale that the service rounds to is not documented
            case AVG -> false;
        };
    }

    /**
     * A formula's text may be empty, and of a boolean null is false.
     */
    private static boolean hasExactNulls(Field field)
    {
        return switch (field.kind()) {
            case ID, INTEGER, NUMBER, DECIMAL, DATE, DATETIME -> true;
            case TEXT -> !field.is(Flag.CALCULATED);
            case BOOLEAN, TIME, MULTIPICKLIST, OPAQUE -> false;
        };
    }

    private static boolean hasExactEquality(Field field)
    {
        return switch (field.kind()) {
            case ID, INTEGER, DATE, DATETIME -> true;
            default -> false;
        };
    }

    private static boolean isOrdered(SalesforceObject object, Field field)
    {
        return switch (field.kind()) {
            case ID -> field.type().equals("id");
            case INTEGER, DATE, DATETIME -> true;
            case NUMBER -> !field.isCurrency() || !object.multiCurrency();
            default -> false;
        };
    }
}
