package io.omnisql.plugin.tenancy.access;

import com.google.inject.Scopes;
import io.omnisql.plugin.tenancy.TenancyParts;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemAccessControlFactory;

import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

public class TenantAccessControlFactory
        implements SystemAccessControlFactory
{
    private final TenancyParts parts;

    public TenantAccessControlFactory(TenancyParts parts)
    {
        this.parts = requireNonNull(parts, "parts is null");
    }

    @Override
    public String getName()
    {
        return TenancyParts.NAME;
    }

    @Override
    public SystemAccessControl create(Map<String, String> config, SystemAccessControlContext context)
    {
        return parts.create(config, binder -> {
            configBinder(binder).bindConfig(TenantAccessControlConfig.class);
            binder.bind(CatalogRules.class).in(Scopes.SINGLETON);
            binder.bind(QueryRateLimit.class).in(Scopes.SINGLETON);
            binder.bind(TenantAccessControl.class).in(Scopes.SINGLETON);
        }).getInstance(TenantAccessControl.class);
    }
}
