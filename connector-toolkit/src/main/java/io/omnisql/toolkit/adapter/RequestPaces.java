package io.omnisql.toolkit.adapter;

import java.util.Optional;

/**
 * Tells how fast a service may be asked by one connection, where the service has limits that its answers do not count down.
 */
@FunctionalInterface
public interface RequestPaces
{
    /**
     * @param quota as in {@link RemoteRequest#quota}
     * @return empty where nothing but the tenant's rate bounds it
     */
    Optional<Pace> pace(ConnectionInfo connection, String quota);

    /**
     * So many requests at once, and then so many a second.
     *
     * @param requestsPerSecond positive
     * @param burst at least 1
     */
    record Pace(double requestsPerSecond, long burst)
    {
        public Pace
        {
            if (!(requestsPerSecond > 0) || burst < 1) {
                throw new IllegalArgumentException("no pace: %s a second, %s at once".formatted(requestsPerSecond, burst));
            }
        }

        /**
         * The pace at which no minute has more than a number of requests: half of them at once, the other half spread over it.
         *
         * @param requests at least 2
         */
        public static Pace perMinute(long requests)
        {
            return new Pace(requests / 2.0 / 60, requests / 2);
        }
    }
}
