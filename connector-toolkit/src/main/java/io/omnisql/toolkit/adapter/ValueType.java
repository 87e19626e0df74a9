package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.List;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Type of a column's values, independent of the engine.
 *
 * @param length most characters of a text, 0 when it has no bound; of a decimal its precision, 1 to 38; else 0
 * @param scale digits of a decimal after the point; else 0
 * @param element type of a list's elements, only for {@link Kind#ARRAY}
 * @param fields fields of a row in order, only for {@link Kind#ROW}
 */
public record ValueType(Kind kind, int length, int scale, Optional<ValueType> element, List<Field> fields)
{
    public static final ValueType BOOLEAN = of(Kind.BOOLEAN);
    public static final ValueType INTEGER = of(Kind.INTEGER);
    public static final ValueType BIGINT = of(Kind.BIGINT);
    public static final ValueType DOUBLE = of(Kind.DOUBLE);
    public static final ValueType VARCHAR = of(Kind.VARCHAR);
    public static final ValueType DATE = of(Kind.DATE);
    public static final ValueType TIME = of(Kind.TIME);
    public static final ValueType TIMESTAMP = of(Kind.TIMESTAMP);
    public static final ValueType INSTANT = of(Kind.INSTANT);
    public static final ValueType VARCHAR_ARRAY = array(VARCHAR);

    private static final int MAX_PRECISION = 38;

    public ValueType
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(element, "element is null");
        fields = List.copyOf(fields);
        checkArgument(length >= 0, "length is negative: %s", length);
        checkArgument((kind == Kind.ARRAY) == element.isPresent(), "only a list has elements");
        checkArgument((kind == Kind.ROW) != fields.isEmpty(), "only a row has fields, and at least one");
        checkArgument(kind != Kind.DECIMAL || (length >= 1 && length <= MAX_PRECISION && scale >= 0 && scale <= length), "no decimal type: (%s, %s)", length, scale);
    }

    public static ValueType of(Kind kind)
    {
        return new ValueType(kind, 0, 0, Optional.empty(), List.of());
    }

    /**
     * Text of at most so many characters.
     */
    public static ValueType varchar(int length)
    {
        checkArgument(length > 0, "length is not positive: %s", length);
        return new ValueType(Kind.VARCHAR, length, 0, Optional.empty(), List.of());
    }

    public static ValueType decimal(int precision, int scale)
    {
        return new ValueType(Kind.DECIMAL, precision, scale, Optional.empty(), List.of());
    }

    public static ValueType array(ValueType element)
    {
        return new ValueType(Kind.ARRAY, 0, 0, Optional.of(element), List.of());
    }

    public static ValueType row(Field... fields)
    {
        return new ValueType(Kind.ROW, 0, 0, Optional.empty(), List.of(fields));
    }

    /**
     * Whether values can be literals of a predicate: neither lists nor rows.
     */
    @JsonIgnore
    public boolean isScalar()
    {
        return kind != Kind.ARRAY && kind != Kind.ROW;
    }

    /**
     * As SQL spells it.
     */
    @Override
    public String toString()
    {
        return switch (kind) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case DOUBLE -> "double";
            case DECIMAL -> "decimal(%s,%s)".formatted(length, scale);
            case VARCHAR -> length == 0 ? "varchar" : "varchar(%s)".formatted(length);
            case DATE -> "date";
            case TIME -> "time(3)";
            case TIMESTAMP -> "timestamp(3)";
            case INSTANT -> "timestamp(3) with time zone";
            case ARRAY -> "array(%s)".formatted(element.orElseThrow());
            case ROW -> fields.stream().map(field -> field.name() + " " + field.type()).collect(joining(", ", "row(", ")"));
        };
    }

    /**
     * A field of a row.
     */
    public record Field(String name, ValueType type)
    {
        public Field
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
        }
    }

    /**
     * What values are.
     */
    public enum Kind
    {
        BOOLEAN,
        /**
         * 32-bit signed integer.
         */
        INTEGER,
        /**
         * 64-bit signed integer.
         */
        BIGINT,
        DOUBLE,
        DECIMAL,
        VARCHAR,
        DATE,
        /**
         * Time of day with millisecond precision; in SQL {@code time(3)}.
         */
        TIME,
        /**
         * A date and time of no time zone with millisecond precision; in SQL {@code timestamp(3)}.
         */
        TIMESTAMP,
        /**
         * An instant with millisecond precision; in SQL {@code timestamp(3) with time zone}, in UTC.
         */
        INSTANT,
        ARRAY,
        ROW,
    }
}
