package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static java.util.Objects.requireNonNull;

/**
 * The one connection of a connector that runs without a control plane.
 */
public final class StaticConnections
        implements Connections
{
    private final StaticConnection connection;

    public StaticConnections(StaticConnection connection)
    {
        this.connection = requireNonNull(connection, "connection is null");
    }

    @Override
    public List<String> names(String tenant)
    {
        return connection.info().tenant().equals(tenant) ? List.of(connection.info().name()) : List.of();
    }

    @Override
    public Optional<ConnectionInfo> find(String tenant, String name)
    {
        return Optional.of(connection.info())
                .filter(info -> info.tenant().equals(tenant) && info.name().equals(name));
    }

    @Override
    public Map<String, String> secrets(ConnectionInfo wanted)
    {
        checkUsable(wanted);
        return connection.secrets();
    }

    @Override
    public void checkUsable(ConnectionInfo wanted)
    {
        if (!wanted.shared().equals(connection.info())) {
            throw new TrinoException(OMNISQL_REMOTE_NOT_FOUND, "Connection %s does not exist".formatted(wanted.name()));
        }
    }
}
