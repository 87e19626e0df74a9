package io.omnisql.plugin.salesforce.types;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import static java.util.Locale.ROOT;

/**
 * How SQL sees decimal numbers.
 */
public enum NumericMapping
{
    /**
     * As doubles: what the API stores may have more digits than its description says.
     */
    DOUBLE,
    /**
     * As decimals of the described precision and scale; further digits are rounded away.
     */
    DECIMAL;

    /**
     * Property of a connection.
     */
    public static final String PROPERTY = "numeric-mapping";

    public static NumericMapping of(ConnectionInfo connection)
    {
        return valueOf(connection.properties().getOrDefault(PROPERTY, DOUBLE.name()).toUpperCase(ROOT));
    }
}
