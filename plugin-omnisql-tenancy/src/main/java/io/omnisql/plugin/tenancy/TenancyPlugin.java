package io.omnisql.plugin.tenancy;

import io.omnisql.plugin.tenancy.access.TenantAccessControlFactory;
import io.omnisql.plugin.tenancy.authentication.TenantAuthenticatorFactory;
import io.omnisql.plugin.tenancy.groups.TenantGroupProviderFactory;
import io.omnisql.plugin.tenancy.resourcegroups.TenantResourceGroupsFactory;
import io.omnisql.plugin.tenancy.scratch.ScratchConnectorFactory;
import io.omnisql.plugin.tenancy.usage.UsageEventListenerFactory;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.tenancy.plane.DataPlanes;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.eventlistener.EventListenerFactory;
import io.trino.spi.resourcegroups.ResourceGroupConfigurationManagerFactory;
import io.trino.spi.security.GroupProviderFactory;
import io.trino.spi.security.HeaderAuthenticatorFactory;
import io.trino.spi.security.SystemAccessControlFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Makes one cluster safe to share between tenants. Its parts are configured one by one, each under the name {@code omnisql-tenancy};
 * its connector for scratch catalogs is {@code omnisql_scratch}.
 */
public class TenancyPlugin
        implements Plugin
{
    private final TenancyParts parts;

    public TenancyPlugin()
    {
        this(configFile -> DataPlanes.open(configFile, "tenancy"));
    }

    TenancyPlugin(Function<Path, DataPlane> opener)
    {
        parts = new TenancyParts(new SharedDataPlane(opener));
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return List.of(new ScratchConnectorFactory());
    }

    @Override
    public Iterable<HeaderAuthenticatorFactory> getHeaderAuthenticatorFactories()
    {
        return List.of(new TenantAuthenticatorFactory(parts));
    }

    @Override
    public Iterable<SystemAccessControlFactory> getSystemAccessControlFactories()
    {
        return List.of(new TenantAccessControlFactory(parts));
    }

    @Override
    public Iterable<GroupProviderFactory> getGroupProviderFactories()
    {
        return List.of(new TenantGroupProviderFactory(parts));
    }

    @Override
    public Iterable<ResourceGroupConfigurationManagerFactory> getResourceGroupConfigurationManagerFactories()
    {
        return List.of(new TenantResourceGroupsFactory(parts));
    }

    @Override
    public Iterable<EventListenerFactory> getEventListenerFactories()
    {
        return List.of(new UsageEventListenerFactory(parts));
    }
}
