package io.omnisql.sandbox.github.data;

import java.util.Locale;

public enum IssueState
{
    OPEN, CLOSED;

    /**
     * The state as REST writes it.
     */
    public String restName()
    {
        return name().toLowerCase(Locale.ROOT);
    }
}
