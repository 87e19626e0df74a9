package io.omnisql.control.security;

import io.omnisql.control.tenant.TenantId;

import java.util.Optional;

/**
 * Who sends a request.
 */
public sealed interface Caller
{
    /**
     * As the audit trail names it.
     */
    String name();

    /**
     * The only tenant that the caller may see; empty for the operator, who sees all.
     */
    Optional<TenantId> ownTenant();

    record Operator()
            implements Caller
    {
        @Override
        public String name()
        {
            return "operator";
        }

        @Override
        public Optional<TenantId> ownTenant()
        {
            return Optional.empty();
        }
    }

    record TenantAdmin(TenantId tenant, String user)
            implements Caller
    {
        @Override
        public String name()
        {
            return tenant.value() + "/" + user;
        }

        @Override
        public Optional<TenantId> ownTenant()
        {
            return Optional.of(tenant);
        }
    }

    /**
     * A data plane; it manages nothing.
     */
    record DataPlane(String id)
            implements Caller
    {
        @Override
        public String name()
        {
            return "plane:" + id;
        }

        @Override
        public Optional<TenantId> ownTenant()
        {
            throw new UnsupportedOperationException("A data plane manages no tenant");
        }
    }
}
