package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.remote.Connections;
import io.omnisql.toolkit.remote.QueryActivity;
import io.omnisql.toolkit.remote.RemoteReaderFactory;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_TENANT_MISMATCH;
import static java.util.Objects.requireNonNull;

/**
 * What a session may reach: the connections of its tenant, and readers for them. Every use tells the tenant anew.
 */
final class ConnectionAccess
{
    private final SessionUsers users;
    private final Connections connections;
    private final RequestAuthorizer authorizer;
    private final RemoteReaderFactory readers;
    private final SaasSessionProperties properties;
    private final QueryActivities activities;
    private final SchemaCache schemas;

    @Inject
    ConnectionAccess(
            SessionUsers users,
            Connections connections,
            SaasAdapter adapter,
            RemoteReaderFactory readers,
            SaasSessionProperties properties,
            QueryActivities activities,
            SchemaCache schemas)
    {
        this(users, connections, adapter.authorizer(), readers, properties, activities, schemas);
    }

    ConnectionAccess(
            SessionUsers users,
            Connections connections,
            RequestAuthorizer authorizer,
            RemoteReaderFactory readers,
            SaasSessionProperties properties,
            QueryActivities activities,
            SchemaCache schemas)
    {
        this.authorizer = requireNonNull(authorizer, "authorizer is null");
        this.users = requireNonNull(users, "users is null");
        this.connections = requireNonNull(connections, "connections is null");
        this.readers = requireNonNull(readers, "readers is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.activities = requireNonNull(activities, "activities is null");
        this.schemas = requireNonNull(schemas, "schemas is null");
    }

    /**
     * Names of the tenant's connections; none for a user without a tenant.
     */
    List<String> names(ConnectorSession session)
    {
        return users.find(session)
                .map(user -> connections.names(user.tenant()))
                .orElse(List.of());
    }

    /**
     * A connection of the session's tenant. A foreign one is as absent as one that does not exist.
     */
    Optional<ConnectionInfo> find(ConnectorSession session, String name)
    {
        return users.find(session).flatMap(user -> connections.find(user.tenant(), name).map(connection -> ofUser(connection, user)));
    }

    /**
     * The connection that a handle was planned with.
     *
     * @throws TrinoException with {@code OMNISQL_TENANT_MISMATCH} when the handle is not of the session's tenant
     */
    ConnectionInfo connection(ConnectorSession session, SaasTableHandle table)
    {
        checkTenant(session, table.tenant());
        return connections.find(table.tenant(), table.name().getSchemaName())
                .filter(connection -> connection.revision() == table.revision())
                .map(connection -> ofUser(connection, users.find(session).orElseThrow()))
                .orElseThrow(() -> new TrinoException(
                        OMNISQL_REMOTE_NOT_FOUND,
                        "Connection %s changed or was removed while the query ran; run the query again".formatted(table.name().getSchemaName())));
    }

    private ConnectionInfo ofUser(ConnectionInfo connection, SessionUser user)
    {
        return authorizer.isPersonal(connection) ? connection.forUser(user.name()) : connection;
    }

    void checkTenant(ConnectorSession session, String tenant)
    {
        if (users.find(session).filter(user -> user.tenant().equals(tenant)).isEmpty()) {
            throw new TrinoException(OMNISQL_TENANT_MISMATCH, "The query was planned for another tenant");
        }
    }

    /**
     * A part of the session's query, with counters of its own.
     */
    QueryActivity activity(ConnectorSession session, String tenant)
    {
        return activity(session, properties.maxRemoteCalls(session, tenant));
    }

    private QueryActivity activity(ConnectorSession session, long maxRemoteCalls)
    {
        if (maxRemoteCalls < 1) {
            throw new TrinoException(OMNISQL_BUDGET_EXCEEDED, "The tenant may send no requests to the service");
        }
        return activities.of(session.getQueryId(), maxRemoteCalls).part();
    }

    RemoteReader reader(ConnectorSession session, ConnectionInfo connection, String table, QueryActivity activity)
    {
        SessionUser user = users.find(session).orElseThrow();
        Duration maxStaleness = properties.maxStaleness(session, connection.tenant());
        RemoteReader reader = readers.create(connection, user.name(), table, maxStaleness, activity);
        return new SchemaCheckingReader(reader, () -> schemas.forget(connection));
    }

    /**
     * A reader for a table of the schema {@code system}.
     */
    RemoteReader systemReader(ConnectorSession session, ConnectionInfo connection)
    {
        SessionUser user = users.find(session).orElseThrow();
        QueryActivity activity = activity(session, properties.defaultRemoteCalls(connection.tenant()));
        return readers.create(connection, user.name(), Tables.DESCRIPTION, properties.defaultStaleness(connection.tenant()), activity);
    }

    void forget(ConnectorSession session)
    {
        activities.forget(session.getQueryId());
    }
}
