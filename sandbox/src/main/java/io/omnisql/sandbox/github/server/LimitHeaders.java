package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.http.SandboxResponse;

/**
 * The headers that tell what is left of a primary rate limit.
 */
final class LimitHeaders
{
    private LimitHeaders() {}

    /**
     * @param skewSeconds by how much the told time is off
     */
    static void add(SandboxResponse response, PrimaryLimits.State state, int skewSeconds)
    {
        add(response, state.resource(), state.limit(), state.used(), state.resetAt().getEpochSecond() + skewSeconds);
    }

    /**
     * @param reset seconds since 1970
     */
    static SandboxResponse add(SandboxResponse response, LimitedResource resource, int limit, int used, long reset)
    {
        return response.header("X-RateLimit-Limit", Integer.toString(limit))
                .header("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)))
                .header("X-RateLimit-Reset", Long.toString(reset))
                .header("X-RateLimit-Used", Integer.toString(used))
                .header("X-RateLimit-Resource", resource.restName());
    }
}
