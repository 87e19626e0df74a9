package io.omnisql.plugin.tenancy.resourcegroups;

import com.google.inject.Inject;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.trino.spi.resourcegroups.ResourceGroup;

import java.util.List;
import java.util.Optional;

import static io.trino.spi.resourcegroups.SchedulingPolicy.FAIR;
import static io.trino.spi.resourcegroups.SchedulingPolicy.WEIGHTED_FAIR;
import static java.util.Objects.requireNonNull;

/**
 * What a group may run, by its depth: all tenants together, one tenant, one user.
 */
final class GroupLimits
{
    private final TenantDirectory directory;
    private final TenantResourceGroupsConfig config;

    @Inject
    GroupLimits(TenantDirectory directory, TenantResourceGroupsConfig config)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.config = requireNonNull(config, "config is null");
    }

    /**
     * Sets a group's present limits. A tenant that left the snapshot since its query was accepted gets nothing.
     *
     * @param clusterMemory bytes that the queries of the whole cluster may use
     */
    void apply(ResourceGroup group, long clusterMemory)
    {
        List<String> segments = group.getId().getSegments();
        if (segments.size() == 1) {
            group.setSchedulingPolicy(WEIGHTED_FAIR);
            setLimits(group, config.getMaxConcurrentQueries(), config.getMaxQueuedQueries());
            return;
        }
        Optional<LimitsEntry> limits = directory.limits(segments.get(1));
        if (limits.isEmpty()) {
            setLimits(group, 0, 0);
            return;
        }
        if (segments.size() == 2) {
            applyTenant(group, limits.get(), clusterMemory);
        }
        else {
            group.setSchedulingPolicy(FAIR);
            setLimits(group, limits.get().userConcurrentQueries(), limits.get().queuedQueries());
        }
    }

    /**
     * A tenant's weight is what it may run at once, so that a crowded cluster is shared in that proportion.
     */
    private void applyTenant(ResourceGroup group, LimitsEntry limits, long clusterMemory)
    {
        group.setSchedulingPolicy(FAIR);
        group.setSchedulingWeight(limits.concurrentQueries());
        group.setSoftMemoryLimitBytes((long) (clusterMemory * config.getTenantMemoryShare()));
        setLimits(group, limits.concurrentQueries(), limits.queuedQueries());
    }

    private static void setLimits(ResourceGroup group, int concurrent, int queued)
    {
        group.setSoftConcurrencyLimit(concurrent);
        group.setHardConcurrencyLimit(concurrent);
        group.setMaxQueuedQueries(queued);
    }
}
