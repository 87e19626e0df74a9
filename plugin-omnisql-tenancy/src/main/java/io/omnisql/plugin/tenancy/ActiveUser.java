package io.omnisql.plugin.tenancy;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.UserEntry;
import io.omnisql.tenancy.identity.TenantUser;

import static java.util.Objects.requireNonNull;

/**
 * A user that the present snapshot allows to log in: its tenant is active and so is the user.
 */
public record ActiveUser(TenantUser name, TenantEntry tenant, UserEntry entry)
{
    private static final String TENANT_ADMIN = "tenant-admin";

    public ActiveUser
    {
        requireNonNull(name, "name is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(entry, "entry is null");
    }

    public boolean isTenantAdmin()
    {
        return entry.roles().contains(TENANT_ADMIN);
    }

    public boolean hasConnection(String connector, String connection)
    {
        for (ConnectionEntry candidate : tenant.connections()) {
            if (candidate.connector().equals(connector) && candidate.name().equals(connection)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The Trino user name alone: the entries hold hashes of keys and encrypted secrets.
     */
    @Override
    public String toString()
    {
        return name.toString();
    }
}
