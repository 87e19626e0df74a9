package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static io.omnisql.plugin.jira.issues.IssueTransforms.OVERFLOW;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

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

    private static final String TOKEN = "/nextPageToken";
    private static final String LAST = "/isLast";
    private static final String TOTAL = "/total";
    private static final String ISSUE_IDS = "/issues/*/id";
    private static final String ISSUE_KEYS = "/issues/*/key";
    private static final String ISSUE_OVERFLOWS = "/issues/*/" + OVERFLOW;
    private static final int MAX_EMPTIES = 10;
    /**
     * How many issues an estimate may be wrong by, besides a tenth.
     */
    private static final long TOLERANCE = 50;

    private final IssueTableSpec spec;
    private final ConnectionInfo connection;
    private final RemoteQuery query;
    private final RemotePartition partition;

    IssuePages(IssueTableSpec spec, ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
    }

    PageRequest first()
    {
        String names = partition.parameters().get(NAMES);
        if (names != null) {
            return issues(IssueRequests.lookup(connection, List.of(names.split(",")), fields()), ChainState.START);
        }
        if (isCount()) {
            return new PageRequest(IssueRequests.count(connection, partition.parameters().get(JQL)), "", List.of(), Map.of()).withPointers(counts(IssueRequests.countPointer(connection)));
        }
        return search(ChainState.START);
    }

    /**
     * Whether Jira is asked for the number of issues.
     */
    private boolean isCount()
    {
        return query.isAggregation() && !partition.parameters().containsKey(NAMES) && (IssueOptions.estimatesCounts(query) || !IssueRequests.isCloud(connection));
    }

    Optional<PageRequest> next(PageRequest previous, PageOutcome outcome)
    {
        if (isCount()) {
            return Optional.empty();
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
        return Optional.of(rows(state.withRead(read)));
    }

    private Optional<PageRequest> afterIssues(ChainState state, PageOutcome outcome)
    {
        long count = spec.isOfIssues() ? outcome.rows() : outcome.lists().get(ISSUE_IDS).size();
        Optional<Long> boundary = query.sort().isEmpty() ? Optional.empty() : boundary(state, outcome);
        ChainState read = state
                .withIssues(state.issues() + count, count == 0 ? state.empties() + 1 : 0, boundary)
                .withWaiting(overflowing(outcome))
                .withToken(IssueRequests.isCloud(connection) ? token(state, outcome) : offset(state.issues() + count, count, outcome));
        if (boundary.isPresent() && isBeyond(boundary.get(), outcome)) {
            return Optional.empty();
        }
        if (read.empties() > MAX_EMPTIES) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search goes on without giving issues");
        }
        return proceed(read);
    }

    private Optional<PageRequest> proceed(ChainState state)
    {
        if (!state.waiting().isEmpty()) {
            return Optional.of(rows(state.follow()));
        }
        if (state.token().isPresent()) {
            return Optional.of(search(state));
        }
        checkComplete(state.issues());
        return Optional.empty();
    }

    private static Optional<String> token(ChainState state, PageOutcome outcome)
    {
        if (Boolean.parseBoolean(outcome.captured().get(LAST))) {
            return Optional.empty();
        }
        Optional<String> token = Optional.ofNullable(outcome.captured().get(TOKEN)).filter(value -> !value.isEmpty());
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

    private void checkComplete(long issues)
    {
        long expected = Long.parseLong(partition.parameters().getOrDefault(EXPECTED, "0"));
        if (issues < expected - expected / 10 - TOLERANCE) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's search ended after %s of about %s issues".formatted(issues, expected));
        }
    }

    /**
     * The minute of the last row that is needed, once it was read.
     */
    private Optional<Long> boundary(ChainState state, PageOutcome outcome)
    {
        if (state.boundary().isPresent()) {
            return state.boundary();
        }
        List<String> times = outcome.lists().get(sortTimes());
        long index = query.limit().orElseThrow() - 1 - state.issues();
        return index < times.size() ? Optional.of(IssueTimes.minute(times.get((int) index))) : Optional.empty();
    }

    /**
     * Whether the order is certain: the rows have left the minute of the last that is needed.
     */
    private boolean isBeyond(long boundary, PageOutcome outcome)
    {
        List<String> times = outcome.lists().get(sortTimes());
        return !times.isEmpty() && IssueTimes.minute(times.getLast()) != boundary;
    }

    private String sortField()
    {
        return query.sort().getFirst().column();
    }

    private String sortTimes()
    {
        return "/issues/*/fields/" + sortField();
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

    private PageRequest search(ChainState state)
    {
        String order = query.sort().isEmpty() ? order() : sortField() + (query.sort().getFirst().ascending() ? " ASC" : " DESC") + ", key ASC";
        return issues(IssueRequests.search(connection, partition.parameters().get(JQL), order, fields(), size(), state.token()), state);
    }

    /**
     * Pages are stable only in an order that has no ties.
     */
    private String order()
    {
        return partition.parameters().containsKey(ORDERED) ? "" : "created ASC, key ASC";
    }

    private long size()
    {
        long most = IssueRequests.isIds(fields()) ? IssueRequests.ID_PAGE : IssueRequests.PAGE;
        if (query.limit().isEmpty() || !spec.isOfIssues()) {
            return most;
        }
        long limit = query.limit().orElseThrow();
        // of sorted rows a few more, so that the minute of the last one mostly ends in the page
        return Math.max(1, Math.min(most, query.sort().isEmpty() ? limit : limit + Math.max(10, limit / 10)));
    }

    private PageRequest issues(RemoteRequest request, ChainState state)
    {
        List<String> captures = new ArrayList<>(IssueRequests.isCloud(connection) ? List.of(TOKEN, LAST) : List.of(TOTAL));
        if (!spec.isOfIssues()) {
            captures.add(ISSUE_IDS);
        }
        if (spec.overflow().isPresent()) {
            captures.addAll(List.of(ISSUE_KEYS, ISSUE_OVERFLOWS));
        }
        if (!query.sort().isEmpty()) {
            captures.add(sortTimes());
        }
        PageRequest page = new PageRequest(request, spec.rows(query), captures, Map.of())
                .withPointers(counts(PageRequest.ROW_COUNT));
        if (partition.parameters().containsKey(KEYS)) {
            Map<String, String> keys = ImmutableMap.<String, String>builder().putAll(state.toMap()).put(IssueTransforms.KEYS, partition.parameters().get(NAMES)).buildOrThrow();
            return page.withState(keys).withTransform(spec.overflow().map(Overflow::transform).orElse(IssueTransforms.NAMED));
        }
        return spec.overflow().map(overflow -> page.withTransform(overflow.transform())).orElse(page).withState(state.toMap());
    }

    private PageRequest rows(ChainState state)
    {
        Overflow overflow = spec.overflow().orElseThrow();
        IssueName issue = state.following().orElseThrow();
        RemoteRequest request = JiraRequests.get(
                connection,
                "/issue/" + issue.id() + overflow.path(),
                new Parameter("startAt", Long.toString(state.read())),
                new Parameter("maxResults", Integer.toString(overflow.pageSize())));
        return new PageRequest(request, overflow.rows(), List.of(TOTAL), ChildColumns.constants(issue))
                .withPointers(counts(PageRequest.ROW_COUNT))
                .withState(state.toMap());
    }

    private Map<String, String> counts(String pointer)
    {
        return query.aggregates().stream().collect(toMap(RemoteAggregate::output, _ -> pointer));
    }

    /**
     * The fields that the query needs of each issue.
     */
    private Set<String> fields()
    {
        Set<String> fields = new TreeSet<>();
        spec.field(query).ifPresent(fields::add);
        query.columns().stream().map(column -> IssueClause.of(query.column(column)).field()).forEach(fields::add);
        if (!query.sort().isEmpty()) {
            fields.add(sortField());
        }
        fields.remove("");
        if (fields.isEmpty()) {
            boolean key = partition.parameters().containsKey(KEYS) || query.columns().stream().anyMatch(column -> query.column(column).pointer().endsWith("/key"));
            fields.add(key ? "key" : "id");
        }
        return fields;
    }
}
