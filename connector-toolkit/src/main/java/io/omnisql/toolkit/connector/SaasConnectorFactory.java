package io.omnisql.toolkit.connector;

import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.omnisql.toolkit.remote.RemoteModule;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import static io.trino.plugin.base.Versions.checkStrictSpiVersionMatch;
import static java.util.Objects.requireNonNull;

/**
 * Creates connectors of one service. It is all that a plugin needs besides an adapter.
 */
public final class SaasConnectorFactory
        implements ConnectorFactory
{
    private static final String CONFIG_FILE = "omnisql.config-file";

    private final String name;
    private final Supplier<Module> adapterModule;
    private final Function<String, Module> remoteModule;
    private final Predicate<Map<String, String>> multiTenant;

    /**
     * @param name the connector's name, as in {@code connector.name}
     * @param adapterModule binds the {@link io.omnisql.toolkit.adapter.SaasAdapter}
     * @param singleTenantModule binds the {@link io.omnisql.toolkit.remote.StaticConnection} of a catalog without {@code omnisql.config-file}
     */
    public SaasConnectorFactory(String name, Supplier<Module> adapterModule, Supplier<Module> singleTenantModule)
    {
        this(name, adapterModule, catalog -> new RemoteModule(name, catalog, singleTenantModule.get()), config -> config.containsKey(CONFIG_FILE));
        requireNonNull(singleTenantModule, "singleTenantModule is null");
    }

    private SaasConnectorFactory(String name, Supplier<Module> adapterModule, Function<String, Module> remoteModule, Predicate<Map<String, String>> multiTenant)
    {
        this.name = requireNonNull(name, "name is null");
        this.adapterModule = requireNonNull(adapterModule, "adapterModule is null");
        this.remoteModule = requireNonNull(remoteModule, "remoteModule is null");
        this.multiTenant = requireNonNull(multiTenant, "multiTenant is null");
    }

    /**
     * A factory for tests: its connectors serve users named {@code <tenant>/<user>} and need no control plane.
     *
     * @param remoteModule binds the remote client, the connections and the tenants' limits
     */
    public static SaasConnectorFactory withoutControlPlane(String name, Supplier<Module> adapterModule, Supplier<Module> remoteModule)
    {
        return new SaasConnectorFactory(name, adapterModule, _ -> remoteModule.get(), _ -> true);
    }

    @Override
    public String getName()
    {
        return name;
    }

    @Override
    public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
    {
        checkStrictSpiVersionMatch(context, this);
        SessionUsers users = multiTenant.test(config) ? SessionUsers.multiTenant() : SessionUsers.singleTenant();
        Bootstrap app = new Bootstrap(adapterModule.get(), remoteModule.apply(catalogName), new ConnectorModule(users));
        return app.doNotInitializeLogging()
                .setRequiredConfigurationProperties(config)
                .initialize()
                .getInstance(SaasConnector.class);
    }
}
