package io.omnisql.control.change;

import io.omnisql.control.security.Caller;
import io.omnisql.control.tenant.TenantId;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Who does what to which entity; what the audit trail keeps.
 *
 * @param tenant whose data it is; empty for what belongs to no tenant
 * @param action e.g. {@code connection.create}
 * @param entity e.g. {@code github/main}; never holds a secret
 */
public record Change(Caller caller, Optional<TenantId> tenant, String action, String entity)
{
    public Change
    {
        requireNonNull(caller, "caller is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(action, "action is null");
        requireNonNull(entity, "entity is null");
    }

    public static Change of(Caller caller, TenantId tenant, String action, String entity)
    {
        return new Change(caller, Optional.of(tenant), action, entity);
    }
}
