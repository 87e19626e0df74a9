package io.omnisql.toolkit.remote;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import io.omnisql.tenancy.cache.CacheKey;
import io.omnisql.tenancy.cache.Generations;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.cache.RequestDigest;
import io.omnisql.toolkit.cache.ResponseCache;
import io.omnisql.toolkit.cache.SingleFlight;
import io.omnisql.toolkit.cache.SingleFlight.Landing;
import io.trino.spi.ErrorCode;
import io.trino.spi.TrinoException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.RemoteRequest.Effect.ACTION;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.RemoteErrors.cancelled;
import static io.trino.spi.StandardErrorCode.USER_CANCELED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Answers reads from the cache where their query and tenant allow the age, and lets queries that want the same share one read.
 * <p>
 * What it keeps are the service's answers as any user of the connection gets them; policies are applied above, to rows.
 */
final class CachingRemoteClient
        implements RemoteClient
{
    /**
     * Answers to a tenant's credentials, the same for all of its users.
     */
    private static final String TENANT_SCOPE = "T";
    private static final String USER_SCOPE = "U:";
    private static final int NOT_MODIFIED = 304;
    private static final CharMatcher VISIBLE_ASCII = CharMatcher.inRange('!', '~');
    private static final Pattern HTTP_DATE = Pattern.compile("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
    /**
     * Failures that say something of the query that met them, and nothing of the service.
     */
    private static final Set<ErrorCode> OWN_FAILURES = Set.of(
            OMNISQL_BUDGET_EXCEEDED.toErrorCode(),
            OMNISQL_RATE_LIMITED.toErrorCode(),
            USER_CANCELED.toErrorCode());

    private final RemoteClient delegate;
    private final String connector;
    private final ResponseCache cache;
    private final Generations generations;
    private final TenantLimits limits;
    private final Clock clock;
    private final SingleFlight<CacheKey, RemoteResponse> flights = new SingleFlight<>();

    CachingRemoteClient(RemoteClient delegate, String connector, ResponseCache cache, Generations generations, TenantLimits limits, Clock clock)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.connector = requireNonNull(connector, "connector is null");
        this.cache = requireNonNull(cache, "cache is null");
        this.generations = requireNonNull(generations, "generations is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        Duration ceiling = limits.maxStaleness(call.connection().tenant());
        if (!ceiling.isPositive() || call.request().effect() == ACTION) {
            return delegate.send(call);
        }
        CacheKey key = key(call);
        Duration maxStaleness = call.maxStaleness().compareTo(ceiling) < 0 ? call.maxStaleness() : ceiling;
        if (!maxStaleness.isPositive()) {
            return fetch(call, key, cache.findInMemory(key));
        }
        Instant oldest = clock.instant().minus(maxStaleness);
        Optional<RemoteResponse> remembered = cache.findInMemory(key).filter(response -> isFresh(response, oldest));
        if (remembered.isPresent()) {
            return hit(call, remembered.get());
        }
        return share(call, key, oldest);
    }

    /**
     * The generation is read before the data: an answer that a change overtakes lands where nobody looks. An answer with rows of several
     * tables is of all their generations.
     */
    private CacheKey key(RemoteCall call)
    {
        ConnectionInfo connection = call.connection();
        String generation = TableDefinition.tables(call.table()).stream()
                .map(table -> generations.current(connection.tenant(), connector, connection.name(), table))
                .collect(joining("+"));
        String digest = RequestDigest.of(connection, call.request());
        return new CacheKey(connection.tenant(), connector, connection.name(), call.table(), generation, connection.user().map(USER_SCOPE::concat).orElse(TENANT_SCOPE), digest);
    }

    private RemoteResponse share(RemoteCall call, CacheKey key, Instant oldest)
    {
        while (true) {
            Landing<RemoteResponse> landing;
            try {
                landing = flights.run(key, () -> findOrFetch(call, key, oldest));
            }
            catch (InterruptedException e) {
                throw cancelled();
            }
            switch (landing) {
                case Landing.Own<RemoteResponse>(RemoteResponse response) -> {
                    return response;
                }
                case Landing.Shared<RemoteResponse>(RemoteResponse response) when isFresh(response, oldest) -> {
                    return hit(call, withSource(response, Source.MEMORY));
                }
                case Landing.Failed<RemoteResponse>(TrinoException failure) when !OWN_FAILURES.contains(failure.getErrorCode()) -> throw RemoteErrors.again(failure);
                default -> {
                    // the other's answer is of no use here: next in line does the work
                }
            }
        }
    }

    private RemoteResponse findOrFetch(RemoteCall call, CacheKey key, Instant oldest)
    {
        Optional<RemoteResponse> found = cache.find(key, oldest);
        if (found.isPresent() && isFresh(found.get(), oldest)) {
            return hit(call, found.get());
        }
        return fetch(call, key, found);
    }

    private RemoteResponse fetch(RemoteCall call, CacheKey key, Optional<RemoteResponse> stale)
    {
        RemoteResponse response = stale
                .flatMap(old -> validator(call.request(), old).map(validator -> revalidate(call, old, validator)))
                .orElseGet(() -> delegate.send(call));
        cache.put(key, response);
        return response;
    }

    /**
     * The header that asks whether the answer changed: by its tag, else by the time of its last change, which HTTP compares for GET alone.
     */
    private static Optional<Map.Entry<String, String>> validator(RemoteRequest request, RemoteResponse old)
    {
        return old.header("etag")
                .filter(VISIBLE_ASCII::matchesAllOf)
                .map(etag -> Map.entry("If-None-Match", etag))
                .or(() -> old.header("last-modified")
                        .filter(date -> request.method().equals("GET") && HTTP_DATE.matcher(date).matches())
                        .map(date -> Map.entry("If-Modified-Since", date)));
    }

    private RemoteResponse revalidate(RemoteCall call, RemoteResponse old, Map.Entry<String, String> validator)
    {
        RemoteRequest request = call.request();
        Map<String, String> headers = ImmutableMap.<String, String>builder().putAll(request.headers()).put(validator).buildKeepingLast();
        RemoteResponse answer = delegate.send(call.withRequest(request.withHeaders(headers)));
        if (answer.status() != NOT_MODIFIED) {
            return answer;
        }
        Map<String, String> merged = new HashMap<>(old.headers());
        answer.headers().forEach((name, value) -> {
            if (!name.startsWith("content-")) {
                merged.put(name, value);
            }
        });
        return new RemoteResponse(old.status(), merged, old.body(), answer.readAt(), Source.LIVE);
    }

    private static RemoteResponse hit(RemoteCall call, RemoteResponse response)
    {
        call.activity().countCacheHit();
        return response;
    }

    private static boolean isFresh(RemoteResponse response, Instant oldest)
    {
        return !response.readAt().isBefore(oldest);
    }

    private static RemoteResponse withSource(RemoteResponse response, Source source)
    {
        return new RemoteResponse(response.status(), response.headers(), response.body(), response.readAt(), source);
    }
}
