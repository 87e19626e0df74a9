package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * The functions of dates and times, in UTC.
 */
enum DateFunction
{
    CALENDAR_MONTH,
    CALENDAR_QUARTER,
    CALENDAR_YEAR,
    DAY_IN_MONTH,
    DAY_IN_WEEK,
    DAY_IN_YEAR,
    DAY_ONLY,
    HOUR_IN_DAY,
    WEEK_IN_MONTH,
    WEEK_IN_YEAR;

    static Optional<DateFunction> of(String name)
    {
        return Arrays.stream(values()).filter(function -> function.name().equals(name)).findFirst();
    }

    void check(SField field)
    {
        boolean needsTime = this == DAY_ONLY || this == HOUR_IN_DAY;
        if (field.type() != FieldType.DATETIME && (needsTime || field.type() != FieldType.DATE)) {
            throw ApiException.malformedQuery("field '%s' of type %s does not support the function %s".formatted(field.name(), field.type(), name()));
        }
    }

    Object apply(Object value)
    {
        LocalDateTime time = switch (value) {
            case null -> null;
            case LocalDate date -> date.atStartOfDay();
            default -> LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
        };
        if (time == null) {
            return null;
        }
        return switch (this) {
            case DAY_ONLY -> time.toLocalDate();
            case CALENDAR_MONTH -> number(time.getMonthValue());
            case CALENDAR_QUARTER -> number((time.getMonthValue() + 2) / 3);
            case CALENDAR_YEAR -> number(time.getYear());
            case DAY_IN_MONTH -> number(time.getDayOfMonth());
            case DAY_IN_WEEK -> number(time.getDayOfWeek().getValue() % 7 + 1);
            case DAY_IN_YEAR -> number(time.getDayOfYear());
            case HOUR_IN_DAY -> number(time.getHour());
            case WEEK_IN_MONTH -> number((time.getDayOfMonth() + 6) / 7);
            case WEEK_IN_YEAR -> number((time.getDayOfYear() + 6) / 7);
        };
    }

    private static BigDecimal number(int number)
    {
        return BigDecimal.valueOf(number);
    }
}
