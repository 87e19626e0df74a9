package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.jira.issues.IssuePages.EXPECTED;
import static io.omnisql.plugin.jira.issues.IssuePages.JQL;
import static java.util.Objects.requireNonNull;

/**
 * Proves that a chain of pages was whole where it ended with fewer issues than were counted. The count is an estimate, so that it proves
 * nothing by itself: the ids are read once more, from the newest back, which must be as many, and begin where the chain ended.
 */
final class ChainCheck
{
    /**
     * A parameter of partitions: milliseconds when their issues were counted.
     */
    static final String COUNTED_AT = "countedAt";

    private static final String CHECKED = "checked";
    private static final String BACKWARDS = "created DESC, key DESC";
    private static final String NO_ROWS = "/none";
    /**
     * How many issues an estimate may be wrong by, besides a tenth.
     */
    private static final long TOLERANCE = 50;

    private final ConnectionInfo connection;
    private final RemotePartition partition;

    ChainCheck(ConnectionInfo connection, RemotePartition partition)
    {
        this.connection = requireNonNull(connection, "connection is null");
        this.partition = requireNonNull(partition, "partition is null");
    }

    /**
     * Whether the partition's issues were counted.
     */
    static boolean isCounted(RemotePartition partition)
    {
        return partition.parameters().containsKey(EXPECTED);
    }

    static boolean isCheck(PageRequest page)
    {
        return page.state().containsKey(CHECKED);
    }

    private long expected()
    {
        return Long.parseLong(partition.parameters().get(EXPECTED));
    }

    /**
     * The first page of the check of a chain that has ended, empty when it needs none.
     */
    Optional<PageRequest> first(ChainState end)
    {
        if (!isCounted(partition) || end.issues() >= expected()) {
            return Optional.empty();
        }
        if (end.issues() < expected() - expected() / 10 - TOLERANCE) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search ended after %s of about %s issues".formatted(end.issues(), expected()));
        }
        return Optional.of(page(end.restarted(), 0));
    }

    Optional<PageRequest> next(PageRequest previous, PageOutcome outcome)
    {
        ChainState state = ChainState.of(previous.state());
        List<String> ids = outcome.lists().get(IssuePages.ISSUE_IDS);
        long before = Long.parseLong(previous.state().get(CHECKED));
        if (before == 0 && !ids.isEmpty() && !state.last().contains(ids.getFirst())) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search ended after %s of about %s issues, and there are newer ones".formatted(state.issues(), expected()));
        }
        long checked = before + ids.size();
        if (checked > state.issues()) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search gave %s issues, and then there were %s or more".formatted(state.issues(), checked));
        }
        ChainState read = state
                .withIssues(state.issues(), ids.isEmpty() ? state.empties() + 1 : 0, Optional.empty())
                .withToken(IssuePages.token(state, outcome));
        if (read.empties() > SearchPages.MAX_EMPTIES) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search goes on without giving issues");
        }
        return read.token().map(_ -> page(read, checked));
    }

    private PageRequest page(ChainState state, long checked)
    {
        Map<String, String> map = new HashMap<>(state.toMap());
        map.put(CHECKED, Long.toString(checked));
        return new PageRequest(
                IssueRequests.search(connection, jql(), BACKWARDS, List.of("id"), IssueRequests.ID_PAGE, state.token()),
                NO_ROWS,
                List.of(IssuePages.TOKEN, IssuePages.LAST, IssuePages.ISSUE_IDS),
                Map.of())
                .withState(map);
    }

    /**
     * What was created since the issues were counted is not missed.
     */
    private String jql()
    {
        String jql = partition.parameters().get(JQL);
        return Optional.ofNullable(partition.parameters().get(COUNTED_AT))
                .map(millis -> "(%s) AND created < %s".formatted(jql, millis))
                .orElse(jql);
    }
}
