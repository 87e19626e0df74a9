package io.omnisql.plugin.jira;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.toolkit.adapter.SaasAdapter;

import java.time.Clock;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * Binds the adapter.
 */
final class JiraModule
        implements Module
{
    private final Clock clock;

    JiraModule(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(AtlassianConfig.class);
    }

    @Provides
    @Singleton
    SaasAdapter adapter(AtlassianConfig config)
    {
        return JiraAdapter.create(new JiraUrls(config.getTokenUrl().toString(), config.getGatewayUrl().toString()), clock);
    }
}
