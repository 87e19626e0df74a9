package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TablePlanner;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.math.LongMath.divide;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.math.RoundingMode.CEILING;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Reads rows by their identifiers, a thousand in a request. Their issues are looked up before: rows of an issue that the credentials may not
 * see are none.
 */
final class ListedRows
        implements TablePlanner
{
    /**
     * Most rows of one answer.
     */
    static final int MAX_ROWS = 1_000;
    static final String ID = "id";

    private static final String IDS = "ids";

    private final RowList list;

    ListedRows(RowList list)
    {
        this.list = requireNonNull(list, "list is null");
    }

    /**
     * The identifiers that a query asks for, empty when it does not.
     */
    static Optional<List<String>> ids(RemoteQuery query)
    {
        return query.filters().stream()
                .flatMap(filter -> filter.predicate() instanceof Values values && values.column().equals(ID) ? values.discreteValues().stream() : Stream.of())
                .findFirst()
                .map(values -> values.stream().map(RemoteValue::text).filter(id -> !id.startsWith("-")).toList());
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return false;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return false;
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return Lists.partition(ids(query).orElseThrow(), MAX_ROWS).stream()
                .flatMap(part -> partition(connection, part, reader).stream())
                .toList();
    }

    private Optional<RemotePartition> partition(ConnectionInfo connection, List<String> ids, RemoteReader reader)
    {
        List<String> issueIds = JiraRequests.read(reader, request(connection, ids)).at(list.rows()).valueStream()
                .flatMap(row -> RowList.issueId(row).stream())
                .distinct()
                .toList();
        String issues = Lists.partition(issueIds, IssueRequests.LOOKUPS).stream()
                .flatMap(part -> JiraRequests.read(reader, IssueRequests.lookup(connection, part, List.of("key"))).path("issues").valueStream())
                .map(NamedIssues::name)
                .map(IssueName::toString)
                .collect(toImmutableSet())
                .stream()
                .collect(joining(" "));
        return issues.isEmpty()
                ? Optional.empty()
                : Optional.of(new RemotePartition("row %s and %s more".formatted(ids.getFirst(), ids.size() - 1), Map.of(IDS, String.join(" ", ids), IssueTransforms.NAMES, issues)));
    }

    private RemoteRequest request(ConnectionInfo connection, List<String> ids)
    {
        ObjectNode body = JiraRequests.body();
        ArrayNode values = body.putArray(IDS);
        ids.forEach(id -> values.add(Long.parseLong(id)));
        return JiraRequests.post(connection, list.path(), body);
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return ids(query).orElseThrow().size() <= MAX_ROWS;
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return new PageRequest(request(connection, Splitter.on(' ').splitToList(partition.parameters().get(IDS))), list.rows(), List.of(), Map.of())
                .withPointers(Map.of(
                        ChildColumns.ISSUE_ID, "/" + IssueTransforms.ISSUE_ID,
                        ChildColumns.ISSUE_KEY, "/" + IssueTransforms.ISSUE_KEY,
                        ChildColumns.PROJECT_KEY, "/" + IssueTransforms.ISSUE_KEY))
                .withState(Map.of(IssueTransforms.NAMES, partition.parameters().get(IssueTransforms.NAMES)))
                .withTransform(IssueTransforms.LISTED);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return Optional.empty();
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "%s of %s rows".formatted(list.path().substring(1), ids(query).orElseThrow().size());
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.of(divide(ids(query).orElseThrow().size(), MAX_ROWS, CEILING));
    }
}
