package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import io.omnisql.plugin.jira.auth.JiraAuthorizer;
import io.omnisql.plugin.jira.auth.JiraTokens;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.plugin.jira.issues.IssueOptions;
import io.omnisql.plugin.jira.issues.IssueTables;
import io.omnisql.plugin.jira.issues.IssueTransforms;
import io.omnisql.plugin.jira.response.JiraResponseClassifier;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.plugin.jira.table.JiraTables;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Jira behind the adapter seam: it leaves each query to the query's table.
 */
public final class JiraAdapter
{
    public static final String NAME = "jira";

    private JiraAdapter() {}

    public static SaasAdapter create()
    {
        List<JiraTable> all = ImmutableList.<JiraTable>builder().addAll(IssueTables.all()).addAll(JiraTables.all()).build();
        Tables tables = new Tables(Maps.uniqueIndex(all, table -> table.name().name()), Maps.uniqueIndex(IssueTables.hidden(), table -> table.name().name()));
        return new SaasAdapter(NAME, tables, tables, tables, new JiraAuthorizer(), new JiraResponseClassifier())
                .withTokens(new JiraTokens())
                .withRenderers(JiraRenderers.all())
                .withTransforms(IssueTransforms.all())
                .withOptions(IssueOptions.all())
                .withPassthroughs(IssueTables.passthroughs());
    }

    /**
     * @param tables those that users see
     * @param hidden those that table functions read
     */
    private record Tables(Map<String, JiraTable> tables, Map<String, JiraTable> hidden)
            implements PushdownPolicy,
                       ScanPlanner,
                       TableCatalog
    {
        private Tables
        {
            requireNonNull(tables, "tables is null");
            requireNonNull(hidden, "hidden is null");
        }

        private JiraTable table(RemoteQuery query)
        {
            JiraTable table = tables.getOrDefault(query.table(), hidden.get(query.table()));
            checkArgument(table != null, "no table %s", query.table());
            return table;
        }

        @Override
        public List<TableName> names(ConnectionInfo connection, RemoteReader reader)
        {
            return tablesOf(connection).map(JiraTable::name).toList();
        }

        @Override
        public Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader)
        {
            return Optional.ofNullable(tables.get(table))
                    .filter(found -> found.isOn(Deployment.of(connection)))
                    .map(found -> found.describe(connection, reader));
        }

        @Override
        public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
        {
            return tablesOf(connection).map(table -> table.describe(connection, reader)).toList();
        }

        private Stream<JiraTable> tablesOf(ConnectionInfo connection)
        {
            Deployment deployment = Deployment.of(connection);
            return tables.values().stream().filter(table -> table.isOn(deployment));
        }

        @Override
        public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
        {
            return table(query).filter(query, predicate);
        }

        @Override
        public boolean isLookup(RemoteQuery query, ColumnDefinition column)
        {
            return table(query).isLookup(query, column);
        }

        @Override
        public Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
        {
            return table(query).weaken(query, predicate);
        }

        @Override
        public boolean disjunction(RemoteQuery query, AnyOf predicate)
        {
            return table(query).disjunction(query, predicate);
        }

        @Override
        public boolean sort(RemoteQuery query, List<RemoteSort> sort)
        {
            return table(query).sort(query, sort);
        }

        @Override
        public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
        {
            return table(query).aggregation(query, aggregates, grouping);
        }

        @Override
        public List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
        {
            return table(query).partition(connection, query, reader);
        }

        @Override
        public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).isSinglePartition(connection, query);
        }

        @Override
        public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
        {
            return table(query).firstPage(connection, query, partition);
        }

        @Override
        public Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
        {
            return table(query).renew(connection, query, partition, refusal, reader);
        }

        @Override
        public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
        {
            return table(query).nextPage(connection, query, partition, previous, outcome);
        }

        @Override
        public Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
        {
            return table(query).smallerPage(connection, query, partition, failed);
        }

        @Override
        public OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).rowLimit(connection, query);
        }

        @Override
        public String explain(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).explain(connection, query);
        }

        @Override
        public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
        {
            return table(query).estimateCalls(connection, query);
        }
    }
}
