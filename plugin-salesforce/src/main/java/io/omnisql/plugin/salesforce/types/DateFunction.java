package io.omnisql.plugin.salesforce.types;

/**
 * Functions of SOQL of dates and points in time, the latter in UTC.
 */
public enum DateFunction
{
    CALENDAR_YEAR,
    CALENDAR_QUARTER,
    CALENDAR_MONTH,
    DAY_IN_MONTH,
    /**
     * From Sunday, which is 1.
     */
    DAY_IN_WEEK,
    DAY_IN_YEAR,
    /**
     * Only of points in time.
     */
    HOUR_IN_DAY,
    /**
     * The date of a point in time.
     */
    DAY_ONLY;

    public FieldKind kind()
    {
        return this == DAY_ONLY ? FieldKind.DATE : FieldKind.INTEGER;
    }
}
