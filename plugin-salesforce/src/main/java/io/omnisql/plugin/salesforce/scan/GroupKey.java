package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.describe.CalendarColumns;
import io.omnisql.plugin.salesforce.describe.CalendarRenderers;
import io.omnisql.plugin.salesforce.join.ParentColumns;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.DateFunction;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A key of groups. Its values come as the service writes them, the empty text for null.
 *
 * @param function of the field, empty for the field itself
 */
record GroupKey(Field field, Optional<DateFunction> function, String alias)
{
    GroupKey
    {
        requireNonNull(field, "field is null");
        requireNonNull(function, "function is null");
        requireNonNull(alias, "alias is null");
    }

    /**
     * The keys that a column stands for.
     *
     * @param position among the query's columns
     */
    static List<GroupKey> of(ColumnDefinition column, int position)
    {
        Field field = Field.of(column);
        List<DateFunction> functions = CalendarColumns.part(column).map(part -> part.functions(field.kind())).orElse(List.of());
        return switch (functions.size()) {
            case 0 -> List.of(new GroupKey(field, Optional.empty(), ParentColumns.isOfParent(column) ? "key_" + position : field.name()));
            case 1 -> List.of(new GroupKey(field, Optional.of(functions.getFirst()), "key_" + position));
            default -> functions.stream().map(function -> new GroupKey(field, Optional.of(function), CalendarRenderers.alias(function))).toList();
        };
    }

    /**
     * Where the value of the column with these keys stands in a record: of several keys it is made of the whole record.
     */
    static String pointer(List<GroupKey> keys)
    {
        return keys.size() == 1 ? "/" + keys.getFirst().alias() : "";
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
        return function.map(applied -> "%s(%s)".formatted(applied, field.name())).orElse(field.name());
    }

    String selected()
    {
        return expression().equals(alias) ? alias : expression() + " " + alias;
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
        return function.map(DateFunction::kind).orElse(field.kind());
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
