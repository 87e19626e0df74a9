package io.omnisql.plugin.salesforce.passthrough;

import io.omnisql.toolkit.adapter.ValueType;

/**
 * The types of functions' results.
 */
final class ResultTypes
{
    private ResultTypes() {}

    static boolean isAggregate(String function)
    {
        return switch (function) {
            case "COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX" -> true;
            default -> false;
        };
    }

    /**
     * @throws IllegalArgumentException when the function is not known
     */
    static ValueType of(String function, ValueType argument)
    {
        return switch (function) {
            case "COUNT", "COUNT_DISTINCT" -> ValueType.BIGINT;
            case "SUM", "AVG", "CONVERTCURRENCY" -> ValueType.DOUBLE;
            case "MIN", "MAX" -> argument;
            case "CALENDAR_YEAR", "CALENDAR_QUARTER", "CALENDAR_MONTH", "DAY_IN_MONTH", "DAY_IN_WEEK", "DAY_IN_YEAR", "WEEK_IN_MONTH", "WEEK_IN_YEAR", "HOUR_IN_DAY",
                 "FISCAL_YEAR", "FISCAL_QUARTER", "FISCAL_MONTH" -> ValueType.INTEGER;
            case "DAY_ONLY" -> ValueType.DATE;
            case "TOLABEL", "FORMAT" -> ValueType.VARCHAR;
            default -> throw new IllegalArgumentException("The type of %s is not known".formatted(function));
        };
    }
}
