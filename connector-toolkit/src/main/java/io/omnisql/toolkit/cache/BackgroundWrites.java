package io.omnisql.toolkit.cache;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs writes on virtual threads, and drops those that come while too many are under way: compressing and encrypting a page takes longer than some queries.
 */
public final class BackgroundWrites
        implements Executor
{
    private final Semaphore places;

    /**
     * @param limit how many may be under way at once
     */
    public BackgroundWrites(int limit)
    {
        this.places = new Semaphore(limit);
    }

    @Override
    public void execute(Runnable write)
    {
        if (!places.tryAcquire()) {
            return;
        }
        Thread.ofVirtual().name("omnisql-cache-write").start(() -> {
            try {
                write.run();
            }
            finally {
                places.release();
            }
        });
    }
}
