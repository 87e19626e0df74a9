package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PassthroughQuery;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * The issues that a user's own JQL finds, one page after the other. Nothing is added to that JQL.
 */
final class JqlTable
        extends IssuePolicy
        implements JiraTable
{
    static final String NAME = "$jql";

    private final IssueTableSpec spec;
    private final EstimationFields estimations = new EstimationFields();

    JqlTable(IssueTableSpec issues)
    {
        this.spec = requireNonNull(issues, "issues is null");
    }

    @Override
    public TableName name()
    {
        return new TableName(NAME, "");
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        return new TableDefinition(NAME, "", spec.definition().apply(connection, reader).columns());
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
    public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        RemotePartition partition = new RemotePartition(jql(query), Map.of(IssuePages.JQL, jql(query), IssuePages.ORDERED, "true"));
        return List.of(IssuePageRequests.withFields(partition, estimations.find(connection, query, reader)));
    }

    private static String jql(RemoteQuery query)
    {
        return query.option(PassthroughQuery.QUERY).orElseThrow();
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return true;
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return new IssuePages(spec, connection, query, partition).first();
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return new IssuePages(spec, connection, query, partition).next(previous, outcome);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return "search/jql " + jql(query);
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return OptionalLong.empty();
    }
}
