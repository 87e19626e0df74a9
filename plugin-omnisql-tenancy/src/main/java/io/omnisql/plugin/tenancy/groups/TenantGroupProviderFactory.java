package io.omnisql.plugin.tenancy.groups;

import com.google.inject.Scopes;
import io.omnisql.plugin.tenancy.TenancyParts;
import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.GroupProviderFactory;

import java.util.Map;

import static java.util.Objects.requireNonNull;

public class TenantGroupProviderFactory
        implements GroupProviderFactory
{
    private final TenancyParts parts;

    public TenantGroupProviderFactory(TenancyParts parts)
    {
        this.parts = requireNonNull(parts, "parts is null");
    }

    @Override
    public String getName()
    {
        return TenancyParts.NAME;
    }

    @Override
    public GroupProvider create(Map<String, String> config)
    {
        return parts.create(config, binder -> binder.bind(TenantGroupProvider.class).in(Scopes.SINGLETON))
                .getInstance(TenantGroupProvider.class);
    }
}
