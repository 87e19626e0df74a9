package io.omnisql.plugin.salesforce.types;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.types.DateFunction.CALENDAR_MONTH;
import static io.omnisql.plugin.salesforce.types.DateFunction.CALENDAR_QUARTER;
import static io.omnisql.plugin.salesforce.types.DateFunction.CALENDAR_YEAR;
import static io.omnisql.plugin.salesforce.types.DateFunction.DAY_IN_MONTH;
import static io.omnisql.plugin.salesforce.types.DateFunction.DAY_IN_WEEK;
import static io.omnisql.plugin.salesforce.types.DateFunction.DAY_IN_YEAR;
import static io.omnisql.plugin.salesforce.types.DateFunction.DAY_ONLY;
import static io.omnisql.plugin.salesforce.types.DateFunction.HOUR_IN_DAY;
import static java.util.Objects.requireNonNull;

/**
 * What SQL and SOQL both make of dates and points in time, the latter in UTC: in SOQL always, in SQL as the columns are in UTC.
 */
public enum CalendarPart
{
    YEAR(Unit.YEAR, CALENDAR_YEAR),
    QUARTER(Unit.QUARTER, CALENDAR_QUARTER),
    MONTH(Unit.MONTH, CALENDAR_MONTH),
    DAY(Unit.DAY, DAY_IN_MONTH),
    /**
     * From Monday, which is 1.
     */
    DAY_OF_WEEK(Unit.DAY, DAY_IN_WEEK),
    DAY_OF_YEAR(Unit.DAY, DAY_IN_YEAR),
    HOUR(Unit.HOUR, HOUR_IN_DAY),
    START_OF_YEAR(Unit.YEAR, CALENDAR_YEAR),
    START_OF_QUARTER(Unit.QUARTER, CALENDAR_YEAR, CALENDAR_QUARTER),
    START_OF_MONTH(Unit.MONTH, CALENDAR_YEAR, CALENDAR_MONTH),
    START_OF_DAY(Unit.DAY, DAY_ONLY),
    START_OF_HOUR(Unit.HOUR, DAY_ONLY, HOUR_IN_DAY),
    /**
     * The whole value in another type. Nothing is grouped by it.
     */
    POINT(Unit.SECOND);

    private final Unit unit;
    private final List<DateFunction> functions;

    CalendarPart(Unit unit, DateFunction... functions)
    {
        this.unit = requireNonNull(unit, "unit is null");
        this.functions = List.of(functions);
    }

    /**
     * From the finest to the coarsest.
     */
    private enum Unit
    {
        SECOND,
        HOUR,
        DAY,
        MONTH,
        QUARTER,
        YEAR,
    }

    /**
     * The functions of SOQL whose values together tell the part's; none for what the field itself tells.
     *
     * @param kind of the field
     */
    public List<DateFunction> functions(FieldKind kind)
    {
        return kind == FieldKind.DATE && this == START_OF_DAY ? List.of() : functions;
    }

    /**
     * Whether the part is a date or point in time, of which there are further parts.
     */
    public boolean isTime()
    {
        return switch (this) {
            case YEAR, QUARTER, MONTH, DAY, DAY_OF_WEEK, DAY_OF_YEAR, HOUR -> false;
            case START_OF_YEAR, START_OF_QUARTER, START_OF_MONTH, START_OF_DAY, START_OF_HOUR, POINT -> true;
        };
    }

    /**
     * What the part is when it is made a date.
     */
    public CalendarPart toDate()
    {
        return truncate(START_OF_DAY);
    }

    /**
     * What a function makes of this, which is a time; empty when it is not known, or tells less of a whole time than of this.
     *
     * @param function as SQL calls it
     * @param constants what it takes before the time
     */
    public Optional<CalendarPart> then(String function, List<String> constants)
    {
        return constants.isEmpty()
                ? ofFunction(function).filter(part -> part.unit.compareTo(unit) >= 0)
                : ofTruncation(function, constants).map(this::truncate);
    }

    private CalendarPart truncate(CalendarPart start)
    {
        return start.unit.compareTo(unit) >= 0 ? start : this;
    }

    private static Optional<CalendarPart> ofFunction(String function)
    {
        return Optional.ofNullable(switch (function) {
            case "year" -> YEAR;
            case "quarter" -> QUARTER;
            case "month" -> MONTH;
            case "day", "day_of_month" -> DAY;
            case "day_of_week", "dow" -> DAY_OF_WEEK;
            case "day_of_year", "doy" -> DAY_OF_YEAR;
            case "hour" -> HOUR;
            default -> null;
        });
    }

    private static Optional<CalendarPart> ofTruncation(String function, List<String> constants)
    {
        if (!function.equals("date_trunc") || constants.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (constants.getFirst().toLowerCase(Locale.ENGLISH)) {
            case "year" -> START_OF_YEAR;
            case "quarter" -> START_OF_QUARTER;
            case "month" -> START_OF_MONTH;
            case "day" -> START_OF_DAY;
            case "hour" -> START_OF_HOUR;
            default -> null;
        });
    }
}
