package io.omnisql.control.limits;

import io.omnisql.control.api.LimitsEntry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A tenant's new limits; every field is needed.
 */
record LimitsRequest(
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer queriesPerMinute,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer userQueriesPerMinute,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer concurrentQueries,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer userConcurrentQueries,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer queuedQueries,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer remoteCallsPerSecond,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer userRemoteCallsPerSecond,
        @NotNull(message = REQUIRED) @Min(value = 1, message = POSITIVE) @Max(value = MAX, message = TOO_MANY) Integer remoteCallsPerQuery,
        @NotNull(message = REQUIRED) @Min(value = 0, message = "must not be negative; 0 caches nothing") @Max(value = 604_800, message = "must be at most 604800, a week") Integer maxStalenessSeconds)
{
    private static final int MAX = 1_000_000;
    private static final String REQUIRED = "is required: send all limits, as GET shows them";
    private static final String POSITIVE = "must be at least 1";
    private static final String TOO_MANY = "must be at most 1000000";

    LimitsEntry entry()
    {
        return new LimitsEntry(
                queriesPerMinute,
                userQueriesPerMinute,
                concurrentQueries,
                userConcurrentQueries,
                queuedQueries,
                remoteCallsPerSecond,
                userRemoteCallsPerSecond,
                remoteCallsPerQuery,
                maxStalenessSeconds);
    }
}
