package io.omnisql.toolkit.adapter;

/**
 * Sends reads for one user and connection, through the call budget, cache and rate limit. It blocks: it is called on virtual threads only.
 */
public interface RemoteReader
{
    /**
     * Returns a successful response.
     *
     * @throws RuntimeException with an error code for users, when the service fails or refuses, or a limit is reached
     */
    RemoteResponse read(RemoteRequest request);
}
