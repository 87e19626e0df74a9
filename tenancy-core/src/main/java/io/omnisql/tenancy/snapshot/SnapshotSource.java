package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;

import java.util.List;
import java.util.Optional;

/**
 * The latest verified snapshot. Looking things up is a map access: it never waits for the control plane.
 */
public interface SnapshotSource
        extends AutoCloseable
{
    /**
     * Empty until a first snapshot was loaded from disk or pulled; whoever finds it empty must refuse.
     */
    Optional<Snapshot> current();

    /**
     * A tenant that exists and is active.
     */
    Optional<TenantEntry> tenant(String tenant);

    /**
     * The tenant's connections of one connector, empty for an unknown or suspended tenant.
     */
    List<ConnectionEntry> connections(String tenant, String connector);

    @Override
    void close();
}
