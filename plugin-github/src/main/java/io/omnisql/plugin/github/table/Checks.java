package io.omnisql.plugin.github.table;

import java.util.Set;

/**
 * The states of checks, of which workflow runs and their jobs are some: those that REST or GraphQL tells of.
 */
final class Checks
{
    static final Set<String> STATUSES = Set.of("completed", "in_progress", "queued", "requested", "waiting", "pending");
    /**
     * Those by which workflow runs can be listed.
     */
    static final Set<String> LISTED_CONCLUSIONS = Set.of("action_required", "cancelled", "failure", "neutral", "skipped", "stale", "success", "timed_out");
    static final Set<String> OTHER_CONCLUSIONS = Set.of("startup_failure");
    static final Set<String> CONCLUSIONS = Set.of("action_required", "cancelled", "failure", "neutral", "skipped", "stale", "success", "timed_out", "startup_failure");

    private Checks() {}
}
