package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * A request together with who asks it and how it may be answered.
 *
 * @param user the user's name within the tenant
 * @param table the table that is read; names the cache generation
 * @param maxStaleness how old a cached answer may be; zero means that it must come from the service
 * @param activity the query's budget and counters, shared by all its calls on this node
 */
public record RemoteCall(
        ConnectionInfo connection,
        String user,
        String table,
        RemoteRequest request,
        Duration maxStaleness,
        QueryActivity activity)
{
    public RemoteCall
    {
        requireNonNull(connection, "connection is null");
        requireNonNull(user, "user is null");
        requireNonNull(table, "table is null");
        requireNonNull(request, "request is null");
        requireNonNull(maxStaleness, "maxStaleness is null");
        requireNonNull(activity, "activity is null");
    }

    RemoteCall withRequest(RemoteRequest request)
    {
        return new RemoteCall(connection, user, table, request, maxStaleness, activity);
    }
}
