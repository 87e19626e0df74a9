package io.omnisql.tenancy.rotation;

import static java.util.Objects.requireNonNull;

/**
 * A value that could not be read or replaced.
 */
public class RotationException
        extends RuntimeException
{
    private final Reason reason;

    public enum Reason
    {
        /**
         * The store does not answer; it may later.
         */
        UNAVAILABLE,
        /**
         * The value is there but was changed by others, or its key is gone.
         */
        UNREADABLE,
    }

    public RotationException(Reason reason, String message)
    {
        super(message);
        this.reason = requireNonNull(reason, "reason is null");
    }

    public Reason reason()
    {
        return reason;
    }
}
