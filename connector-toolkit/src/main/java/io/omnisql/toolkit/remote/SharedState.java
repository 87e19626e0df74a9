package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.tenancy.ratelimit.RateLimiter;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What the nodes of a cluster share about remote calls; a connector without a control plane shares it with nobody.
 */
record SharedState(RateLimiter limiter, Generations generations, Optional<SharedCache> cache)
{
    SharedState
    {
        requireNonNull(limiter, "limiter is null");
        requireNonNull(generations, "generations is null");
        requireNonNull(cache, "cache is null");
    }
}
