package io.omnisql.plugin.tenancy;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.tenancy.identity.TenantUser;
import io.omnisql.tenancy.snapshot.SnapshotSource;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Who may log in, by Trino user name, as the present snapshot says.
 */
public final class TenantDirectory
{
    private final SnapshotSource snapshots;

    public TenantDirectory(SnapshotSource snapshots)
    {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    /**
     * The snapshot that all other answers come from; empty until there is a first one.
     */
    public Optional<Snapshot> snapshot()
    {
        return snapshots.current();
    }

    /**
     * Empty for a name that is not a tenant's user, for an unknown or suspended user or tenant, and while there is no snapshot.
     */
    public Optional<ActiveUser> user(String trinoUser)
    {
        return TenantUser.parse(trinoUser).flatMap(name -> snapshots.tenant(name.tenant())
                .flatMap(tenant -> snapshots.user(name)
                        .map(user -> new ActiveUser(name, tenant, user))));
    }

    /**
     * The user of that name if the API key is one of its own; empty in every other case, without telling them apart.
     */
    public Optional<ActiveUser> authenticate(String trinoUser, String apiKey)
    {
        return TenantUser.parse(trinoUser).flatMap(name -> snapshots.authenticate(name, apiKey)
                .flatMap(user -> snapshots.tenant(name.tenant())
                        .map(tenant -> new ActiveUser(name, tenant, user))));
    }

    /**
     * Empty for an unknown or suspended tenant, and while there is no snapshot.
     */
    public Optional<LimitsEntry> limits(String tenant)
    {
        return snapshots.tenant(tenant).map(TenantEntry::limits);
    }
}
