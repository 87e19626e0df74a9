package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.RemoteRequest.Effect.ACTION;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static io.omnisql.toolkit.remote.RemoteErrors.rateLimited;
import static java.util.Objects.requireNonNull;

/**
 * Turns the service's answers into success or an error, and tries again what may pass.
 * <p>
 * When the service throttles, the connection is stopped on every node for as long as the service asks.
 */
final class RetryingRemoteClient
        implements RemoteClient
{
    private static final int NOT_MODIFIED = 304;
    private static final Duration SHORTEST_FREEZE = Duration.ofSeconds(1);
    private static final Duration LONGEST_FREEZE = Duration.ofMinutes(10);

    private final RemoteClient delegate;
    private final ResponseClassifier classifier;
    private final RateLimiter limiter;
    private final RemoteBuckets buckets;
    private final Backoff backoff;
    private final boolean renewsTokens;
    private final int maxAttempts;
    private final Duration maxWait;
    private final Sleeper sleeper;

    RetryingRemoteClient(
            RemoteClient delegate,
            ResponseClassifier classifier,
            boolean renewsTokens,
            RateLimiter limiter,
            RemoteBuckets buckets,
            Backoff backoff,
            RemoteConfig config,
            Sleeper sleeper)
    {
        this.renewsTokens = renewsTokens;
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.limiter = requireNonNull(limiter, "limiter is null");
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.backoff = requireNonNull(backoff, "backoff is null");
        this.maxAttempts = config.getMaxAttempts();
        this.maxWait = config.getMaxWait().toJavaTime();
        this.sleeper = requireNonNull(sleeper, "sleeper is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        Duration throttled = Duration.ZERO;
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Attempt result = attempt(call);
            switch (result.outcome()) {
                case Outcome.Success _ -> {
                    return result.response().orElseThrow();
                }
                case Outcome.Failure(ResponseClassifier.Kind kind, String message) -> {
                    if (kind != UNAUTHENTICATED || !renewsTokens || renewed) {
                        throw new TrinoException(RemoteErrors.code(kind), message);
                    }
                    renewed = true;
                }
                case Outcome.TooHeavy(String message) -> throw new TooHeavyException(message);
                case Outcome.Retry(String message) -> {
                    if (attempt == maxAttempts || !isRepeatable(call.request())) {
                        throw new TrinoException(OMNISQL_REMOTE_UNAVAILABLE, message);
                    }
                    sleep(backoff.after(attempt));
                }
                case Outcome.Throttled throttling -> {
                    Duration wait = freeze(call, pause(throttling, attempt));
                    throttled = throttled.plus(wait);
                    if (attempt == maxAttempts || throttled.compareTo(maxWait) > 0) {
                        throw rateLimited(throttling.message(), wait);
                    }
                    sleep(wait);
                    call.activity().countThrottled(wait.toNanos());
                }
            }
            call.activity().countRetry();
        }
    }

    private static boolean isRepeatable(RemoteRequest request)
    {
        return request.effect() != ACTION || request.method().equals("GET");
    }

    private Attempt attempt(RemoteCall call)
    {
        try {
            RemoteResponse response = delegate.send(call);
            if (response.status() == NOT_MODIFIED) {
                return new Attempt(Optional.of(response), new Outcome.Success());
            }
            return new Attempt(Optional.of(response), classifier.classify(call.request(), response));
        }
        catch (TransientRemoteException e) {
            return new Attempt(Optional.empty(), new Outcome.Retry(e.getMessage()));
        }
    }

    private Duration pause(Outcome.Throttled throttling, int attempt)
    {
        // the random share lets callers that were throttled together return one after the other
        return throttling.retryAfter().orElseGet(() -> throttling.atLeast().multipliedBy(1L << (attempt - 1)).plus(backoff.after(attempt)));
    }

    private Duration freeze(RemoteCall call, Duration asked)
    {
        Duration wait = asked.compareTo(SHORTEST_FREEZE) < 0 ? SHORTEST_FREEZE : asked;
        limiter.freeze(buckets.connection(call), wait.compareTo(LONGEST_FREEZE) > 0 ? LONGEST_FREEZE : wait);
        return wait;
    }

    private void sleep(Duration duration)
    {
        try {
            sleeper.sleep(duration);
        }
        catch (InterruptedException e) {
            throw cancelled();
        }
    }

    private record Attempt(Optional<RemoteResponse> response, Outcome outcome) {}
}
