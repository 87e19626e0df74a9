package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

/**
 * The pages that one page source reads, one after the other. Used by one thread at a time.
 */
interface PageChain
{
    boolean hasNext();

    /**
     * Reads the next page; it blocks, and an interrupt ends it.
     */
    Page next();

    /**
     * Ends what is under way beside {@link #next}; any thread may ask for it.
     */
    default void close() {}
}
