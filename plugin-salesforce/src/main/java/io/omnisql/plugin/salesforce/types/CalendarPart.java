package io.omnisql.plugin.salesforce.types;

import java.util.List;
import java.util.Optional;

/**
 * What SQL and SOQL both make of dates and points in time, the latter in UTC: in SOQL always, in SQL as the columns are in UTC.
 */
public enum CalendarPart
{
    YEAR("CALENDAR_YEAR"),
    QUARTER("CALENDAR_QUARTER"),
    MONTH("CALENDAR_MONTH"),
    DAY("DAY_IN_MONTH"),
    DAY_OF_YEAR("DAY_IN_YEAR"),
    /**
     * Only of points in time.
     */
    HOUR("HOUR_IN_DAY"),
    /**
     * The date of a point in time.
     */
    DATE("DAY_ONLY"),
    START_OF_YEAR("CALENDAR_YEAR"),
    /**
     * Only of points in time.
     */
    START_OF_DAY("DAY_ONLY");

    private final String function;

    CalendarPart(String function)
    {
        this.function = function;
    }

    /**
     * The function of SOQL whose values tell the part's.
     */
    public String function()
    {
        return function;
    }

    /**
     * @param function as SQL calls it
     * @param constants what it takes before the date
     */
    public static Optional<CalendarPart> find(String function, List<String> constants, FieldKind kind)
    {
        if (kind != FieldKind.DATE && kind != FieldKind.DATETIME) {
            return Optional.empty();
        }
        Optional<CalendarPart> part = constants.isEmpty() ? ofFunction(function) : ofTruncation(function, constants);
        return part.filter(found -> kind == FieldKind.DATETIME || !found.needsTime());
    }

    private boolean needsTime()
    {
        return this == HOUR || this == DATE || this == START_OF_DAY;
    }

    private static Optional<CalendarPart> ofFunction(String function)
    {
        return Optional.ofNullable(switch (function) {
            case "year" -> YEAR;
            case "quarter" -> QUARTER;
            case "month" -> MONTH;
            case "day", "day_of_month" -> DAY;
            case "day_of_year", "doy" -> DAY_OF_YEAR;
            case "hour" -> HOUR;
            case "date", "$cast" -> DATE;
            default -> null;
        });
    }

    private static Optional<CalendarPart> ofTruncation(String function, List<String> constants)
    {
        if (!function.equals("date_trunc") || constants.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (constants.getFirst()) {
            case "year" -> START_OF_YEAR;
            case "day" -> START_OF_DAY;
            default -> null;
        });
    }
}
