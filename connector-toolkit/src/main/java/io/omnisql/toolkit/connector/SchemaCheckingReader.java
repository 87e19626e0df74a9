package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.function.Supplier;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_SCHEMA_CHANGED;
import static java.util.Objects.requireNonNull;

/**
 * A reader that tells when an answer contradicts what is known of the connection's tables.
 */
final class SchemaCheckingReader
        implements RemoteReader
{
    private final RemoteReader reader;
    private final Runnable onContradiction;

    SchemaCheckingReader(RemoteReader reader, Runnable onContradiction)
    {
        this.reader = requireNonNull(reader, "reader is null");
        this.onContradiction = requireNonNull(onContradiction, "onContradiction is null");
    }

    @Override
    public RemoteResponse read(RemoteRequest request)
    {
        try {
            return reader.read(request);
        }
        catch (TrinoException e) {
            if (e.getErrorCode().equals(OMNISQL_REMOTE_SCHEMA_CHANGED.toErrorCode())) {
                onContradiction.run();
            }
            throw e;
        }
    }

    @Override
    public void atQueryEnd(Supplier<List<RemoteRequest>> requests)
    {
        reader.atQueryEnd(requests);
    }
}
