package io.omnisql.toolkit.remote;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

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
        return new RemoteReader()
        {
            @Override
            public RemoteResponse read(RemoteRequest request)
            {
                return client.send(new RemoteCall(connection, user, table, request, maxStaleness, activity));
            }

            @Override
            public void atQueryEnd(RemoteRequest request)
            {
                // it leaves however much of its budget the query has spent
                activity.atEnd(() -> client.send(new RemoteCall(connection, user, table, request, Duration.ZERO, new QueryActivity(Long.MAX_VALUE))));
            }
        };
    }
}
