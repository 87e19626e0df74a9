package io.omnisql.control.api;

/**
 * What a tenant may use. Every limit is positive.
 *
 * @param queriesPerMinute started queries, all users together
 * @param userQueriesPerMinute started queries of each user
 * @param concurrentQueries running queries, all users together
 * @param userConcurrentQueries running queries of each user
 * @param queuedQueries waiting queries, all users together
 * @param remoteCallsPerSecond requests to each connected service, all users together
 * @param userRemoteCallsPerSecond requests of each user to each connected service
 * @param remoteCallsPerQuery ceiling of the session property {@code max_remote_calls}
 * @param maxStalenessSeconds how old cached data may be at most; 0 means that nothing is cached
 */
public record LimitsEntry(
        int queriesPerMinute,
        int userQueriesPerMinute,
        int concurrentQueries,
        int userConcurrentQueries,
        int queuedQueries,
        int remoteCallsPerSecond,
        int userRemoteCallsPerSecond,
        int remoteCallsPerQuery,
        int maxStalenessSeconds)
{
    public static LimitsEntry defaults()
    {
        return new LimitsEntry(600, 240, 20, 10, 100, 50, 25, 1_000, 3_600);
    }
}
