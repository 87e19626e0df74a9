package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.Objects.requireNonNull;

/**
 * Reads the requests of a chain, of which some are begun before their turn. One thread reads; any may close.
 */
final class ReadAhead
{
    private final RemoteReader reader;
    private final Map<RemoteRequest, BackgroundTask<RemoteResponse>> begun = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ReadAhead(RemoteReader reader)
    {
        this.reader = requireNonNull(reader, "reader is null");
    }

    /**
     * Begins a request that {@link #read} will be asked for, unless it is under way.
     */
    void begin(RemoteRequest request)
    {
        begun.computeIfAbsent(request, _ -> BackgroundTask.start("omnisql-page-ahead", () -> reader.read(request)));
        if (closed) {
            close();
        }
    }

    /**
     * Waits for the answer; an interrupt ends the request.
     */
    RemoteResponse read(RemoteRequest request)
    {
        BackgroundTask<RemoteResponse> ahead = begun.remove(request);
        return ahead == null ? reader.read(request) : ahead.await();
    }

    /**
     * Ends what was begun and not read.
     */
    void close()
    {
        closed = true;
        begun.values().forEach(BackgroundTask::cancel);
        begun.clear();
    }
}
