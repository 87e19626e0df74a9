package io.omnisql.control.api;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's user.
 *
 * @param name unique within the tenant, e.g. {@code alice@acme.com}; in Trino the user is {@code <tenant>/<name>}
 * @param roles names that policies refer to; {@code tenant-admin} may also manage the tenant in the control plane
 */
public record UserEntry(String name, boolean active, List<String> roles, List<ApiKeyEntry> apiKeys)
{
    public UserEntry
    {
        requireNonNull(name, "name is null");
        roles = List.copyOf(roles);
        apiKeys = List.copyOf(apiKeys);
    }
}
