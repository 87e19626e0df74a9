package io.omnisql.toolkit.connector;

import com.google.inject.Binder;
import com.google.inject.Module;
import io.omnisql.toolkit.decode.ResponseDecoder;

import static com.google.inject.Scopes.SINGLETON;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * Binds the connector's parts. It needs an adapter, the remote client, the connections and the tenants' limits.
 */
final class ConnectorModule
        implements Module
{
    private final SessionUsers users;

    ConnectorModule(SessionUsers users)
    {
        this.users = requireNonNull(users, "users is null");
    }

    @Override
    public void configure(Binder binder)
    {
        binder.bind(SessionUsers.class).toInstance(users);
        binder.bind(SaasConnector.class).in(SINGLETON);
        binder.bind(SaasMetadata.class).in(SINGLETON);
        binder.bind(SaasSplitManager.class).in(SINGLETON);
        binder.bind(SaasPageSourceProvider.class).in(SINGLETON);
        binder.bind(SaasSessionProperties.class).in(SINGLETON);
        binder.bind(ConnectionAccess.class).in(SINGLETON);
        binder.bind(QueryActivities.class).toInstance(new QueryActivities());
        binder.bind(ResponseDecoder.class).in(SINGLETON);
        binder.bind(SchemaCache.class).in(SINGLETON);
        binder.bind(Tables.class).in(SINGLETON);
        binder.bind(Pushdown.class).in(SINGLETON);
        configBinder(binder).bindConfig(ConnectorConfig.class);
    }
}
