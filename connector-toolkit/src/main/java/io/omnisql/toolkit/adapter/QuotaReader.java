package io.omnisql.toolkit.adapter;

import java.time.Instant;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Reads from answers how much of the service's own quotas a connection has left. Pure.
 */
public interface QuotaReader
{
    /**
     * What the answer tells, empty when it tells nothing. The quota is the one that {@link RemoteRequest#quota} names.
     */
    Optional<Quota> read(RemoteRequest request, RemoteResponse response);

    /**
     * How much of its quotas the connection leaves to others, in percent: below that its requests are refused before they are sent.
     * Without a reserve they are refused when nothing is left.
     */
    default double reservePercent(ConnectionInfo connection)
    {
        return 0;
    }

    /**
     * A quota.
     *
     * @param limit requests, or the service's points, in a period
     * @param remaining what is left of them
     * @param resetAt when the period ends, empty when it slides or is not told
     */
    record Quota(long limit, long remaining, Optional<Instant> resetAt)
    {
        public Quota
        {
            checkArgument(limit >= 0, "limit is negative: %s", limit);
            requireNonNull(resetAt, "resetAt is null");
        }
    }
}
