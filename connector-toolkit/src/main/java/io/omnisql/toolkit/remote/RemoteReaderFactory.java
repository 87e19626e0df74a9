package io.omnisql.toolkit.remote;

import com.google.inject.Inject;
import io.airlift.log.Logger;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Makes the reader that a query's part uses for one table.
 */
public final class RemoteReaderFactory
{
    private static final Logger log = Logger.get(RemoteReaderFactory.class);

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
            public void atQueryEnd(Supplier<List<RemoteRequest>> requests)
            {
                activity.atEnd(() -> requests.get().forEach(this::sendLast));
            }

            /**
             * It leaves however much of its budget the query has spent.
             */
            private void sendLast(RemoteRequest request)
            {
                try {
                    client.send(new RemoteCall(connection, user, table, request, Duration.ZERO, new QueryActivity(Long.MAX_VALUE)));
                }
                catch (TrinoException e) {
                    log.warn("A request at the end of a query failed: %s", e.getMessage());
                }
            }
        };
    }
}
