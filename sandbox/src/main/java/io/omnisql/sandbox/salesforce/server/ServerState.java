package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.access.Sessions;
import io.omnisql.sandbox.salesforce.bulk.BulkJobs;
import io.omnisql.sandbox.salesforce.data.SalesforceData;
import io.omnisql.sandbox.salesforce.rest.Cursors;

import java.security.PublicKey;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What the requests of one server share. Safe for use by several threads.
 *
 * @param url as this machine names the server
 * @param latency milliseconds that every request waits
 * @param arrivals is told of every request before it is answered
 * @param jwtKey the key that assertions are signed for; its content is null for none
 */
public record ServerState(
        SalesforceData data,
        Sessions sessions,
        DailyLimits limits,
        Cursors cursors,
        BulkJobs jobs,
        FaultInjector faults,
        RequestLog log,
        AtomicInteger latency,
        AtomicReference<Consumer<SandboxRequest>> arrivals,
        AtomicReference<PublicKey> jwtKey,
        Clock clock,
        String url)
{
    /**
     * The URL as the caller of a request names this server.
     */
    String url(SandboxRequest request)
    {
        return request.header("Host")
                .filter(host -> host.matches("[A-Za-z0-9.:\\[\\]-]+"))
                .map(host -> "http://" + host)
                .orElse(url);
    }
}
