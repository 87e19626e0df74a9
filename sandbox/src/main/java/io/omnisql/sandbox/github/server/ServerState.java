package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.Knobs;
import io.omnisql.sandbox.github.Urls;
import io.omnisql.sandbox.github.access.Authenticator;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.access.UserTokens;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.http.SandboxRequest;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the requests of one server share. Safe for use by several threads.
 *
 * @param latency milliseconds that every request waits
 * @param urls as this machine names the server
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
        Paths paths,
        GithubApp app,
        UserTokens userTokens,
        Knobs knobs)
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

        public Urls urls(String server)
        {
            return this.equals(CLOUD) ? Urls.cloud(server) : Urls.enterpriseServer(server);
        }
    }

    /**
     * The URLs as the caller of a request names this server.
     */
    Urls urls(SandboxRequest request)
    {
        return request.header("Host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]-]+"))
                .map(host -> paths.urls("http://" + host))
                .orElse(urls);
    }

    int latencyMillis()
    {
        return latency.get();
    }
}
