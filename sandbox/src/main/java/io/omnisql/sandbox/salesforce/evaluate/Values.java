package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Equality and order of values: text without regard to case, picklists in the order of their definition.
 */
final class Values
{
    private Values() {}

    /**
     * Text without its case, character by character.
     */
    static String fold(String text)
    {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(character -> folded.append((char) Character.toLowerCase(Character.toUpperCase(character))));
        return folded.toString();
    }

    /**
     * What equal values of a field have in common.
     */
    static Object key(SField field, Object value)
    {
        return switch (value) {
            case String text when field.type().isText() && !field.is(FieldFlag.CASE_SENSITIVE) -> fold(text);
            case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            case null -> null;
            default -> value;
        };
    }

    /**
     * The order of values that are not null.
     */
    static Comparator<Object> order(SField field)
    {
        if (field.type() == FieldType.PICKLIST) {
            List<String> folded = field.picklist().stream().map(Values::fold).toList();
            return Comparator.comparingInt((Object value) -> position(folded, (String) value)).thenComparing(value -> fold((String) value));
        }
        return (left, right) -> compare(key(field, left), key(field, right));
    }

    private static int position(List<String> values, String value)
    {
        int position = values.indexOf(fold(value));
        return position < 0 ? values.size() : position;
    }

    private static int compare(Object left, Object right)
    {
        return left instanceof BigDecimal number ? number.compareTo((BigDecimal) right) : comparable(left).compareTo(right);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value)
    {
        return (Comparable<Object>) value;
    }

    static <T> Comparator<T> order(Operand<T> operand, boolean ascending, boolean nullsFirst)
    {
        Comparator<Object> order = ascending ? order(operand.field()) : order(operand.field()).reversed();
        return Comparator.comparing(operand.value(), nullsFirst ? Comparator.nullsFirst(order) : Comparator.nullsLast(order));
    }
}
