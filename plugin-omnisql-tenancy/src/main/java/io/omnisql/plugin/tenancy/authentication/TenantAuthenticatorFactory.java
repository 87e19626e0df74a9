package io.omnisql.plugin.tenancy.authentication;

import com.google.inject.Scopes;
import io.omnisql.plugin.tenancy.TenancyParts;
import io.trino.spi.security.HeaderAuthenticator;
import io.trino.spi.security.HeaderAuthenticatorFactory;

import java.util.Map;

import static java.util.Objects.requireNonNull;

public class TenantAuthenticatorFactory
        implements HeaderAuthenticatorFactory
{
    private final TenancyParts parts;

    public TenantAuthenticatorFactory(TenancyParts parts)
    {
        this.parts = requireNonNull(parts, "parts is null");
    }

    @Override
    public String getName()
    {
        return TenancyParts.NAME;
    }

    @Override
    public HeaderAuthenticator create(Map<String, String> config)
    {
        return parts.create(config, binder -> binder.bind(TenantAuthenticator.class).in(Scopes.SINGLETON))
                .getInstance(TenantAuthenticator.class);
    }
}
