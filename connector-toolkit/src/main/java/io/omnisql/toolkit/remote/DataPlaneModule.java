package io.omnisql.toolkit.remote;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.tenancy.plane.DataPlanes;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.toolkit.adapter.SaasAdapter;

import java.nio.file.Path;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Connections, limits and shared state of the tenants of a control plane.
 */
final class DataPlaneModule
        implements Module
{
    private final String connector;
    private final Path configFile;

    DataPlaneModule(String connector, Path configFile)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.configFile = requireNonNull(configFile, "configFile is null");
    }

    @Override
    public void configure(Binder binder)
    {
        binder.bind(TenantLimits.class).to(SnapshotLimits.class);
        binder.bind(RemoteRates.class).to(SnapshotLimits.class);
        binder.bind(DataPlaneCloser.class).asEagerSingleton();
    }

    @Provides
    @Singleton
    DataPlane dataPlane()
    {
        return DataPlanes.open(configFile, connector);
    }

    @Provides
    @Singleton
    Connections connections(DataPlane plane, SaasAdapter adapter)
    {
        return new SnapshotConnections(connector, plane.snapshots(), plane.tenantKeys(), adapter.baseUrl());
    }

    @Provides
    @Singleton
    SnapshotLimits limits(DataPlane plane)
    {
        return new SnapshotLimits(plane.snapshots());
    }

    @Provides
    @Singleton
    SharedState sharedState(DataPlane plane)
    {
        return new SharedState(plane.rateLimiter(), plane.generations(), Optional.of(plane.sharedCache()));
    }

    @Provides
    @Singleton
    RotatedValues rotatedValues(DataPlane plane)
    {
        return plane.rotatedValues();
    }

    @Provides
    @Singleton
    AddressPolicy addresses(RemoteConfig config)
    {
        return AddressPolicy.tenants(config);
    }
}
