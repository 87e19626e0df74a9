package io.omnisql.toolkit.testing;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.remote.Connections;
import io.omnisql.toolkit.remote.RemoteCall;
import io.omnisql.toolkit.remote.RemoteClient;
import io.trino.spi.TrinoException;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_PROTOCOL;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A remote client that keeps the budget and sends; it neither caches, retries nor paces.
 */
final class PlainRemoteClient
        implements RemoteClient, AutoCloseable
{
    private final HttpClient http = HttpClient.newHttpClient();
    private final SaasAdapter adapter;
    private final Connections connections;

    @Inject
    PlainRemoteClient(SaasAdapter adapter, Connections connections)
    {
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.connections = requireNonNull(connections, "connections is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        if (!call.activity().tryCountRemoteCall()) {
            throw new TrinoException(OMNISQL_BUDGET_EXCEEDED, "The query may make no more than %s remote calls".formatted(call.activity().maxRemoteCalls()));
        }
        RemoteResponse response = exchange(call);
        call.activity().countBytes(response.body().length);
        return switch (adapter.classifier().classify(call.request(), response)) {
            case Outcome.Success _ -> response;
            case Outcome.Failure failure -> throw new TrinoException(OMNISQL_REMOTE_PROTOCOL, failure.message());
            case Outcome.Retry retry -> throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, retry.message());
            case Outcome.TooHeavy heavy -> throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, heavy.message());
            case Outcome.Throttled throttled -> throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, throttled.message());
        };
    }

    private RemoteResponse exchange(RemoteCall call)
    {
        RemoteRequest request = call.request();
        String query = request.parameters().stream()
                .map(parameter -> URLEncoder.encode(parameter.name(), UTF_8) + "=" + URLEncoder.encode(parameter.value(), UTF_8))
                .collect(joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(call.connection().url() + request.path() + (query.isEmpty() ? "" : "?" + query)));
        builder.method(request.method(), request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        request.body().ifPresent(_ -> builder.header("Content-Type", "application/json"));
        request.headers().forEach(builder::header);
        adapter.authorizer().authorize(call.connection(), connections.secrets(call.connection())).forEach(builder::header);
        try {
            HttpResponse<byte[]> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new RemoteResponse(response.statusCode(), Map.of(), response.body(), Instant.now(), RemoteResponse.Source.LIVE);
        }
        catch (IOException e) {
            throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, "The service does not answer", e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, "Interrupted", e);
        }
    }

    @Override
    public void close()
    {
        http.shutdownNow();
    }
}
