package io.omnisql.toolkit.remote;

import io.trino.spi.TrinoException;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;

/**
 * The service could not answer for the size of what was asked; a smaller page may succeed.
 */
public final class TooHeavyException
        extends TrinoException
{
    /**
     * @param message for users
     */
    TooHeavyException(String message)
    {
        super(OMNISQL_REMOTE_UNAVAILABLE, message);
    }
}
