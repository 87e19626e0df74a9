package io.omnisql.toolkit.remote;

import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.tenancy.snapshot.SnapshotSource;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static java.util.Objects.requireNonNull;

/**
 * The limits that the latest snapshot gives each tenant.
 */
public final class SnapshotLimits
        implements TenantLimits, RemoteRates
{
    private final SnapshotSource snapshots;

    public SnapshotLimits(SnapshotSource snapshots)
    {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    @Override
    public long maxRemoteCalls(String tenant)
    {
        return find(tenant).map(LimitsEntry::remoteCallsPerQuery).orElse(0);
    }

    @Override
    public Duration maxStaleness(String tenant)
    {
        return find(tenant).map(LimitsEntry::maxStalenessSeconds).map(Duration::ofSeconds).orElse(Duration.ZERO);
    }

    @Override
    public double tenant(String tenant)
    {
        return active(tenant).remoteCallsPerSecond();
    }

    @Override
    public double user(String tenant)
    {
        return active(tenant).userRemoteCallsPerSecond();
    }

    private LimitsEntry active(String tenant)
    {
        return find(tenant).orElseThrow(() -> new TrinoException(OMNISQL_REMOTE_FORBIDDEN, "Tenant %s may not read remotely: it is unknown or suspended".formatted(tenant)));
    }

    private Optional<LimitsEntry> find(String tenant)
    {
        return snapshots.tenant(tenant).map(TenantEntry::limits);
    }
}
