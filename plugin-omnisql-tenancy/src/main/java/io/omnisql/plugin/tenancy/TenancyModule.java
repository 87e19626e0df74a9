package io.omnisql.plugin.tenancy;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.tenancy.plane.DataPlane;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * What every part of the plugin is made of: the shared data plane and the directory of tenants.
 */
final class TenancyModule
        implements Module
{
    private final SharedDataPlane shared;

    TenancyModule(SharedDataPlane shared)
    {
        this.shared = requireNonNull(shared, "shared is null");
    }

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(TenancyConfig.class);
    }

    @Provides
    @Singleton
    SharedDataPlane.Lease lease(TenancyConfig config)
    {
        return shared.acquire(config.getConfigFile().toPath().toAbsolutePath().normalize());
    }

    @Provides
    DataPlane plane(SharedDataPlane.Lease lease)
    {
        return lease.plane();
    }

    @Provides
    TenantDirectory directory(SharedDataPlane.Lease lease)
    {
        return lease.directory();
    }
}
