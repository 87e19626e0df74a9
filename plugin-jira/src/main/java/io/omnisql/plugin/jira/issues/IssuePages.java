package io.omnisql.plugin.jira.issues;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.plugin.jira.issues.IssueTransforms.OVERFLOW;
import static java.util.Objects.requireNonNull;

/**
 * The pages of one partition of a query: of a search, or of issues by their names, and then those of the issues that carry only a part
 * of their rows.
 */
final class IssuePages
{
    /**
     * Parameters of partitions: the search, how many issues it has about, or the issues' names.
     */
    static final String JQL = "jql";
    static final String EXPECTED = "expected";
    static final String NAMES = "names";
    /**
     * A parameter of partitions: whether the names are keys.
     */
    static final String KEYS = "keys";
    /**
     * A parameter of partitions: whether the search says itself in which order it wants issues.
     */
    static final String ORDERED = "ordered";

    /**
     * A parameter of partitions: set where a count must not be left to Jira.
     */
    static final String COUNTED_BY_IDS = "countedByIds";

    static final String TOKEN = "/nextPageToken";
    static final String LAST = "/isLast";
    static final String TOTAL = "/total";
    static final String ISSUE_IDS = "/issues/*/id";
    static final String ISSUE_KEYS = "/issues/*/key";
    static final String ISSUE_OVERFLOWS = "/issues/*/" + OVERFLOW;

    private final IssueTableSpec spec;
    private final ConnectionInfo connection;
    private final RemoteQuery query;
    private final RemotePartition partition;
    private final IssuePageRequests requests;

    IssuePages(IssueTableSpec spec, ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
        this.requests = new IssuePageRequests(spec, connection, query, partition);
    }

    PageRequest first()
    {
        if (partition.parameters().containsKey(NAMES)) {
            return requests.lookup();
        }
        return isCount(connection, query, partition) ? requests.count() : requests.search(ChainState.START);
    }

    /**
     * Whether Jira is asked for the number of issues.
     */
    static boolean isCount(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return query.isAggregation()
                && Set.of(NAMES, COUNTED_BY_IDS).stream().noneMatch(partition.parameters()::containsKey)
                && (IssueOptions.estimatesCounts(query) || !IssueRequests.isCloud(connection));
    }

    Optional<PageRequest> next(PageRequest previous, PageOutcome outcome)
    {
        if (isCount(connection, query, partition)) {
            return Optional.empty();
        }
        if (ChainCheck.isCheck(previous)) {
            return new ChainCheck(connection, partition).next(previous, outcome);
        }
        if (LongCount.isPart(previous)) {
            return new LongCount(connection, query, partition).next(previous, outcome);
        }
        ChainState state = ChainState.of(previous.state());
        return state.following().isPresent() ? afterRows(state, outcome) : afterIssues(state, outcome);
    }

    private Optional<PageRequest> afterRows(ChainState state, PageOutcome outcome)
    {
        long read = state.read() + outcome.rows();
        long total = Long.parseLong(outcome.captured().getOrDefault(TOTAL, "0"));
        if (read >= total) {
            return proceed(state.search());
        }
        if (outcome.rows() == 0) {
            throw new ScanException(Kind.INCOMPLETE, "Jira gave %s of %s rows of issue %s".formatted(read, total, state.following().orElseThrow().id()));
        }
        return Optional.of(requests.rows(state.withRead(read)));
    }

    private Optional<PageRequest> afterIssues(ChainState state, PageOutcome outcome)
    {
        if (spec.expanded()) {
            checkExpansions(outcome);
        }
        List<String> ids = outcome.lists().getOrDefault(ISSUE_IDS, List.of());
        long count = spec.isOfIssues() ? outcome.rows() : ids.size();
        Optional<Long> boundary = query.sort().isEmpty() ? Optional.empty() : boundary(state, outcome);
        ChainState read = state
                .withIssues(state.issues() + count, count == 0 ? state.empties() + 1 : 0, boundary)
                .withLast(ChainCheck.isCounted(partition) ? ids : List.of())
                .withWaiting(overflowing(outcome))
                .withToken(IssueRequests.isCloud(connection) ? token(state, outcome) : offset(state.issues() + count, count, outcome));
        if (boundary.isPresent() && isBeyond(boundary.get(), outcome)) {
            return Optional.empty();
        }
        if (read.empties() > SearchPages.MAX_EMPTIES) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search goes on without giving issues");
        }
        return Optional.of(ids)
                .filter(_ -> LongCount.isPossible(connection, query, partition))
                .flatMap(page -> new LongCount(connection, query, partition).newest(read, page))
                .or(() -> proceed(read));
    }

    private void checkExpansions(PageOutcome outcome)
    {
        List<String> given = outcome.lists().get(requests.expansion(IssuePageRequests.GIVEN));
        List<String> total = outcome.lists().get(requests.expansion(TOTAL));
        for (int i = 0; i < total.size(); i++) {
            if (given.get(i).isEmpty() || total.get(i).isEmpty() || Long.parseLong(given.get(i)) < Long.parseLong(total.get(i))) {
                throw new ScanException(Kind.INCOMPLETE, "Jira did not give all changes of issue %s".formatted(outcome.lists().get(ISSUE_IDS).get(i)));
            }
        }
    }

    private Optional<PageRequest> proceed(ChainState state)
    {
        if (!state.waiting().isEmpty()) {
            return Optional.of(requests.rows(state.follow()));
        }
        if (state.token().isPresent()) {
            return Optional.of(requests.search(state));
        }
        return new ChainCheck(connection, partition).first(state);
    }

    static Optional<String> token(ChainState state, PageOutcome outcome)
    {
        Optional<String> token = SearchPages.next(Optional.ofNullable(outcome.captured().get(LAST)), Optional.ofNullable(outcome.captured().get(TOKEN)));
        if (token.filter(state::hasSeen).isPresent()) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search came back to a page that it had given before");
        }
        return token;
    }

    /**
     * How many issues come before a Data Center's next page.
     */
    private static Optional<String> offset(long read, long count, PageOutcome outcome)
    {
        long total = Long.parseLong(outcome.captured().getOrDefault(TOTAL, "0"));
        if (count == 0 && read < total) {
            throw new ScanException(Kind.INCOMPLETE, "Jira gave %s of %s issues".formatted(read, total));
        }
        return read < total ? Optional.of(Long.toString(read)) : Optional.empty();
    }

    /**
     * The minute of the last row that is needed, once it was read.
     */
    private Optional<Long> boundary(ChainState state, PageOutcome outcome)
    {
        if (state.boundary().isPresent()) {
            return state.boundary();
        }
        List<String> times = outcome.lists().get(requests.sortTimes());
        long index = query.limit().orElseThrow() - 1 - state.issues();
        return index < times.size() ? Optional.of(IssueTimes.minute(times.get((int) index))) : Optional.empty();
    }

    /**
     * Whether the order is certain: the rows have left the minute of the last that is needed.
     */
    private boolean isBeyond(long boundary, PageOutcome outcome)
    {
        List<String> times = outcome.lists().get(requests.sortTimes());
        return !times.isEmpty() && IssueTimes.minute(times.getLast()) != boundary;
    }

    private List<IssueName> overflowing(PageOutcome outcome)
    {
        if (spec.overflow().isEmpty()) {
            return List.of();
        }
        List<IssueName> overflowing = new ArrayList<>();
        List<String> marks = outcome.lists().get(ISSUE_OVERFLOWS);
        for (int i = 0; i < marks.size(); i++) {
            if (!marks.get(i).isEmpty()) {
                overflowing.add(new IssueName(outcome.lists().get(ISSUE_IDS).get(i), outcome.lists().get(ISSUE_KEYS).get(i)));
            }
        }
        return overflowing;
    }
}
