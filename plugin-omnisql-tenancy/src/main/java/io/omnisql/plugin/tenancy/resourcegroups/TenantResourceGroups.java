package io.omnisql.plugin.tenancy.resourcegroups;

import com.google.inject.Inject;
import io.airlift.bootstrap.LifeCycleManager;
import io.airlift.log.Logger;
import io.omnisql.control.api.Snapshot;
import io.omnisql.plugin.tenancy.TenantDirectory;
import io.omnisql.tenancy.identity.TenantUser;
import io.trino.spi.resourcegroups.ResourceGroup;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.resourcegroups.ResourceGroupId;
import io.trino.spi.resourcegroups.SelectionContext;
import io.trino.spi.resourcegroups.SelectionCriteria;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newSingleThreadScheduledExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Puts each query into {@code omnisql.<tenant>.<user>}, with the limits of the present snapshot.
 * <p>
 * The engine configures a group once; a change of limits reaches the groups that exist within a second.
 */
public class TenantResourceGroups
        implements ResourceGroupConfigurationManager<TenantUser>
{
    private static final Logger log = Logger.get(TenantResourceGroups.class);

    private static final String ROOT = "omnisql";

    private final TenantDirectory directory;
    private final GroupLimits limits;
    private final LifeCycleManager lifeCycle;
    private final Map<ResourceGroupId, ResourceGroup> groups = new ConcurrentHashMap<>();
    private final ScheduledExecutorService refresher = newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("omnisql-resource-groups").factory());

    private volatile long clusterMemory = Long.MAX_VALUE;
    private Optional<Snapshot> applied = Optional.empty();

    @Inject
    public TenantResourceGroups(TenantDirectory directory, GroupLimits limits, LifeCycleManager lifeCycle)
    {
        this.directory = requireNonNull(directory, "directory is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.lifeCycle = requireNonNull(lifeCycle, "lifeCycle is null");
    }

    @PostConstruct
    public void start()
    {
        refresher.scheduleWithFixedDelay(this::refreshSafely, 1, 1, SECONDS);
    }

    @PreDestroy
    public void stop()
    {
        refresher.shutdownNow();
    }

    /**
     * Empty for users without a tenant, so that the engine rejects their queries.
     */
    @Override
    public Optional<SelectionContext<TenantUser>> match(SelectionCriteria criteria)
    {
        return directory.user(criteria.getUser())
                .map(user -> new SelectionContext<>(new ResourceGroupId(List.of(ROOT, user.name().tenant(), user.name().name())), user.name()));
    }

    @Override
    public SelectionContext<TenantUser> parentGroupContext(SelectionContext<TenantUser> context)
    {
        return new SelectionContext<>(context.getResourceGroupId().getParent().orElseThrow(), context.getContext());
    }

    @Override
    public void configure(ResourceGroup group, SelectionContext<TenantUser> criteria)
    {
        groups.put(group.getId(), group);
        limits.apply(group, clusterMemory);
    }

    /**
     * @param bytes memory that the queries of the whole cluster may use
     */
    public void setClusterMemory(long bytes)
    {
        if (clusterMemory != bytes) {
            clusterMemory = bytes;
            groups.values().forEach(group -> limits.apply(group, bytes));
        }
    }

    @Override
    public void shutdown()
    {
        lifeCycle.stop();
    }

    private void refresh()
    {
        Optional<Snapshot> current = directory.snapshot();
        if (current.isPresent() && (applied.isEmpty() || applied.get() != current.get())) {
            groups.values().forEach(group -> limits.apply(group, clusterMemory));
            applied = current;
        }
    }

    private void refreshSafely()
    {
        try {
            refresh();
        }
        catch (RuntimeException e) {
            log.error(e, "Limits of resource groups were not refreshed");
        }
    }
}
