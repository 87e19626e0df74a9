package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

import java.util.List;

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
     * The chains to be read from now on besides this one. It is asked once after each page.
     */
    default List<PageChain> forked()
    {
        return List.of();
    }

    /**
     * Ends what is under way beside {@link #next}; any thread may ask for it.
     */
    default void close() {}
}
