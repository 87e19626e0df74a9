package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteResponse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Answers with a function and remembers what it was sent.
 */
final class FakeRemoteClient
        implements RemoteClient
{
    private final Function<RemoteCall, RemoteResponse> service;
    private final List<RemoteCall> calls = new CopyOnWriteArrayList<>();

    FakeRemoteClient(Function<RemoteCall, RemoteResponse> service)
    {
        this.service = service;
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        calls.add(call);
        return service.apply(call);
    }

    List<RemoteCall> calls()
    {
        return calls;
    }
}
