package io.omnisql.toolkit.remote;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.airlift.log.Logger;
import io.airlift.units.Duration;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import io.omnisql.toolkit.remote.BoundedBodySubscriber.OversizeException;
import io.trino.spi.TrinoException;
import jakarta.annotation.PreDestroy;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

import static com.google.common.base.Throwables.throwIfInstanceOf;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static java.lang.Math.max;
import static java.lang.Math.toIntExact;
import static java.lang.Thread.MIN_PRIORITY;
import static java.net.http.HttpClient.Redirect.NEVER;
import static java.net.http.HttpResponse.BodySubscribers.mapping;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * Sends one attempt over HTTP and returns whatever the service answers. The chain's last link: no other code opens a connection to a service.
 */
public final class HttpRemoteClient
        implements RemoteClient, AutoCloseable
{
    private static final Logger log = Logger.get(HttpRemoteClient.class);

    private static final int NOT_MODIFIED = 304;

    private final HttpRequestFactory requests;
    private final AccessTokens tokens;
    private final ResponseClassifier classifier;
    private final HttpClient client;
    private final ExecutorService executor;
    private final Clock clock;
    private final Duration requestTimeout;
    private final int maxResponseSize;

    /**
     * @param classifier tells which answers refuse the access token
     */
    HttpRemoteClient(HttpRequestFactory requests, AccessTokens tokens, ResponseClassifier classifier, RemoteConfig config, Clock clock)
    {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.requestTimeout = config.getRequestTimeout();
        this.maxResponseSize = toIntExact(config.getMaxResponseSize().toBytes());
        // of the least priority, as it unpacks answers: the engine's own work goes first. Few threads, as a request is many small steps, each of which would
        // wake another one; names were resolved by whoever checked the address, so that none of these waits
        this.executor = newFixedThreadPool(
                max(1, Runtime.getRuntime().availableProcessors() / 2),
                new ThreadFactoryBuilder().setNameFormat("omnisql-http-%s").setDaemon(true).setPriority(MIN_PRIORITY).build());
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(config.getConnectTimeout().toJavaTime())
                .followRedirects(NEVER)
                .build();
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        // a query that was cancelled meanwhile asks for nothing more
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        Optional<AccessToken> token = tokens.find(call.connection(), this::exchange);
        HttpRequest request = requests.create(call, token);
        RemoteResponse answer = exchange(call.connection(), request, call.activity()::countBytes);
        token.filter(_ -> isUnauthenticated(call, answer)).ifPresent(used -> tokens.forget(call.connection(), used));
        return answer;
    }

    private boolean isUnauthenticated(RemoteCall call, RemoteResponse answer)
    {
        return answer.status() != NOT_MODIFIED
                && classifier.classify(call.request(), answer) instanceof Outcome.Failure(ResponseClassifier.Kind kind, _)
                && kind == UNAUTHENTICATED;
    }

    private RemoteResponse response(ResponseInfo info, byte[] received, Instant readAt)
    {
        Map<String, String> headers = headers(info.headers());
        byte[] body = ResponseBody.decode(received, headers.get("content-encoding"), maxResponseSize);
        return new RemoteResponse(info.statusCode(), headers, body, readAt, RemoteResponse.Source.LIVE);
    }

    /**
     * Sends a request for an access token.
     */
    private RemoteResponse exchange(ConnectionInfo connection, TokenRequest request)
    {
        return exchange(connection, requests.create(connection, request), _ -> {});
    }

    /**
     * @param received is told the bytes of the body
     */
    private RemoteResponse exchange(ConnectionInfo connection, HttpRequest request, IntConsumer received)
    {
        Instant readAt = clock.instant().truncatedTo(MILLIS);
        CompletableFuture<RemoteResponse> answer = new CompletableFuture<>();
        // given from where the end of the body is read, by the client's own threads: what depends on the exchange waits for a pool that anybody may keep busy
        CompletableFuture<HttpResponse<RemoteResponse>> exchange = client.sendAsync(request, info -> mapping(new BoundedBodySubscriber(maxResponseSize), body -> {
            received.accept(body.length);
            RemoteResponse response = response(info, body, readAt);
            answer.complete(response);
            return response;
        }));
        exchange.whenComplete((_, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
        try {
            return answer.get(requestTimeout.toMillis(), MILLISECONDS);
        }
        catch (InterruptedException e) {
            exchange.cancel(true);
            throw cancelled();
        }
        catch (TimeoutException e) {
            exchange.cancel(true);
            throw new TransientRemoteException("The service of connection %s did not answer within %s".formatted(connection.name(), requestTimeout));
        }
        catch (ExecutionException e) {
            if (e.getCause() instanceof OversizeException) {
                throw ResponseBody.oversize(maxResponseSize);
            }
            throwIfInstanceOf(e.getCause(), TrinoException.class);
            log.debug(e.getCause(), "Request of connection %s/%s failed", connection.tenant(), connection.name());
            throw new TransientRemoteException("The service of connection %s cannot be reached".formatted(connection.name()));
        }
    }

    private static Map<String, String> headers(HttpHeaders headers)
    {
        return headers.map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .collect(toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(ROOT),
                        header -> String.join(", ", header.getValue()),
                        (left, right) -> left + ", " + right));
    }

    @PreDestroy
    @Override
    public void close()
    {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
