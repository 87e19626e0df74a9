package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RequestPaces;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The rate limits of one connector's calls: the service, the tenant, the connection and the user.
 * <p>
 * A connection may use all of its tenant's rate, as far as the service's own pace lets it; it has a bucket of its own so that the service's own limit stops
 * it alone.
 */
final class RemoteBuckets
{
    private static final String PREFIX = "remote:";
    /**
     * Of how many seconds the requests may be sent at once. It is less than one as requests take unequal times to arrive: a service that counts by the same rate, and gives a second's
     * requests at once, would find some of them too early.
     */
    private static final double BURST_SECONDS = 0.9;

    private final String connector;
    private final double callsPerSecond;
    private final RemoteRates rates;
    private final RequestPaces paces;

    /**
     * @param callsPerSecond of all tenants together
     */
    RemoteBuckets(String connector, double callsPerSecond, RemoteRates rates, RequestPaces paces)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.callsPerSecond = callsPerSecond;
        this.rates = requireNonNull(rates, "rates is null");
        this.paces = requireNonNull(paces, "paces is null");
    }

    List<Bucket> levels(RemoteCall call)
    {
        String tenant = call.connection().tenant();
        return List.of(
                bucket("service", "service " + connector, callsPerSecond),
                bucket("tenant:" + tenant, "tenant " + tenant, rates.tenant(tenant)),
                connection(call),
                bucket("user:" + tenant + "/" + call.user(), "user " + call.user(), rates.user(tenant)));
    }

    /**
     * The bucket of the quota that the call spends with its connection's credentials.
     */
    Bucket connection(RemoteCall call)
    {
        ConnectionInfo connection = call.connection();
        String key = "connection:" + connection.tenant() + "/" + connection.name() + ":" + call.request().quota();
        String label = "connection " + connection.name();
        return paces.pace(connection, call.request().quota())
                .map(pace -> new Bucket(PREFIX + connector + ":" + key, label, pace.requestsPerSecond(), pace.burst()))
                .orElseGet(() -> bucket(key, label, rates.tenant(connection.tenant())));
    }

    private Bucket bucket(String key, String label, double rate)
    {
        return new Bucket(PREFIX + connector + ":" + key, label, rate, Math.max(1, (long) (rate * BURST_SECONDS)));
    }
}
