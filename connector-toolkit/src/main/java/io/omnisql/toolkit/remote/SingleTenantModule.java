package io.omnisql.toolkit.remote;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.airlift.configuration.AbstractConfigurationAwareModule;
import io.omnisql.tenancy.cache.LocalGenerations;
import io.omnisql.tenancy.ratelimit.LocalRateLimiter;
import io.omnisql.tenancy.rotation.RotatedValues;

import java.util.Optional;

import static com.google.inject.Scopes.SINGLETON;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * The connection and limits of a catalog file, and state that this node shares with no other.
 */
final class SingleTenantModule
        extends AbstractConfigurationAwareModule
{
    private final Module connection;

    /**
     * @param connection binds a {@link StaticConnection}
     */
    SingleTenantModule(Module connection)
    {
        this.connection = requireNonNull(connection, "connection is null");
    }

    @Override
    protected void setup(Binder binder)
    {
        install(connection);
        configBinder(binder).bindConfig(SingleTenantConfig.class);
        binder.bind(FixedLimits.class).in(SINGLETON);
        binder.bind(TenantLimits.class).to(FixedLimits.class);
        binder.bind(RemoteRates.class).to(FixedLimits.class);
    }

    @Provides
    @Singleton
    Connections connections(StaticConnection connection)
    {
        return new StaticConnections(connection);
    }

    @Provides
    @Singleton
    SharedState sharedState()
    {
        return new SharedState(new LocalRateLimiter(), new LocalGenerations(), Optional.empty());
    }

    @Provides
    @Singleton
    RotatedValues rotatedValues(SingleTenantConfig config)
    {
        return config.getRotatedSecretsFile().<RotatedValues>map(file -> new FileRotatedValues(file.toPath())).orElseGet(MemoryRotatedValues::new);
    }

    @Provides
    @Singleton
    AddressPolicy addresses()
    {
        return AddressPolicy.operator();
    }
}
