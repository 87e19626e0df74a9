package io.omnisql.toolkit.remote;

import io.trino.spi.TrinoException;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;

/**
 * An attempt that got no answer; the same read may succeed later.
 */
final class TransientRemoteException
        extends TrinoException
{
    TransientRemoteException(String message)
    {
        super(OMNISQL_REMOTE_UNAVAILABLE, message);
    }
}
