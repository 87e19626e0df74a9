package io.omnisql.toolkit.connector;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.decode.PageWorkers;
import io.omnisql.toolkit.decode.ResponseDecoder;
import io.omnisql.toolkit.remote.ApiBudgets;
import io.omnisql.toolkit.remote.RequestJournal;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.function.table.ConnectorTableFunction;

import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
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
        binder.bind(PageWorkers.class).in(SINGLETON);
        binder.bind(SchemaCache.class).in(SINGLETON);
        binder.bind(RowCounts.class).in(SINGLETON);
        binder.bind(KeyCosts.class).in(SINGLETON);
        binder.bind(TableEstimates.class).in(SINGLETON);
        binder.bind(Tables.class).in(SINGLETON);
        binder.bind(Pushdown.class).in(SINGLETON);
        binder.bind(Joins.class).in(SINGLETON);
        configBinder(binder).bindConfig(ConnectorConfig.class);
        binder.bind(RequestJournal.class).in(SINGLETON);
        binder.bind(ApiBudgets.class).in(SINGLETON);
        binder.bind(ApiBudgetTable.class).in(SINGLETON);
        binder.bind(ConnectionsTable.class).in(SINGLETON);
        binder.bind(RemoteRequestsTable.class).in(SINGLETON);
    }

    @Provides
    @Singleton
    static Set<SystemTable> systemTables(ApiBudgetTable budgets, ConnectionsTable connections, RemoteRequestsTable requests, SaasAdapter adapter, ConnectionAccess access)
    {
        return Stream.concat(
                        Stream.of(budgets, connections, requests),
                        adapter.tables().listings().stream().map(listing -> new ListingTable(listing, access)))
                .collect(toImmutableSet());
    }

    @Provides
    @Singleton
    static Set<ConnectorTableFunction> tableFunctions(SaasAdapter adapter, ConnectionAccess access, Pushdown pushdown, Tables tables, SaasSessionProperties properties)
    {
        return adapter.passthroughs().stream()
                .map(query -> new PassthroughFunction(query, access, pushdown, tables, properties))
                .collect(toImmutableSet());
    }
}
