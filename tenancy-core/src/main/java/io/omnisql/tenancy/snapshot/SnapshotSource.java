package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.tenancy.identity.TenantUser;

import java.time.Duration;
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
     * A user that is active, of a tenant that is active.
     */
    Optional<UserEntry> user(TenantUser user);

    /**
     * The tenant's connections of one connector, empty for an unknown or suspended tenant.
     */
    List<ConnectionEntry> connections(String tenant, String connector);

    /**
     * The active user whose unexpired API key this is. The answer and the work are the same whether the tenant, the user or the key is wrong.
     *
     * @param apiKey {@code osk_<id>_<secret>}; anything else is a wrong key
     */
    Optional<UserEntry> authenticate(TenantUser user, String apiKey);

    /**
     * How long ago the control plane last confirmed or replaced the snapshot; {@link java.time.temporal.ChronoUnit#FOREVER} when it never did.
     */
    Duration age();

    @Override
    void close();
}
