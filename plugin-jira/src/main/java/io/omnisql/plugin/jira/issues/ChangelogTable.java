package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.field.FieldDiscovery;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
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
    private static final String HISTORIES = "/issueChangeLogs/*/changeHistories/*";
    private static final int MAX_ISSUES = 1_000;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_HISTORIES = 10_000;

    ChangelogTable(SiteDirectory directory)
    {
        super(directory);
    }

    @Override
    public TableName name()
    {
        return new TableName(NAME, COMMENT);
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        ColumnDefinition issueId = FieldDiscovery.idColumn("issue_id");
        return new TableDefinition(NAME, COMMENT, ImmutableList.<ColumnDefinition>builder()
                .add(column("issue_id", BIGINT, "^/issueChangeLogs/*/issueId", issueId.comment()).withFilter(issueId.filter()).withAttributes(issueId.attributes()).notNull())
                .add(column("history_id", BIGINT, "^" + HISTORIES + "/id", "Identifier of the change, the same for all fields that it changed"))
                .addAll(ChildColumns.user("author", "^" + HISTORIES + "/author", "Who made the change"))
                .add(column("created", INSTANT, "^" + HISTORIES + "/created", "When the change was made").withRenderer(JiraRenderers.TIME))
                .add(column("field", VARCHAR, "/field", "Name of the changed field"))
                .add(column(FIELD_ID, VARCHAR, "/fieldId", "Identifier of the changed field, where Jira tells it").withFilter(FilterSupport.equality(SUPERSET)))
                .add(column("field_type", VARCHAR, "/fieldtype", "Kind of the changed field: jira or custom"))
                .add(column("from_value", VARCHAR, "/from", "Value before the change, as an identifier where the field has such"))
                .add(column("from_string", VARCHAR, "/fromString", "Value before the change as people read it"))
                .add(column("to_value", VARCHAR, "/to", "Value after the change, as an identifier where the field has such"))
                .add(column("to_string", VARCHAR, "/toString", "Value after the change as people read it"))
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
        IssueFilters filters = IssueFilters.of(query);
        List<String> ids = filters.lookup().isPresent()
                ? filters.names()
                : search(connection, query, reader, List.of(List.of()), Condition.ALWAYS).stream().map(IssueName::id).toList();
        return Lists.partition(ids, MAX_ISSUES).stream()
                .map(part -> new RemotePartition("issue %s and %s more".formatted(part.getFirst(), part.size() - 1), Map.of(ISSUES, String.join(",", part))))
                .toList();
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
        return token.map(value -> page(connection, query, partition, token));
    }

    private static PageRequest page(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, Optional<String> token)
    {
        ObjectNode body = JiraRequests.body().put("maxResults", MAX_HISTORIES);
        ArrayNode issues = body.putArray("issueIdsOrKeys");
        Splitter.on(',').split(partition.parameters().get(ISSUES)).forEach(issues::add);
        query.filters().stream()
                .filter(filter -> filter.predicate() instanceof ColumnPredicate predicate && predicate.column().equals(FIELD_ID))
                .flatMap(filter -> fields(filter.columnPredicate()).stream())
                .forEach(field -> body.withArray("fieldIds").add(field));
        token.ifPresent(value -> body.put("nextPageToken", value));
        return new PageRequest(JiraRequests.post(connection, "/changelog/bulkfetch", body), HISTORIES + "/items", List.of(TOKEN), Map.of())
                .withState(token.map(value -> Map.of(TOKEN, value)).orElse(Map.of()));
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        return filters.lookup().isPresent()
                ? "changelog/bulkfetch of %s issues".formatted(filters.names().size())
                : "search/jql of ids, then changelog/bulkfetch of them";
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        IssueFilters filters = IssueFilters.of(query);
        return filters.lookup().isPresent() ? OptionalLong.of(divide(filters.names().size(), MAX_ISSUES, CEILING)) : OptionalLong.empty();
    }
}
