package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteResponse;

/**
 * The one way to a service. Its implementations are decorators of each other:
 * call budget, cache, retry, rate limit and at last HTTP, which adds the credentials.
 */
public interface RemoteClient
{
    /**
     * Sends a read and returns its successful response. It blocks, and is called on virtual threads only; an interrupt ends it.
     *
     * @throws io.trino.spi.TrinoException with a {@link RemoteErrorCode}
     */
    RemoteResponse send(RemoteCall call);
}
