package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.join.ParentColumns;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.CalendarPart;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A key of groups. Its values come as the service writes them, the empty text for null.
 */
record GroupKey(Field field, Optional<CalendarPart> part, String alias)
{
    GroupKey
    {
        requireNonNull(field, "field is null");
        requireNonNull(part, "part is null");
        requireNonNull(alias, "alias is null");
    }

    /**
     * @param position among the query's keys
     */
    static GroupKey of(ColumnDefinition column, int position)
    {
        Field field = Field.of(column);
        Optional<CalendarPart> part = CalendarColumns.part(column);
        return new GroupKey(field, part, part.isPresent() || ParentColumns.isOfParent(column) ? "key_" + position : field.name());
    }

    boolean isBoolean()
    {
        return field.kind() == FieldKind.BOOLEAN;
    }

    /**
     * What is grouped by.
     */
    String expression()
    {
        return part.map(function -> "%s(%s)".formatted(function.function(), field.name())).orElse(field.name());
    }

    String selected()
    {
        return expression().equals(alias) ? alias : expression() + " " + alias;
    }

    /**
     * Where its value stands in a record.
     */
    String pointer()
    {
        return "/" + alias;
    }

    /**
     * Where its values stand in an answer.
     */
    String pointers()
    {
        return "/records/*/" + alias;
    }

    Condition equalTo(String value)
    {
        return value.isEmpty() ? Condition.isNull(field.name()) : Condition.compare(expression(), "=", literal(value));
    }

    /**
     * Null is the first of all values.
     */
    Condition after(String value)
    {
        return value.isEmpty() ? Condition.isNotNull(field.name()) : Condition.compare(expression(), ">", literal(value));
    }

    int compare(String left, String right)
    {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(!left.isEmpty(), !right.isEmpty());
        }
        return kind() == FieldKind.INTEGER ? new BigDecimal(left).compareTo(new BigDecimal(right)) : left.compareTo(right);
    }

    private FieldKind kind()
    {
        return part.map(function -> switch (function) {
            case YEAR, QUARTER, MONTH, DAY, DAY_OF_YEAR, HOUR, START_OF_YEAR -> FieldKind.INTEGER;
            case DATE, START_OF_DAY -> FieldKind.DATE;
        }).orElse(field.kind());
    }

    private String literal(String value)
    {
        return switch (kind()) {
            case ID -> SoqlLiterals.text(value);
            case BOOLEAN -> SoqlLiterals.bool(Boolean.parseBoolean(value));
            case INTEGER -> SoqlLiterals.number(new BigDecimal(value).setScale(0));
            case DATE -> SoqlLiterals.date(LocalDate.parse(value));
            default -> throw new IllegalArgumentException("Not a key of groups: " + field);
        };
    }
}
