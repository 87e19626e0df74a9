package io.omnisql.toolkit.connector;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.units.Duration;
import io.airlift.units.MaxDuration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

public class ConnectorConfig
{
    private Duration defaultStaleness = new Duration(5, MINUTES);
    private long maxRemoteCalls = 1_000;
    private Duration dynamicFilterWaitTimeout = new Duration(10, SECONDS);
    private int dynamicFilterMaxKeys = 10_000;
    private boolean countStatistics;
    private Duration schemaCacheTtl = new Duration(5, MINUTES);

    @NotNull
    @MinDuration("0s")
    public Duration getDefaultStaleness()
    {
        return defaultStaleness;
    }

    @Config("omnisql.cache.default-staleness")
    @ConfigDescription("How old cached data may be unless the session says otherwise; 0s reads everything from the service")
    public ConnectorConfig setDefaultStaleness(Duration defaultStaleness)
    {
        this.defaultStaleness = defaultStaleness;
        return this;
    }

    @Min(1)
    public long getMaxRemoteCalls()
    {
        return maxRemoteCalls;
    }

    @Config("omnisql.max-remote-calls")
    @ConfigDescription("How many requests a query may send to the service unless the session says otherwise")
    public ConnectorConfig setMaxRemoteCalls(long maxRemoteCalls)
    {
        this.maxRemoteCalls = maxRemoteCalls;
        return this;
    }

    @NotNull
    @MinDuration("0s")
    @MaxDuration("1h")
    public Duration getDynamicFilterWaitTimeout()
    {
        return dynamicFilterWaitTimeout;
    }

    @Config("omnisql.dynamic-filter-wait-timeout")
    @ConfigDescription("How long a scan waits at most for the keys that a join needs of it, unless the session says otherwise")
    public ConnectorConfig setDynamicFilterWaitTimeout(Duration dynamicFilterWaitTimeout)
    {
        this.dynamicFilterWaitTimeout = dynamicFilterWaitTimeout;
        return this;
    }

    @Min(1)
    public int getDynamicFilterMaxKeys()
    {
        return dynamicFilterMaxKeys;
    }

    @Config("omnisql.dynamic-filter-max-keys")
    @ConfigDescription("How many keys of a join's other side a scan asks for one by one; of more, it asks for the range that they lie in")
    public ConnectorConfig setDynamicFilterMaxKeys(int dynamicFilterMaxKeys)
    {
        this.dynamicFilterMaxKeys = dynamicFilterMaxKeys;
        return this;
    }

    public boolean isCountStatistics()
    {
        return countStatistics;
    }

    @Config("omnisql.count-statistics")
    @ConfigDescription("Whether the planner may have tables counted, one request each, unless the session says otherwise")
    public ConnectorConfig setCountStatistics(boolean countStatistics)
    {
        this.countStatistics = countStatistics;
        return this;
    }

    @NotNull
    @MinDuration("0s")
    public Duration getSchemaCacheTtl()
    {
        return schemaCacheTtl;
    }

    @Config("omnisql.schema-cache-ttl")
    @ConfigDescription("How long the tables and columns that a service describes are remembered; 0s asks for every query")
    public ConnectorConfig setSchemaCacheTtl(Duration schemaCacheTtl)
    {
        this.schemaCacheTtl = schemaCacheTtl;
        return this;
    }
}
