package io.omnisql.plugin.tenancy;

import io.omnisql.tenancy.identity.TenantUser;

import java.util.Optional;

/**
 * Names the one schema of a scratch catalog that belongs to a tenant: its id with underscores. Ids hold none, so two tenants never share one.
 */
public final class ScratchSchema
{
    private ScratchSchema() {}

    public static String ofTenant(String tenant)
    {
        return tenant.replace('-', '_');
    }

    /**
     * Empty for a Trino user without a tenant.
     */
    public static Optional<String> ofUser(String trinoUser)
    {
        return TenantUser.parse(trinoUser).map(user -> ofTenant(user.tenant()));
    }
}
