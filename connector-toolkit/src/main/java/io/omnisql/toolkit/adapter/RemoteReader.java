package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.function.Supplier;

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

    /**
     * Has the request sent once when the query has ended, however it ended, e.g. to delete what the service made for it. Its failure is
     * not the query's. Only what runs in {@link ScanPlanner#partition} may ask for it.
     */
    default void atQueryEnd(RemoteRequest request)
    {
        atQueryEnd(() -> List.of(request));
    }

    /**
     * The same for requests that are sent one after another, whatever the service answers to those before.
     *
     * @param requests what is to be sent, known when the query has ended
     */
    default void atQueryEnd(Supplier<List<RemoteRequest>> requests)
    {
        throw new UnsupportedOperationException("this reader does not see the query's end");
    }
}
