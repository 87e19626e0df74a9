package io.omnisql.tenancy.snapshot;

/**
 * A snapshot that this data plane must not use. The message says why and quotes nothing of the snapshot's content.
 */
public class SnapshotRejectedException
        extends Exception
{
    public SnapshotRejectedException(String message)
    {
        super(message);
    }

    public SnapshotRejectedException(String message, Throwable cause)
    {
        super(message, cause);
    }
}
