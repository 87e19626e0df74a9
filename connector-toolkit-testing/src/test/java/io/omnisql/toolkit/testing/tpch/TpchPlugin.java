package io.omnisql.toolkit.testing.tpch;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.omnisql.toolkit.remote.StaticConnection;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import java.util.List;
import java.util.Map;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;

/**
 * The connector of the {@link TpchService}.
 */
public final class TpchPlugin
        implements Plugin
{
    public static final String NAME = "tpch_service";

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return List.of(new SaasConnectorFactory(NAME, () -> binder -> binder.bind(SaasAdapter.class).toInstance(adapter()), ConnectionModule::new));
    }

    private static SaasAdapter adapter()
    {
        return new SaasAdapter(
                NAME,
                TableCatalog.fixed(TpchTables.all()),
                new TpchPushdown(),
                new TpchPlanner(),
                (_, _) -> Map.of(),
                TpchPlugin::classify);
    }

    private static Outcome classify(RemoteRequest request, RemoteResponse response)
    {
        return response.status() == 200 ? new Outcome.Success() : new Outcome.Failure(Kind.REJECTED, "The service refused the request");
    }

    private static final class ConnectionModule
            implements Module
    {
        @Override
        public void configure(Binder binder)
        {
            configBinder(binder).bindConfig(TpchConfig.class);
        }

        @Provides
        @Singleton
        StaticConnection connection(TpchConfig config)
        {
            return new StaticConnection(new ConnectionInfo(DEFAULT, DEFAULT, config.getUrl().toString(), Map.of(), 0), Map.of());
        }
    }
}
