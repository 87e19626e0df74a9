package io.omnisql.sandbox.jira.server;

import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.jira.access.RateLimits;

import java.time.Duration;
import java.time.Instant;

/**
 * What the answers tell of limits.
 */
final class LimitHeaders
{
    private LimitHeaders() {}

    static SandboxResponse quota(SandboxResponse response, RateLimits.Quota quota, Instant now)
    {
        long seconds = Math.max(0, Duration.between(now, quota.reset()).toSeconds());
        response.header("X-RateLimit-Limit", Long.toString(quota.limit()))
                .header("X-RateLimit-Remaining", Long.toString(quota.remaining()))
                .header("X-RateLimit-Reset", quota.reset().toString())
                .header("RateLimit", "\"tenant-app-quota\";r=%s;t=%s".formatted(quota.remaining(), seconds))
                .header("RateLimit-Policy", "\"tenant-app-quota\";q=%s;w=3600".formatted(quota.limit()));
        if (quota.remaining() * 5 < quota.limit()) {
            response.header("X-RateLimit-NearLimit", "true");
        }
        return response;
    }

    static SandboxResponse exceeded(String reason, int retryAfter)
    {
        return Errors.of(429, "Rate limit exceeded.").header("RateLimit-Reason", reason).header("Retry-After", Integer.toString(retryAfter));
    }
}
