package io.omnisql.toolkit.connector;

import static java.util.Objects.requireNonNull;

/**
 * Who runs a query.
 *
 * @param name the user's name within the tenant
 */
public record SessionUser(String tenant, String name)
{
    public SessionUser
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(name, "name is null");
    }
}
