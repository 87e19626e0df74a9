package io.omnisql.plugin.tenancy.usage;

import com.google.common.collect.Lists;
import io.airlift.log.Logger;
import io.omnisql.control.api.UsageReport;
import io.omnisql.control.api.UsageReport.QueryUsage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

import static io.omnisql.plugin.tenancy.usage.UsageSender.Outcome.REJECTED;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Reports the journal's segments at least once each, waiting longer after each failure.
 */
final class UsageShipper
        implements AutoCloseable
{
    private static final Logger log = Logger.get(UsageShipper.class);

    private final UsageJournal journal;
    private final UsageSender sender;
    private final String planeId;
    private final int batchSize;
    private final Duration interval;
    private final Duration maxBackoff;
    private final ScheduledExecutorService executor = newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("omnisql-usage-shipper").factory());

    private long backoffMillis;

    UsageShipper(UsageJournal journal, UsageSender sender, String planeId, int batchSize, Duration interval, Duration maxBackoff)
    {
        this.journal = requireNonNull(journal, "journal is null");
        this.sender = requireNonNull(sender, "sender is null");
        this.planeId = requireNonNull(planeId, "planeId is null");
        this.batchSize = batchSize;
        this.interval = requireNonNull(interval, "interval is null");
        this.maxBackoff = requireNonNull(maxBackoff, "maxBackoff is null");
    }

    void start()
    {
        schedule(interval.toMillis());
    }

    @Override
    public void close()
    {
        executor.shutdownNow();
    }

    /**
     * Reports every complete segment. One is removed only after the control plane has taken all of it.
     *
     * @throws IOException when the rest has to wait
     */
    void ship()
            throws IOException, InterruptedException
    {
        for (Path segment : journal.completeSegments()) {
            boolean rejected = false;
            for (List<QueryUsage> batch : Lists.partition(journal.read(segment), batchSize)) {
                rejected |= sender.send(new UsageReport(planeId, batch)) == REJECTED;
            }
            if (rejected) {
                log.error("The control plane does not take the usage report %s; it is kept beside the journal", segment.getFileName());
                journal.reject(segment);
            }
            else {
                journal.remove(segment);
            }
        }
    }

    private void schedule(long delayMillis)
    {
        if (!executor.isShutdown()) {
            executor.schedule(this::run, delayMillis, MILLISECONDS);
        }
    }

    private void run()
    {
        try {
            ship();
            backoffMillis = 0;
            schedule(interval.toMillis());
        }
        catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        catch (IOException | RuntimeException e) {
            backoffMillis = min(maxBackoff.toMillis(), backoffMillis == 0 ? interval.toMillis() : backoffMillis * 2);
            long delay = backoffMillis / 2 + ThreadLocalRandom.current().nextLong(backoffMillis / 2 + 1);
            log.warn("Usage was not reported, next attempt in %s ms: %s", delay, e);
            schedule(delay);
        }
    }
}
