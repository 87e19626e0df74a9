package io.omnisql.toolkit.connector;

import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Map;
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
    private final RemoteModuleFactory remoteModule;

    /**
     * @param name the connector's name, as in {@code connector.name}
     * @param adapterModule binds the {@link io.omnisql.toolkit.adapter.SaasAdapter}
     * @param singleTenantModule binds the {@link io.omnisql.toolkit.remote.StaticConnection} of a catalog without {@code omnisql.config-file}
     */
    public SaasConnectorFactory(String name, Supplier<Module> adapterModule, Supplier<Module> singleTenantModule)
    {
        this(name, adapterModule, (_, _) -> binder -> binder.addError("The remote client is not part of this build"));
        requireNonNull(singleTenantModule, "singleTenantModule is null");
    }

    private SaasConnectorFactory(String name, Supplier<Module> adapterModule, RemoteModuleFactory remoteModule)
    {
        this.name = requireNonNull(name, "name is null");
        this.adapterModule = requireNonNull(adapterModule, "adapterModule is null");
        this.remoteModule = requireNonNull(remoteModule, "remoteModule is null");
    }

    /**
     * A factory with another way to the service, for tests.
     */
    public static SaasConnectorFactory withRemote(String name, Supplier<Module> adapterModule, RemoteModuleFactory remoteModule)
    {
        return new SaasConnectorFactory(name, adapterModule, remoteModule);
    }

    /**
     * Makes the module that binds the remote client, the connections and the tenants' limits.
     */
    public interface RemoteModuleFactory
    {
        /**
         * @param connector the connector's name
         * @param catalog the catalog's name
         */
        Module create(String connector, String catalog);
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
        SessionUsers users = config.containsKey(CONFIG_FILE) ? SessionUsers.multiTenant() : SessionUsers.singleTenant();
        Bootstrap app = new Bootstrap(adapterModule.get(), remoteModule.create(name, catalogName), new ConnectorModule(users));
        return app.doNotInitializeLogging()
                .setRequiredConfigurationProperties(config)
                .initialize()
                .getInstance(SaasConnector.class);
    }
}
