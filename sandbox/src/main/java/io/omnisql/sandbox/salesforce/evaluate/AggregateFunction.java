package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The functions over groups of rows.
 */
enum AggregateFunction
{
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVG,
    MIN,
    MAX;

    static Optional<AggregateFunction> of(String name)
    {
        return Arrays.stream(values()).filter(function -> function.name().equals(name)).findFirst();
    }

    void check(SField field, String text)
    {
        boolean numeric = this == SUM || this == AVG;
        if (!field.is(FieldFlag.AGGREGATABLE) || numeric && !field.type().isNumber()) {
            throw ApiException.malformedQuery("field %s does not support aggregate operator %s".formatted(text, this));
        }
    }

    /**
     * The field that the result is like.
     */
    SField result(SField field)
    {
        return switch (this) {
            case COUNT, COUNT_DISTINCT -> SField.integer(name());
            case AVG -> field.type() == FieldType.INT || field.type() == FieldType.LONG ? SField.number(name(), FieldType.DOUBLE, 18, 0) : field;
            default -> field;
        };
    }

    /**
     * @param values of the field in the group's rows
     */
    Object apply(SField field, List<Object> values)
    {
        List<Object> present = values.stream().filter(Objects::nonNull).toList();
        return switch (this) {
            case COUNT -> BigDecimal.valueOf(present.size());
            case COUNT_DISTINCT -> BigDecimal.valueOf(present.stream().map(value -> Values.key(field, value)).distinct().count());
            case SUM -> present.isEmpty() ? null : sum(present);
            case AVG -> present.isEmpty() ? null : sum(present).divide(BigDecimal.valueOf(present.size()), MathContext.DECIMAL64);
            case MIN -> present.stream().min(Values.order(field)).orElse(null);
            case MAX -> present.stream().max(Values.order(field)).orElse(null);
        };
    }

    private static BigDecimal sum(List<Object> values)
    {
        return values.stream().map(BigDecimal.class::cast).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
