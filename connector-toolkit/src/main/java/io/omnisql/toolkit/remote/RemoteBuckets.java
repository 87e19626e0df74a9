package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.ratelimit.RateLimiter.Bucket;
import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The rate limits of one connector's calls: the service, the tenant, the connection and the user.
 * <p>
 * A connection may use all of its tenant's rate; it has a bucket of its own so that the service's own limit stops it alone.
 */
final class RemoteBuckets
{
    private final String connector;
    private final double callsPerSecond;
    private final RemoteRates rates;

    /**
     * @param callsPerSecond of all tenants together
     */
    RemoteBuckets(String connector, double callsPerSecond, RemoteRates rates)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.callsPerSecond = callsPerSecond;
        this.rates = requireNonNull(rates, "rates is null");
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
        return bucket(
                "connection:" + connection.tenant() + "/" + connection.name() + ":" + call.request().quota(),
                "connection " + connection.name(),
                rates.tenant(connection.tenant()));
    }

    private Bucket bucket(String key, String label, double rate)
    {
        return new Bucket("remote:" + connector + ":" + key, label, rate, Math.max(1, (long) Math.ceil(rate)));
    }
}
