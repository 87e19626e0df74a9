package io.omnisql.sandbox.github.data;

import java.util.Locale;

/**
 * Why an issue has its state; pull requests and issues that were never closed have none.
 */
public enum StateReason
{
    COMPLETED, NOT_PLANNED, REOPENED;

    /**
     * The reason as REST writes it.
     */
    public String restName()
    {
        return name().toLowerCase(Locale.ROOT);
    }
}
