package io.omnisql.plugin.tenancy.usage;

import io.airlift.log.Logger;
import io.omnisql.control.api.UsageReport.QueryUsage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Takes finished queries from the engine's threads without ever making them wait, and writes them to the journal.
 * <p>
 * What a crash can lose is the last tenth of a second; what a slow disk can lose is counted and logged.
 */
final class UsageRecorder
        implements AutoCloseable
{
    private static final Logger log = Logger.get(UsageRecorder.class);

    private static final int QUEUE_CAPACITY = 20_000;
    private static final int BATCH = 1_000;
    private static final long WRITE_INTERVAL_MILLIS = 100;
    private static final long CLOSE_TIMEOUT_SECONDS = 10;

    private final UsageJournal journal;
    private final BlockingQueue<QueryUsage> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final List<QueryUsage> unwritten = new ArrayList<>();
    private final AtomicLong lost = new AtomicLong();
    private final ScheduledExecutorService executor = newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("omnisql-usage-recorder").factory());

    UsageRecorder(UsageJournal journal)
    {
        this.journal = requireNonNull(journal, "journal is null");
    }

    void start()
    {
        executor.scheduleWithFixedDelay(this::write, WRITE_INTERVAL_MILLIS, WRITE_INTERVAL_MILLIS, MILLISECONDS);
    }

    void record(QueryUsage usage)
    {
        if (!queue.offer(usage)) {
            lost.incrementAndGet();
        }
    }

    /**
     * Writes what is waiting before it returns.
     */
    @Override
    public void close()
    {
        executor.execute(this::write);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_TIMEOUT_SECONDS, SECONDS)) {
                log.error("The usage journal's disk does not answer; %s finished queries are lost", queue.size());
            }
        }
        catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write()
    {
        try {
            do {
                queue.drainTo(unwritten, BATCH - unwritten.size());
                if (!unwritten.isEmpty()) {
                    journal.append(unwritten);
                    unwritten.clear();
                }
            }
            while (!queue.isEmpty());
        }
        catch (IOException | RuntimeException e) {
            log.error(e, "Finished queries could not be written to the usage journal; trying again");
        }
        long count = lost.getAndSet(0);
        if (count > 0) {
            log.error("The usage journal is too slow; %s finished queries are lost", count);
        }
    }
}
