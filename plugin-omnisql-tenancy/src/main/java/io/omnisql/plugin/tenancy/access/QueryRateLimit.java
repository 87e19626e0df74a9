package io.omnisql.plugin.tenancy.access;

import com.google.inject.Inject;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.plugin.tenancy.ActiveUser;
import io.omnisql.tenancy.plane.DataPlane;
import io.omnisql.tenancy.ratelimit.RateLimiter;
import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.tenancy.ratelimit.RateLimiter.Decision;
import io.trino.spi.TrinoException;

import java.time.Duration;
import java.util.List;

import static io.omnisql.plugin.tenancy.TenancyErrorCode.OMNISQL_RATE_LIMITED;
import static java.lang.Math.max;
import static java.lang.String.format;
import static java.util.Objects.requireNonNull;

/**
 * How many queries a tenant and each of its users may start in a minute.
 */
final class QueryRateLimit
{
    private static final double SECONDS_PER_MINUTE = 60;

    private final RateLimiter limiter;

    @Inject
    QueryRateLimit(DataPlane plane)
    {
        this(plane.rateLimiter());
    }

    QueryRateLimit(RateLimiter limiter)
    {
        this.limiter = requireNonNull(limiter, "limiter is null");
    }

    /**
     * Takes a permit of the tenant and of the user.
     *
     * @throws TrinoException with {@code OMNISQL_RATE_LIMITED} when one of them has none left
     */
    void acquire(ActiveUser user)
    {
        LimitsEntry limits = user.tenant().limits();
        Decision decision = limiter.acquire(List.of(
                bucket("tenant", user.tenant().id(), limits.queriesPerMinute()),
                bucket("user", user.name().toString(), limits.userQueriesPerMinute())));
        if (!decision.granted()) {
            throw new TrinoException(
                    OMNISQL_RATE_LIMITED,
                    format("The %s has started too many queries; retry in %d s", decision.deniedLabel(), secondsToWait(decision.retryAfter())));
        }
    }

    private static Bucket bucket(String level, String name, int perMinute)
    {
        return new Bucket("query:" + level + ":" + name, level + " " + name, perMinute / SECONDS_PER_MINUTE, perMinute);
    }

    private static long secondsToWait(Duration retryAfter)
    {
        return max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
