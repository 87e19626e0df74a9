package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.Urls;
import io.omnisql.sandbox.github.access.Authenticator;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the requests of one server share. Safe for use by several threads.
 *
 * @param latency milliseconds that every request waits
 */
public record ServerState(
        GithubData data,
        Authenticator authenticator,
        PrimaryLimits limits,
        FaultInjector faults,
        RequestLog log,
        AtomicInteger latency,
        Clock clock,
        Urls urls,
        Paths paths)
{
    /**
     * Where the two halves of the API are.
     *
     * @param rest prefix without a slash at the end, empty for none
     */
    public record Paths(String rest, String graphql)
    {
        public static final Paths CLOUD = new Paths("", "/graphql");
        public static final Paths ENTERPRISE_SERVER = new Paths("/api/v3", "/api/graphql");
    }

    int latencyMillis()
    {
        return latency.get();
    }
}
