package io.omnisql.toolkit.testing;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.omnisql.toolkit.remote.StaticConnection;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import java.util.List;
import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * A whole connector of the {@link StubService}, wired as a service's plugin is.
 */
public final class StubPlugin
        implements Plugin
{
    /**
     * The connector's name.
     */
    public static final String NAME = "stub_plugin";

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return List.of(new SaasConnectorFactory(NAME, () -> binder -> binder.bind(SaasAdapter.class).toInstance(StubAdapter.create()), SingleTenantModule::new));
    }

    private static final class SingleTenantModule
            implements Module
    {
        @Override
        public void configure(Binder binder)
        {
            configBinder(binder).bindConfig(StubConfig.class);
        }

        @Provides
        @Singleton
        StaticConnection connection(StubConfig config)
        {
            return new StaticConnection(
                    new ConnectionInfo(DEFAULT, DEFAULT, config.getUrl().toString(), Map.of("shards", config.getShards()), 0),
                    Map.of("token", config.getToken()));
        }
    }
}
