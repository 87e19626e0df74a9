package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.omnisql.toolkit.remote.Connections;
import io.omnisql.toolkit.remote.RemoteClient;
import io.omnisql.toolkit.remote.RemoteReaderFactory;
import io.omnisql.toolkit.remote.TenantLimits;
import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.security.Identity;
import io.trino.testing.DistributedQueryRunner;

import java.util.List;
import java.util.Map;

import static com.google.inject.Scopes.SINGLETON;
import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * Query runners with a connector for tenants' connections, beside the catalog {@code tpch}.
 */
public final class SaasQueryRunner
{
    private SaasQueryRunner() {}

    /**
     * A runner whose catalog, named like the adapter, serves the connections to users named {@code <tenant>/<user>}.
     */
    public static DistributedQueryRunner create(SaasAdapter adapter, TestingConnections connections)
            throws Exception
    {
        DistributedQueryRunner runner = DistributedQueryRunner.builder(session(adapter.name(), "nobody", "none"))
                .setWorkerCount(0)
                .build();
        try {
            runner.installPlugin(new TpchPlugin());
            runner.createCatalog("tpch", "tpch");
            runner.installPlugin(plugin(adapter, connections));
            // descriptions and keys of joins are waited for however slow the machine is
            runner.createCatalog(adapter.name(), adapter.name(), Map.of(
                    "omnisql.schema-cache-ttl", "1d",
                    "omnisql.dynamic-filter-wait-timeout", "2m"));
            return runner;
        }
        catch (Throwable e) {
            runner.close();
            throw e;
        }
    }

    public static Session session(String catalog, String user, String schema)
    {
        return testSessionBuilder()
                .setIdentity(Identity.ofUser(user))
                .setCatalog(catalog)
                .setSchema(schema)
                .build();
    }

    private static Plugin plugin(SaasAdapter adapter, TestingConnections connections)
    {
        ConnectorFactory factory = SaasConnectorFactory.withoutControlPlane(
                adapter.name(),
                () -> binder -> binder.bind(SaasAdapter.class).toInstance(adapter),
                () -> binder -> {
                    binder.bind(Connections.class).toInstance(connections);
                    binder.bind(TenantLimits.class).toInstance(connections);
                    binder.bind(CacheConfig.class).toInstance(new CacheConfig());
                    binder.bind(RemoteReaderFactory.class).in(SINGLETON);
                    binder.bind(RemoteClient.class).to(PlainRemoteClient.class).in(SINGLETON);
                });
        return new Plugin()
        {
            @Override
            public Iterable<ConnectorFactory> getConnectorFactories()
            {
                return List.of(factory);
            }
        };
    }
}
