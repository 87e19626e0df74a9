package io.omnisql.control.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tables a GitHub event touches.
 */
final class GithubEvents
{
    private static final Set<String> NONE = Set.of();
    private static final Set<String> REPOSITORIES = Set.of("repositories");
    private static final Set<String> ISSUES = Set.of("issues");
    private static final Set<String> PULL_REQUESTS = Set.of("pull_requests");
    private static final Set<String> ISSUES_AND_PULL_REQUESTS = Set.of("issues", "pull_requests");
    private static final Map<String, Set<String>> TABLES = Map.ofEntries(
            Map.entry("ping", NONE),
            Map.entry("issues", ISSUES),
            Map.entry("issue_comment", Set.of("issue_comments", "issues", "pull_requests")),
            Map.entry("label", ISSUES_AND_PULL_REQUESTS),
            Map.entry("milestone", ISSUES_AND_PULL_REQUESTS),
            Map.entry("pull_request", ISSUES_AND_PULL_REQUESTS),
            Map.entry("pull_request_review", PULL_REQUESTS),
            Map.entry("pull_request_review_comment", PULL_REQUESTS),
            Map.entry("create", REPOSITORIES),
            Map.entry("delete", REPOSITORIES),
            Map.entry("fork", REPOSITORIES),
            Map.entry("push", REPOSITORIES),
            Map.entry("release", REPOSITORIES),
            Map.entry("repository", REPOSITORIES),
            Map.entry("star", REPOSITORIES),
            Map.entry("watch", REPOSITORIES));

    private GithubEvents() {}

    /**
     * @return empty for an event that is not known: it may touch everything
     */
    static Optional<Set<String>> tables(String event)
    {
        return Optional.ofNullable(TABLES.get(event));
    }
}
