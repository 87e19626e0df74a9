package io.omnisql.plugin.tenancy.usage;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.airlift.units.MinDataSize;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.util.Optional;

import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

public class UsageConfig
{
    private Optional<File> directory = Optional.empty();
    private DataSize maxDiskSize = DataSize.of(256, MEGABYTE);
    private int batchSize = 500;
    private Duration shipInterval = new Duration(2, SECONDS);
    private Duration maxBackoff = new Duration(1, MINUTES);

    @NotNull
    public Optional<File> getDirectory()
    {
        return directory;
    }

    @Config("omnisql.usage.directory")
    @ConfigDescription("Where finished queries wait to be reported; by default the folder usage beside snapshot.directory")
    public UsageConfig setDirectory(File directory)
    {
        this.directory = Optional.ofNullable(directory);
        return this;
    }

    @NotNull
    @MinDataSize("4MB")
    public DataSize getMaxDiskSize()
    {
        return maxDiskSize;
    }

    @Config("omnisql.usage.max-disk-size")
    @ConfigDescription("Above this the oldest unreported queries are given up")
    public UsageConfig setMaxDiskSize(DataSize maxDiskSize)
    {
        this.maxDiskSize = maxDiskSize;
        return this;
    }

    @Min(1)
    @Max(5_000)
    public int getBatchSize()
    {
        return batchSize;
    }

    @Config("omnisql.usage.batch-size")
    @ConfigDescription("Queries in one report")
    public UsageConfig setBatchSize(int batchSize)
    {
        this.batchSize = batchSize;
        return this;
    }

    @NotNull
    @MinDuration("100ms")
    public Duration getShipInterval()
    {
        return shipInterval;
    }

    @Config("omnisql.usage.ship-interval")
    @ConfigDescription("Time between reports")
    public UsageConfig setShipInterval(Duration shipInterval)
    {
        this.shipInterval = shipInterval;
        return this;
    }

    @NotNull
    @MinDuration("100ms")
    public Duration getMaxBackoff()
    {
        return maxBackoff;
    }

    @Config("omnisql.usage.max-backoff")
    @ConfigDescription("Longest time between attempts while the control plane does not accept reports")
    public UsageConfig setMaxBackoff(Duration maxBackoff)
    {
        this.maxBackoff = maxBackoff;
        return this;
    }
}
