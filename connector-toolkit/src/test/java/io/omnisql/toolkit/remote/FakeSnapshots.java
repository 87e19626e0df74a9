package io.omnisql.toolkit.remote;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.tenancy.identity.TenantUser;
import io.omnisql.tenancy.snapshot.SnapshotSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot that is set by hand.
 */
final class FakeSnapshots
        implements SnapshotSource
{
    private volatile List<TenantEntry> tenants;

    FakeSnapshots(TenantEntry... tenants)
    {
        set(tenants);
    }

    void set(TenantEntry... tenants)
    {
        this.tenants = List.of(tenants);
    }

    @Override
    public Optional<Snapshot> current()
    {
        return Optional.of(new Snapshot("test", 1, 0, tenants));
    }

    @Override
    public Optional<TenantEntry> tenant(String tenant)
    {
        return tenants.stream().filter(entry -> entry.id().equals(tenant) && entry.active()).findFirst();
    }

    @Override
    public Optional<UserEntry> user(TenantUser user)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ConnectionEntry> connections(String tenant, String connector)
    {
        return tenant(tenant).stream()
                .flatMap(entry -> entry.connections().stream())
                .filter(connection -> connection.connector().equals(connector))
                .toList();
    }

    @Override
    public Optional<UserEntry> authenticate(TenantUser user, String apiKey)
    {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duration age()
    {
        return Duration.ZERO;
    }

    @Override
    public void close() {}
}
