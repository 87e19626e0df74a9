package io.omnisql.plugin.tenancy;

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
 * A snapshot that a test sets. API keys are compared by their hash, as in the real store.
 */
public final class FakeSnapshots
        implements SnapshotSource
{
    private volatile Optional<Snapshot> snapshot = Optional.empty();
    private volatile boolean closed;

    public FakeSnapshots() {}

    public FakeSnapshots(Snapshot snapshot)
    {
        set(snapshot);
    }

    public void set(Snapshot snapshot)
    {
        this.snapshot = Optional.of(snapshot);
    }

    public boolean isClosed()
    {
        return closed;
    }

    @Override
    public Optional<Snapshot> current()
    {
        return snapshot;
    }

    @Override
    public Optional<TenantEntry> tenant(String tenant)
    {
        return snapshot.stream()
                .flatMap(current -> current.tenants().stream())
                .filter(entry -> entry.id().equals(tenant) && entry.active())
                .findFirst();
    }

    @Override
    public Optional<UserEntry> user(TenantUser user)
    {
        return tenant(user.tenant()).stream()
                .flatMap(tenant -> tenant.users().stream())
                .filter(entry -> entry.name().equals(user.name()) && entry.active())
                .findFirst();
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
        return user(user).filter(entry -> entry.apiKeys().stream()
                .anyMatch(key -> key.secretHash().equals(TestingTenants.hash(apiKey))));
    }

    @Override
    public Duration age()
    {
        return Duration.ZERO;
    }

    @Override
    public void close()
    {
        closed = true;
    }
}
