package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Notes every attempt in the journal.
 */
final class JournalingRemoteClient
        implements RemoteClient
{
    private static final int MAX_REQUEST = 2_000;

    private final RemoteClient delegate;
    private final RequestJournal journal;
    private final Clock clock;

    JournalingRemoteClient(RemoteClient delegate, RequestJournal journal, Clock clock)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.journal = requireNonNull(journal, "journal is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        Instant start = clock.instant();
        int status = 0;
        long bytes = 0;
        try {
            RemoteResponse response = delegate.send(call);
            status = response.status();
            bytes = response.body().length;
            return response;
        }
        finally {
            long millis = Duration.between(start, clock.instant()).toMillis();
            journal.add(call.connection().tenant(), new RequestJournal.Entry(start, call.user(), call.connection().name(), call.table(), text(call.request()), status, millis, bytes));
        }
    }

    private static String text(RemoteRequest request)
    {
        String parameters = request.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(joining("&"));
        String text = request.method() + " " + request.path() + (parameters.isEmpty() ? "" : "?" + parameters) + request.body().map(body -> " " + body).orElse("");
        return text.length() > MAX_REQUEST ? text.substring(0, MAX_REQUEST) + "…" : text;
    }
}
