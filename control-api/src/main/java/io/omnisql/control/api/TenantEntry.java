package io.omnisql.control.api;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * One tenant in a snapshot.
 *
 * @param id the tenant's slug, {@code [a-z][a-z0-9-]{1,31}}; the part of a user name before the slash
 * @param active false while the tenant is suspended: nobody of it may log in
 * @param keys the tenant's wrapped keys, at least one; exactly one of them is active
 */
public record TenantEntry(
        String id,
        boolean active,
        List<WrappedKey> keys,
        List<UserEntry> users,
        List<ConnectionEntry> connections,
        LimitsEntry limits)
{
    public TenantEntry
    {
        requireNonNull(id, "id is null");
        keys = List.copyOf(keys);
        users = List.copyOf(users);
        connections = List.copyOf(connections);
        requireNonNull(limits, "limits is null");
    }
}
