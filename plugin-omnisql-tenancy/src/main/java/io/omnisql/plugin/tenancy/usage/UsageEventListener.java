package io.omnisql.plugin.tenancy.usage;

import com.google.inject.Inject;
import io.airlift.bootstrap.LifeCycleManager;
import io.airlift.log.Logger;
import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.tenancy.plane.DataPlane;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * Meters the queries of tenants and reports them to the control plane. Nothing here can delay or fail a query.
 */
public class UsageEventListener
        implements EventListener
{
    private static final Logger log = Logger.get(UsageEventListener.class);

    private final LifeCycleManager lifeCycle;
    private final UsageJournal journal;
    private final UsageRecorder recorder;
    private final UsageShipper shipper;

    @Inject
    public UsageEventListener(DataPlane plane, UsageConfig config, UsageSender sender, LifeCycleManager lifeCycle)
            throws IOException
    {
        this.lifeCycle = requireNonNull(lifeCycle, "lifeCycle is null");
        Path directory = config.getDirectory()
                .map(File::toPath)
                .orElseGet(() -> plane.config().snapshotDirectory().toAbsolutePath().resolveSibling("usage"));
        journal = new UsageJournal(directory, config.getMaxDiskSize().toBytes());
        recorder = new UsageRecorder(journal);
        shipper = new UsageShipper(
                journal,
                sender,
                plane.config().planeId(),
                config.getBatchSize(),
                config.getShipInterval().toJavaTime(),
                config.getMaxBackoff().toJavaTime());
    }

    @PostConstruct
    public void start()
    {
        recorder.start();
        shipper.start();
    }

    @PreDestroy
    public void stop()
            throws IOException
    {
        shipper.close();
        recorder.close();
        journal.close();
    }

    @Override
    public void queryCompleted(QueryCompletedEvent event)
    {
        QueryMeter.measure(event).ifPresent(usage -> {
            recorder.record(usage);
            logUsage(usage);
        });
    }

    @Override
    public void shutdown()
    {
        lifeCycle.stop();
    }

    private static void logUsage(QueryUsage usage)
    {
        log.info(
                "query=%s user=%s/%s state=%s error=%s wall=%sms cpu=%sms rows=%s remoteCalls=%s cacheHits=%s throttled=%sms",
                usage.queryId(),
                usage.tenant(),
                usage.user(),
                usage.state(),
                usage.errorCode(),
                usage.wallMillis(),
                usage.cpuMillis(),
                usage.rows(),
                usage.remoteCalls(),
                usage.cacheHits(),
                usage.throttledMillis());
    }
}
