package io.omnisql.plugin.tenancy.resourcegroups;

import com.google.inject.Scopes;
import io.omnisql.plugin.tenancy.TenancyParts;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManager;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerContext;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;

import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

public class TenantResourceGroupsFactory
        implements ResourceGroupConfigurationManagerFactory
{
    private final TenancyParts parts;

    public TenantResourceGroupsFactory(TenancyParts parts)
    {
        this.parts = requireNonNull(parts, "parts is null");
    }

    @Override
    public String getName()
    {
        return TenancyParts.NAME;
    }

    @Override
    public ResourceGroupConfigurationManager<?> create(Map<String, String> config, ResourceGroupConfigurationManagerContext context)
    {
        TenantResourceGroups groups = parts.create(config, binder -> {
            configBinder(binder).bindConfig(TenantResourceGroupsConfig.class);
            binder.bind(GroupLimits.class).in(Scopes.SINGLETON);
            binder.bind(TenantResourceGroups.class).in(Scopes.SINGLETON);
        }).getInstance(TenantResourceGroups.class);
        context.getMemoryPoolManager().addChangeListener(pool -> groups.setClusterMemory(pool.getMaxBytes()));
        return groups;
    }
}
