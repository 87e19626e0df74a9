package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.FieldKind;

import java.math.BigDecimal;
import java.time.LocalDate;

import static java.util.Objects.requireNonNull;

/**
 * A key of groups. Its values come as the service writes them, the empty text for null.
 */
record GroupKey(Field field)
{
    GroupKey
    {
        requireNonNull(field, "field is null");
    }

    boolean isBoolean()
    {
        return field.kind() == FieldKind.BOOLEAN;
    }

    /**
     * Where its values stand in an answer.
     */
    String pointer()
    {
        return "/records/*/" + field.name();
    }

    Condition equalTo(String value)
    {
        return value.isEmpty() ? Condition.isNull(field.name()) : Condition.compare(field.name(), "=", literal(value));
    }

    /**
     * Null is the first of all values.
     */
    Condition after(String value)
    {
        return value.isEmpty() ? Condition.isNotNull(field.name()) : Condition.compare(field.name(), ">", literal(value));
    }

    int compare(String left, String right)
    {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(!left.isEmpty(), !right.isEmpty());
        }
        return field.kind() == FieldKind.INTEGER ? new BigDecimal(left).compareTo(new BigDecimal(right)) : left.compareTo(right);
    }

    private String literal(String value)
    {
        return switch (field.kind()) {
            case ID -> SoqlLiterals.text(value);
            case BOOLEAN -> SoqlLiterals.bool(Boolean.parseBoolean(value));
            case INTEGER -> SoqlLiterals.number(new BigDecimal(value).setScale(0));
            case DATE -> SoqlLiterals.date(LocalDate.parse(value));
            default -> throw new IllegalArgumentException("Not a key of groups: " + field);
        };
    }
}
