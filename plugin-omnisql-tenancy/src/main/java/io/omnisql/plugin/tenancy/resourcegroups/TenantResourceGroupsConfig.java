package io.omnisql.plugin.tenancy.resourcegroups;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

public class TenantResourceGroupsConfig
{
    private int maxConcurrentQueries = 1_000;
    private int maxQueuedQueries = 10_000;
    private double tenantMemoryShare = 0.5;

    @Min(1)
    public int getMaxConcurrentQueries()
    {
        return maxConcurrentQueries;
    }

    @Config("omnisql.max-concurrent-queries")
    @ConfigDescription("Running queries of all tenants together")
    public TenantResourceGroupsConfig setMaxConcurrentQueries(int maxConcurrentQueries)
    {
        this.maxConcurrentQueries = maxConcurrentQueries;
        return this;
    }

    @Min(1)
    public int getMaxQueuedQueries()
    {
        return maxQueuedQueries;
    }

    @Config("omnisql.max-queued-queries")
    @ConfigDescription("Waiting queries of all tenants together")
    public TenantResourceGroupsConfig setMaxQueuedQueries(int maxQueuedQueries)
    {
        this.maxQueuedQueries = maxQueuedQueries;
        return this;
    }

    @DecimalMin(value = "0", inclusive = false)
    @DecimalMax("1")
    public double getTenantMemoryShare()
    {
        return tenantMemoryShare;
    }

    @Config("omnisql.tenant-memory-share")
    @ConfigDescription("Part of the cluster's query memory above which a tenant's next queries wait")
    public TenantResourceGroupsConfig setTenantMemoryShare(double tenantMemoryShare)
    {
        this.tenantMemoryShare = tenantMemoryShare;
        return this;
    }
}
