package io.omnisql.plugin.tenancy.usage;

import com.google.inject.Scopes;
import io.omnisql.plugin.tenancy.TenancyParts;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.EventListenerFactory;

import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

public class UsageEventListenerFactory
        implements EventListenerFactory
{
    private final TenancyParts parts;

    public UsageEventListenerFactory(TenancyParts parts)
    {
        this.parts = requireNonNull(parts, "parts is null");
    }

    @Override
    public String getName()
    {
        return TenancyParts.NAME;
    }

    @Override
    public EventListener create(Map<String, String> config, EventListenerContext context)
    {
        return parts.create(config, binder -> {
            configBinder(binder).bindConfig(UsageConfig.class);
            binder.bind(UsageSender.class).to(HttpUsageSender.class).in(Scopes.SINGLETON);
            binder.bind(UsageEventListener.class).in(Scopes.SINGLETON);
        }).getInstance(UsageEventListener.class);
    }
}
