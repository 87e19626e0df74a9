package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.tenancy.identity.TenantUser;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;
import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * A snapshot with its indexes. It shows only tenants and users that are active.
 */
record SnapshotView(Snapshot snapshot, Map<String, TenantView> tenants)
{
    SnapshotView
    {
        tenants = Map.copyOf(tenants);
    }

    static SnapshotView of(Snapshot snapshot)
            throws SnapshotRejectedException
    {
        try {
            return new SnapshotView(snapshot, snapshot.tenants().stream()
                    .map(TenantView::of)
                    .collect(collectingAndThen(
                            toUnmodifiableMap(view -> view.entry().id(), view -> view),
                            SnapshotView::active)));
        }
        catch (IllegalStateException e) {
            throw new SnapshotRejectedException("The snapshot names a tenant or a user twice", e);
        }
    }

    private static Map<String, TenantView> active(Map<String, TenantView> tenants)
    {
        return tenants.entrySet().stream()
                .filter(tenant -> tenant.getValue().entry().active())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<TenantEntry> tenant(String tenant)
    {
        return Optional.ofNullable(tenants.get(tenant)).map(TenantView::entry);
    }

    Optional<UserEntry> user(TenantUser user)
    {
        return Optional.ofNullable(tenants.get(user.tenant()))
                .map(tenant -> tenant.users().get(user.name()))
                .filter(UserEntry::active);
    }

    List<ConnectionEntry> connections(String tenant, String connector)
    {
        return Optional.ofNullable(tenants.get(tenant))
                .map(view -> view.connections().get(connector))
                .orElse(List.of());
    }

    record TenantView(TenantEntry entry, Map<String, UserEntry> users, Map<String, List<ConnectionEntry>> connections)
    {
        TenantView
        {
            users = Map.copyOf(users);
            connections = Map.copyOf(connections);
        }

        static TenantView of(TenantEntry tenant)
        {
            return new TenantView(
                    tenant,
                    tenant.users().stream().collect(toUnmodifiableMap(UserEntry::name, user -> user)),
                    tenant.connections().stream().collect(groupingBy(ConnectionEntry::connector, toUnmodifiableList())));
        }
    }
}
