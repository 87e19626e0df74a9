package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.omnisql.plugin.jira.jql.IssueClause;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static io.omnisql.plugin.jira.issues.IssuePages.ISSUE_IDS;
import static io.omnisql.plugin.jira.issues.IssuePages.ISSUE_KEYS;
import static io.omnisql.plugin.jira.issues.IssuePages.ISSUE_OVERFLOWS;
import static io.omnisql.plugin.jira.issues.IssuePages.JQL;
import static io.omnisql.plugin.jira.issues.IssuePages.KEYS;
import static io.omnisql.plugin.jira.issues.IssuePages.LAST;
import static io.omnisql.plugin.jira.issues.IssuePages.NAMES;
import static io.omnisql.plugin.jira.issues.IssuePages.ORDERED;
import static io.omnisql.plugin.jira.issues.IssuePages.TOKEN;
import static io.omnisql.plugin.jira.issues.IssuePages.TOTAL;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

/**
 * The requests of {@link IssuePages}, with what is needed of their answers.
 */
final class IssuePageRequests
{
    static final String GIVEN = "/maxResults";

    private static final String FIELD_OF = "field.";

    private final IssueTableSpec spec;
    private final ConnectionInfo connection;
    private final RemoteQuery query;
    private final RemotePartition partition;

    IssuePageRequests(IssueTableSpec spec, ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.query = requireNonNull(query, "query is null");
        this.partition = requireNonNull(partition, "partition is null");
    }

    /**
     * A partition that knows of columns' fields what their definitions do not.
     *
     * @param fields ids by the column's name
     */
    static RemotePartition withFields(RemotePartition partition, Map<String, String> fields)
    {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.<String, String>builder().putAll(partition.parameters());
        fields.forEach((column, field) -> parameters.put(FIELD_OF + column, field));
        return new RemotePartition(partition.description(), parameters.buildOrThrow());
    }

    /**
     * The parameters that say so.
     */
    static Map<String, String> fields(RemotePartition partition)
    {
        return Maps.filterKeys(partition.parameters(), name -> name.startsWith(FIELD_OF));
    }

    private Optional<String> fieldOf(String column)
    {
        return Optional.ofNullable(partition.parameters().get(FIELD_OF + column));
    }

    /**
     * The issues that the partition names.
     */
    PageRequest lookup()
    {
        return issues(IssueRequests.lookup(connection, List.of(partition.parameters().get(NAMES).split(",")), fields()), ChainState.START);
    }

    /**
     * The number of issues.
     */
    PageRequest count()
    {
        return new PageRequest(IssueRequests.count(connection, partition.parameters().get(JQL)), "", List.of(), Map.of())
                .withPointers(counts(IssueRequests.countPointer(connection)));
    }

    PageRequest search(ChainState state)
    {
        String order = query.sort().isEmpty() ? order() : sortField() + (query.sort().getFirst().ascending() ? " ASC" : " DESC") + ", key ASC";
        String jql = partition.parameters().get(JQL);
        if (spec.expanded()) {
            return issues(IssueRequests.expandedSearch(connection, jql, order, fields(), spec.field(query).orElseThrow(), IssueRequests.EXPANDED_PAGE, state.token()), state);
        }
        return issues(IssueRequests.search(connection, jql, order, fields(), size(), state.token()), state);
    }

    private String sortField()
    {
        return query.sort().getFirst().column();
    }

    /**
     * Where the times that issues are sorted by stand.
     */
    String sortTimes()
    {
        return "/issues/*/fields/" + sortField();
    }

    /**
     * Where it stands of each issue how much of its expansion is given, or how much there is.
     */
    String expansion(String number)
    {
        return "/issues/*/" + spec.field(query).orElseThrow() + number;
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
        if (!spec.isOfIssues() || ChainCheck.isCounted(partition) || LongCount.isPossible(connection, query, partition)) {
            captures.add(ISSUE_IDS);
        }
        if (spec.overflow().isPresent()) {
            captures.addAll(List.of(ISSUE_KEYS, ISSUE_OVERFLOWS));
        }
        if (!query.sort().isEmpty()) {
            captures.add(sortTimes());
        }
        if (spec.expanded()) {
            captures.addAll(List.of(expansion(GIVEN), expansion(TOTAL)));
        }
        PageRequest page = new PageRequest(request, spec.rows(query), captures, Map.of())
                .withPointers(pointers());
        if (partition.parameters().containsKey(KEYS)) {
            Map<String, String> keys = ImmutableMap.<String, String>builder().putAll(state.toMap()).put(IssueTransforms.KEYS, partition.parameters().get(NAMES)).buildOrThrow();
            return page.withState(keys).withTransform(spec.overflow().map(Overflow::transform).orElse(IssueTransforms.NAMED));
        }
        return spec.overflow().map(overflow -> page.withTransform(overflow.transform())).orElse(page).withState(state.toMap());
    }

    PageRequest rows(ChainState state)
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

    private Map<String, String> pointers()
    {
        ImmutableMap.Builder<String, String> pointers = ImmutableMap.<String, String>builder().putAll(counts(PageRequest.ROW_COUNT));
        query.columns().forEach(column -> fieldOf(column).ifPresent(field -> pointers.put(column, "/fields/" + field)));
        return pointers.buildOrThrow();
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
        spec.field(query).filter(_ -> !spec.expanded()).ifPresent(fields::add);
        query.columns().stream().map(column -> fieldOf(column).orElseGet(() -> IssueClause.of(query.column(column)).field())).forEach(fields::add);
        if (!query.sort().isEmpty()) {
            fields.add(sortField());
        }
        fields.remove("");
        if (fields.isEmpty()) {
            boolean key = spec.expanded() || partition.parameters().containsKey(KEYS) || query.columns().stream().anyMatch(column -> query.column(column).pointer().endsWith("/key"));
            fields.add(key ? "key" : "id");
        }
        return fields;
    }
}
