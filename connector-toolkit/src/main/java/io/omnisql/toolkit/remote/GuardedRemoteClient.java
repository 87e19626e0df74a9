package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteResponse;

import static java.util.Objects.requireNonNull;

/**
 * Refuses a call whose connection cannot be used now: it was removed, its tenant suspended, or the tenant's key withdrawn.
 * So that holds for cached answers too.
 */
final class GuardedRemoteClient
        implements RemoteClient
{
    private final RemoteClient delegate;
    private final Connections connections;

    GuardedRemoteClient(RemoteClient delegate, Connections connections)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.connections = requireNonNull(connections, "connections is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        connections.checkUsable(call.connection());
        return delegate.send(call);
    }
}
