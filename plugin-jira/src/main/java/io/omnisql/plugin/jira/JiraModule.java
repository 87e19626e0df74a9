package io.omnisql.plugin.jira;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.toolkit.adapter.SaasAdapter;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Binds the adapter.
 */
final class JiraModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(AtlassianConfig.class);
    }

    @Provides
    @Singleton
    static SaasAdapter adapter(AtlassianConfig config)
    {
        return JiraAdapter.create(new JiraUrls(config.getTokenUrl().toString(), config.getGatewayUrl().toString()));
    }
}
