package io.omnisql.toolkit.remote;

import com.google.common.base.Ticker;
import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.toolkit.adapter.QuotaReader;
import io.omnisql.toolkit.adapter.RequestPaces;
import io.omnisql.toolkit.adapter.ResponseClassifier;
import io.omnisql.toolkit.cache.ResponseCache;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

import static java.util.Objects.requireNonNull;

/**
 * The order of the remote client's decorators, outermost first: guard, cache, retry, redirect, reserve, budget, rate limit.
 * <p>
 * The budget and the rate limit stand below the cache and the retries: a cache hit costs neither, and each attempt costs both.
 *
 * @param connector the connector's name; part of cache keys and rate-limit buckets
 * @param catalog how users name the connector's catalog
 * @param quotas reads the service's own quotas, empty when it tells none
 * @param paces tells how fast the service may be asked
 * @param renewsTokens whether the connections' access tokens can be renewed, so that a refused one is not final
 */
record RemoteChain(
        String connector,
        String catalog,
        Connections connections,
        TenantLimits limits,
        RemoteRates rates,
        RateLimiter limiter,
        Generations generations,
        ResponseCache cache,
        ResponseClassifier classifier,
        Optional<QuotaReader> quotas,
        RequestPaces paces,
        ApiBudgets budgets,
        boolean renewsTokens,
        RemoteConfig config)
{
    RemoteChain
    {
        requireNonNull(connector, "connector is null");
        requireNonNull(catalog, "catalog is null");
        requireNonNull(connections, "connections is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(rates, "rates is null");
        requireNonNull(limiter, "limiter is null");
        requireNonNull(generations, "generations is null");
        requireNonNull(cache, "cache is null");
        requireNonNull(classifier, "classifier is null");
        requireNonNull(quotas, "quotas is null");
        requireNonNull(paces, "paces is null");
        requireNonNull(budgets, "budgets is null");
        requireNonNull(config, "config is null");
    }

    /**
     * @param http sends one attempt
     * @param journal notes it
     */
    RemoteClient over(RemoteClient http, RequestJournal journal, Clock clock)
    {
        RemoteBuckets buckets = new RemoteBuckets(connector, config.getCallsPerSecond(), rates, paces);
        Backoff backoff = Backoff.fullJitter(config.getInitialBackoff().toJavaTime(), config.getMaxBackoff().toJavaTime(), RandomGenerator.getDefault());
        RemoteClient client = new RateLimitedRemoteClient(new JournalingRemoteClient(http, journal, clock), limiter, buckets, config, Ticker.systemTicker(), Thread::sleep);
        client = new BudgetedRemoteClient(client, catalog);
        if (quotas.isPresent()) {
            client = new ReservingRemoteClient(client, quotas.get(), budgets);
        }
        client = new RedirectingRemoteClient(client);
        client = new RetryingRemoteClient(client, classifier, renewsTokens, limiter, buckets, backoff, config, Thread::sleep);
        client = new CachingRemoteClient(client, connector, cache, generations, limits, clock);
        return new GuardedRemoteClient(client, connections);
    }
}
