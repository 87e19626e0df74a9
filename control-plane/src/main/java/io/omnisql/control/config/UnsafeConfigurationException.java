package io.omnisql.control.config;

import static java.util.Objects.requireNonNull;

/**
 * A configuration with which the service must not start.
 */
public class UnsafeConfigurationException
        extends RuntimeException
{
    private final String remedy;

    /**
     * @param message names the property and what is wrong
     * @param remedy what to do about it
     */
    public UnsafeConfigurationException(String message, String remedy)
    {
        super(message);
        this.remedy = requireNonNull(remedy, "remedy is null");
    }

    public String remedy()
    {
        return remedy;
    }
}
