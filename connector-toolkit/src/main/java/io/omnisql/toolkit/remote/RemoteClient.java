package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteResponse;

/**
 * The one way to a service. Its implementations are decorators of each other:
 * cache, retry, redirect, call budget, rate limit and at last HTTP, which adds the credentials.
 * What retry sends onwards is an attempt, and the answer to one may be anything.
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
