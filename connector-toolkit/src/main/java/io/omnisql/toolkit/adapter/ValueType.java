package io.omnisql.toolkit.adapter;

/**
 * Type of a column's values, independent of the engine.
 */
public enum ValueType
{
    BOOLEAN,
    /**
     * 64-bit signed integer.
     */
    BIGINT,
    DOUBLE,
    /**
     * Text without a length bound.
     */
    VARCHAR,
    DATE,
    /**
     * An instant with millisecond precision; in SQL {@code timestamp(3) with time zone}, in UTC.
     */
    INSTANT,
    /**
     * A list of texts; in SQL {@code array(varchar)}.
     */
    VARCHAR_ARRAY,
}
