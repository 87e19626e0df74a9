package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.types.CalendarPart;
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
                && keys.stream().map(Aggregations::expression).distinct().count() == keys.size()
                && keys.stream().map(Field::of).filter(key -> key.kind() == FieldKind.BOOLEAN).count() <= MAX_BOOLEAN_KEYS
                && aggregates.stream().allMatch(aggregate -> isSupported(query, object, aggregate));
    }

    /**
     * What the service would group by: not by the same twice.
     */
    private static List<String> expression(ColumnDefinition column)
    {
        return List.of(Field.of(column).name(), CalendarColumns.part(column).map(CalendarPart::function).orElse(""));
    }

    private static boolean isKey(ColumnDefinition column)
    {
        Field field = Field.of(column);
        return CalendarColumns.part(column).isEmpty()
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
            case COUNT -> aggregate.distinct() ? hasExactEquality(field) : true;
            case SUM -> field.type().equals("int") && !aggregate.distinct();
            case MIN, MAX -> isOrdered(object, field);
            // the scale that the service rounds to is not documented
            case AVG -> false;
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
