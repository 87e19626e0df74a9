package io.omnisql.toolkit.remote;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * Makes the reader that a query's part uses for one table.
 */
public final class RemoteReaderFactory
{
    private final RemoteClient client;

    @Inject
    public RemoteReaderFactory(RemoteClient client)
    {
        this.client = requireNonNull(client, "client is null");
    }

    /**
     * @param user the user's name within the connection's tenant
     * @param maxStaleness how old a cached answer may be; zero means that it must come from the service
     */
    public RemoteReader create(ConnectionInfo connection, String user, String table, Duration maxStaleness, QueryActivity activity)
    {
        return request -> client.send(new RemoteCall(connection, user, table, request, maxStaleness, activity));
    }
}
