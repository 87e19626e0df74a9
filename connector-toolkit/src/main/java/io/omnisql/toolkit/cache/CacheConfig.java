package io.omnisql.toolkit.cache;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.NotNull;

import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.HOURS;

public class CacheConfig
{
    private DataSize memorySize = DataSize.of(128, MEGABYTE);
    private DataSize decodedSize = DataSize.of(64, MEGABYTE);
    private DataSize maxEntrySize = DataSize.of(8, MEGABYTE);
    private Duration retention = new Duration(2, HOURS);

    @NotNull
    public DataSize getMemorySize()
    {
        return memorySize;
    }

    @Config("omnisql.cache.memory-size")
    @ConfigDescription("Memory of this node for the connector's cached responses; 0B keeps none")
    public CacheConfig setMemorySize(DataSize memorySize)
    {
        this.memorySize = memorySize;
        return this;
    }

    @NotNull
    public DataSize getDecodedSize()
    {
        return decodedSize;
    }

    @Config("omnisql.cache.decoded-size")
    @ConfigDescription("Memory of this node for what was decoded from cached responses; 0B keeps none")
    public CacheConfig setDecodedSize(DataSize decodedSize)
    {
        this.decodedSize = decodedSize;
        return this;
    }

    @NotNull
    public DataSize getMaxEntrySize()
    {
        return maxEntrySize;
    }

    @Config("omnisql.cache.max-entry-size")
    @ConfigDescription("Largest response that is cached")
    public CacheConfig setMaxEntrySize(DataSize maxEntrySize)
    {
        this.maxEntrySize = maxEntrySize;
        return this;
    }

    @NotNull
    @MinDuration("1s")
    public Duration getRetention()
    {
        return retention;
    }

    @Config("omnisql.cache.retention")
    @ConfigDescription("How long a response is kept, to be served again or to ask the service whether it still holds")
    public CacheConfig setRetention(Duration retention)
    {
        this.retention = retention;
        return this;
    }
}
