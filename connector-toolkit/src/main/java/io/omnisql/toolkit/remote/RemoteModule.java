package io.omnisql.toolkit.remote;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.airlift.configuration.AbstractConfigurationAwareModule;
import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.cache.BackgroundWrites;
import io.omnisql.toolkit.cache.CacheConfig;
import io.omnisql.toolkit.cache.ResponseCache;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import static com.google.inject.Scopes.SINGLETON;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * Binds the one way to a connector's service: {@link RemoteReaderFactory}, {@link Connections} and {@link TenantLimits}. It needs a {@link SaasAdapter}.
 */
public final class RemoteModule
        extends AbstractConfigurationAwareModule
{
    private static final String UNKNOWN_VERSION = "dev";
    private static final int CONCURRENT_CACHE_WRITES = 16;
    /**
     * How much longer a node may hold a connection's refresh token than its exchange may take.
     */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    private final String connector;
    private final String catalog;
    private final Module singleTenant;

    /**
     * @param connector the connector's name
     * @param catalog the catalog's name
     * @param singleTenant binds a {@link StaticConnection}; installed when the connector runs without a control plane
     */
    public RemoteModule(String connector, String catalog, Module singleTenant)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.singleTenant = requireNonNull(singleTenant, "singleTenant is null");
    }

    @Override
    protected void setup(Binder binder)
    {
        configBinder(binder).bindConfig(RemoteConfig.class);
        configBinder(binder).bindConfig(CacheConfig.class);
        binder.bind(RemoteReaderFactory.class).in(SINGLETON);
        binder.bind(RequestJournal.class).in(SINGLETON);
        binder.bind(ApiBudgets.class).in(SINGLETON);
        install(buildConfigObject(PlaneConfig.class).getConfigFile()
                .<Module>map(file -> new DataPlaneModule(connector, file.toPath()))
                .orElseGet(() -> new SingleTenantModule(singleTenant)));
    }

    @Provides
    @Singleton
    HttpRemoteClient httpClient(Connections connections, SaasAdapter adapter, AddressPolicy addresses, RotatedValues rotated, RemoteConfig config)
    {
        String version = Optional.ofNullable(RemoteModule.class.getPackage().getImplementationVersion()).orElse(UNKNOWN_VERSION);
        AccessTokens tokens = new AccessTokens(
                adapter.tokens(),
                connections,
                new RotatedSecrets(connector, rotated, config.getRequestTimeout().toJavaTime().plus(LEASE_MARGIN), Thread::sleep),
                Clock.systemUTC());
        return new HttpRemoteClient(new HttpRequestFactory(connections, adapter.authorizer(), addresses, version), tokens, adapter.classifier(), config, Clock.systemUTC());
    }

    @Provides
    @Singleton
    static ResponseCache cache(SharedState shared, CacheConfig config)
    {
        return new ResponseCache(config, shared.cache(), new BackgroundWrites(CONCURRENT_CACHE_WRITES));
    }

    @Provides
    @Singleton
    RemoteChain chain(
            SaasAdapter adapter,
            Connections connections,
            TenantLimits limits,
            RemoteRates rates,
            SharedState shared,
            ResponseCache cache,
            ApiBudgets budgets,
            RemoteConfig config)
    {
        return new RemoteChain(
                connector,
                catalog,
                connections,
                limits,
                rates,
                shared.limiter(),
                shared.generations(),
                cache,
                adapter.classifier(),
                adapter.quotas(),
                adapter.paces(),
                budgets,
                adapter.tokens().isPresent(),
                config);
    }

    @Provides
    @Singleton
    static RemoteClient client(RemoteChain chain, HttpRemoteClient http, RequestJournal journal)
    {
        return chain.over(http, journal, Clock.systemUTC());
    }
}
