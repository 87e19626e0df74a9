package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.scan.DeployedTable;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.math.LongMath.divide;
import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.INSTANT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.math.RoundingMode.CEILING;
import static java.util.stream.Collectors.joining;

/**
 * What was changed in issues, a row for each field: read for a thousand issues at a time.
 */
final class ChangelogTable
        extends NamedIssueTable
{
    private static final String NAME = "changelogs";
    private static final String COMMENT = "What was changed in issues, a row for each field of each change";
    private static final String ISSUES = "issues";
    private static final String FIELD_ID = "field_id";
    private static final String TOKEN = "/nextPageToken";
    private static final String LOGS = "^/issueChangeLogs/*";
    private static final String HISTORIES = "/issueChangeLogs/*/changeHistories/*";
    private static final int MAX_ISSUES = 1_000;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_HISTORIES = 10_000;

    private static final List<ColumnDefinition> ITEMS = List.of(
            column("field", VARCHAR, "/field", "Name of the changed field"),
            column(FIELD_ID, VARCHAR, "/fieldId", "Identifier of the changed field, where Jira tells it").withFilter(FilterSupport.equality(SUPERSET)),
            column("field_type", VARCHAR, "/fieldtype", "Kind of the changed field: jira or custom"),
            column("from_value", VARCHAR, "/from", "Value before the change, as an identifier where the field has such"),
            column("from_string", VARCHAR, "/fromString", "Value before the change as people read it"),
            column("to_value", VARCHAR, "/to", "Value after the change, as an identifier where the field has such"),
            column("to_string", VARCHAR, "/toString", "Value after the change as people read it"));

    ChangelogTable(SiteDirectory directory)
    {
        super(directory);
    }

    /**
     * The table of both deployments.
     */
    static JiraTable deployed(SiteDirectory directory)
    {
        IssueTableSpec dataCenter = DataCenterChangelogs.spec(NAME, COMMENT, ITEMS.stream().map(column -> column.withFilter(FilterSupport.NONE)).toList());
        return new DeployedTable(new ChangelogTable(directory), Optional.of(new IssueTable(dataCenter, directory)));
    }

    @Override
    public TableName name()
    {
        return new TableName(NAME, COMMENT);
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        return new TableDefinition(NAME, COMMENT, ImmutableList.<ColumnDefinition>builder()
                .addAll(ChildColumns.issue(LOGS + "/issueId", LOGS + "/" + IssueTransforms.ISSUE_KEY))
                .add(column("history_id", BIGINT, "^" + HISTORIES + "/id", "Identifier of the change, the same for all fields that it changed"))
                .addAll(ChildColumns.user("author", "^" + HISTORIES + "/author", "Who made the change"))
                .add(column("created", INSTANT, "^" + HISTORIES + "/created", "When the change was made").withRenderer(JiraRenderers.TIME))
                .addAll(ITEMS)
                .build());
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (!predicate.column().equals(FIELD_ID)) {
            return super.filter(query, predicate);
        }
        return fields(predicate).size() <= MAX_FIELDS && !fields(predicate).isEmpty() ? SUPERSET : NEVER;
    }

    @Override
    public boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return false;
    }

    private static List<String> fields(ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed()
                ? values.discreteValues().orElse(List.of()).stream().map(RemoteValue::text).toList()
                : List.of();
    }

    @Override
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        IssueFilters filters = filters(query);
        List<IssueName> issues = isById(query, filters)
                ? filters.names().stream().map(id -> new IssueName(id, "")).toList()
                : find(connection, query, reader, filters, Condition.ALWAYS);
        return Lists.partition(issues, MAX_ISSUES).stream()
                .map(part -> new RemotePartition(
                        "issue %s and %s more".formatted(part.getFirst().id(), part.size() - 1),
                        Map.of(ISSUES, part.stream().map(IssueName::toString).collect(joining(" ")))))
                .toList();
    }

    /**
     * The filters on issues.
     */
    private static IssueFilters filters(RemoteQuery query)
    {
        return IssueFilters.of(query.withFilters(query.filters().stream().filter(filter -> !isOfField(filter)).toList()));
    }

    private static boolean isOfField(RemoteFilter filter)
    {
        return filter.predicate() instanceof ColumnPredicate predicate && predicate.column().equals(FIELD_ID);
    }

    /**
     * Whether the changes can be asked for with what the query says.
     */
    private static boolean isById(RemoteQuery query, IssueFilters filters)
    {
        return filters.lookup().isPresent() && !filters.namesAreKeys() && !filters.isSearchedToo() && !query.columns().contains(ChildColumns.ISSUE_KEY) && !query.columns().contains(ChildColumns.PROJECT_KEY);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return page(connection, query, partition, Optional.empty());
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        Optional<String> token = Optional.ofNullable(outcome.captured().get(TOKEN)).filter(value -> !value.isEmpty());
        if (token.filter(value -> value.equals(previous.state().get(TOKEN))).isPresent()) {
            throw new ScanException(Kind.INCOMPLETE, "Jira's changes came back to a page that it had given before");
        }
        return token.map(_ -> page(connection, query, partition, token));
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, Optional<String> token)
    {
        ObjectNode body = JiraRequests.body().put("maxResults", MAX_HISTORIES);
        ArrayNode issues = body.putArray("issueIdsOrKeys");
        String names = partition.parameters().get(ISSUES);
        Splitter.on(' ').split(names).forEach(name -> issues.add(IssueName.of(name).id()));
        query.filters().stream()
                .filter(ChangelogTable::isOfField)
                .flatMap(filter -> fields(filter.columnPredicate()).stream())
                .forEach(field -> body.withArray("fieldIds").add(field));
        token.ifPresent(value -> body.put("nextPageToken", value));
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.put(IssueTransforms.NAMES, names);
        token.ifPresent(value -> state.put(TOKEN, value));
        return new PageRequest(JiraRequests.post(connection, "/changelog/bulkfetch", body), HISTORIES + "/items", List.of(TOKEN), Map.of())
                .withState(state.buildOrThrow())
                .withTransform(IssueTransforms.CHANGELOGS);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = filters(query);
        return filters.lookup().isPresent()
                ? "changelog/bulkfetch of %s issues".formatted(filters.names().size())
                : "search/jql of ids, then changelog/bulkfetch of them";
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = filters(query);
        return filters.lookup().isPresent() ? OptionalLong.of(divide(filters.names().size(), MAX_ISSUES, CEILING)) : OptionalLong.empty();
    }
}
