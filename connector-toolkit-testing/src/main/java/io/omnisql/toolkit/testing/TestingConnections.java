package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.remote.Connections;
import io.omnisql.toolkit.remote.TenantLimits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Connections of several tenants, held in memory. Their limits are generous.
 */
public final class TestingConnections
        implements Connections, TenantLimits
{
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    private record Entry(ConnectionInfo info, Map<String, String> secrets) {}

    public TestingConnections add(ConnectionInfo info, Map<String, String> secrets)
    {
        entries.add(new Entry(info, secrets));
        return this;
    }

    @Override
    public List<String> names(String tenant)
    {
        return entries.stream()
                .map(Entry::info)
                .filter(info -> info.tenant().equals(tenant))
                .map(ConnectionInfo::name)
                .toList();
    }

    @Override
    public Optional<ConnectionInfo> find(String tenant, String name)
    {
        return entries.stream()
                .map(Entry::info)
                .filter(info -> info.tenant().equals(tenant) && info.name().equals(name))
                .findFirst();
    }

    @Override
    public Map<String, String> secrets(ConnectionInfo connection)
    {
        return entries.stream()
                .filter(entry -> entry.info().equals(connection))
                .findFirst()
                .orElseThrow()
                .secrets();
    }

    @Override
    public long maxRemoteCalls(String tenant)
    {
        return names(tenant).isEmpty() ? 0 : 1_000;
    }

    @Override
    public Duration maxStaleness(String tenant)
    {
        return Duration.ofHours(1);
    }
}
