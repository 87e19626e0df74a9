package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.jira.issues.IssuePages.ISSUE_IDS;
import static io.omnisql.plugin.jira.issues.IssuePages.LAST;
import static io.omnisql.plugin.jira.issues.IssuePages.TOKEN;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

/**
 * Goes on with a count of ids from where searches have been seen to end early: a page of the newest issues is read, and the pages after it
 * must come to meet it. Its issues are counted, so that it takes one request more only where the last page ends just before it.
 */
final class LongCount
{
    /**
     * Searches of more pages have been seen to end early.
     */
    static final int TRUSTED_PAGES = 10;

    private static final String NEWEST = "newest";
    private static final String FORWARDS = "created ASC, key ASC";
    private static final String BACKWARDS = "created DESC, key DESC";
    private static final String MET = "/" + IssueTransforms.MET;

    private final ConnectionInfo connection;
    private final RemoteQuery query;
    private final RemotePartition partition;

    LongCount(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
    }

    /**
     * Whether the query's count may become a long one.
     */
    static boolean isPossible(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return query.isAggregation() && IssueRequests.isCloud(connection) && !partition.parameters().containsKey(IssuePages.ORDERED);
    }

    static boolean isPart(PageRequest page)
    {
        return page.state().containsKey(IssueTransforms.SEEN);
    }

    /**
     * As many of the newest issues as the page before gave, which may be among these; empty while the search is not long.
     *
     * @param ids of the issues of that page
     */
    Optional<PageRequest> newest(ChainState state, List<String> ids)
    {
        if (state.token().isEmpty() || state.tokens().size() < TRUSTED_PAGES || ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(page(state, BACKWARDS, ids.size(), Optional.empty(), Map.of(IssueTransforms.SEEN, String.join(" ", ids), NEWEST, "true")));
    }

    Optional<PageRequest> next(PageRequest previous, PageOutcome outcome)
    {
        if (outcome.captured().containsKey(MET)) {
            return Optional.empty();
        }
        ChainState state = ChainState.of(previous.state());
        List<String> ids = outcome.lists().get(ISSUE_IDS);
        if (previous.state().containsKey(NEWEST)) {
            if (ids.isEmpty()) {
                throw new ScanException(Kind.INCOMPLETE, "Jira's search gave %s issues, and then none".formatted(state.issues()));
            }
            return Optional.of(page(state, FORWARDS, IssueRequests.ID_PAGE, state.token(), Map.of(IssueTransforms.SEEN, String.join(" ", ids))));
        }
        ChainState read = state
                .withIssues(state.issues() + ids.size(), ids.isEmpty() ? state.empties() + 1 : 0, Optional.empty())
                .withToken(IssuePages.token(state, outcome));
        if (read.empties() > SearchPages.MAX_EMPTIES) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search goes on without giving issues");
        }
        if (read.token().isEmpty()) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search ended after %s issues, and there are newer ones".formatted(read.issues()));
        }
        return Optional.of(page(read, FORWARDS, IssueRequests.ID_PAGE, read.token(), Map.of(IssueTransforms.SEEN, previous.state().get(IssueTransforms.SEEN))));
    }

    private PageRequest page(ChainState state, String order, long size, Optional<String> token, Map<String, String> more)
    {
        Map<String, String> map = new HashMap<>(state.toMap());
        map.putAll(more);
        return new PageRequest(
                IssueRequests.search(connection, partition.parameters().get(IssuePages.JQL), order, List.of("id"), size, token),
                "/issues",
                List.of(TOKEN, LAST, ISSUE_IDS, MET),
                Map.of())
                .withPointers(query.aggregates().stream().collect(toMap(RemoteAggregate::output, _ -> PageRequest.ROW_COUNT)))
                .withState(map)
                .withTransform(IssueTransforms.UNSEEN);
    }
}
