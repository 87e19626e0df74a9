package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import io.omnisql.plugin.jira.auth.JiraAuthorizer;
import io.omnisql.plugin.jira.auth.JiraTokens;
import io.omnisql.plugin.jira.auth.JiraUrls;
import io.omnisql.plugin.jira.field.JiraRenderers;
import io.omnisql.plugin.jira.issues.IssueOptions;
import io.omnisql.plugin.jira.issues.IssueTables;
import io.omnisql.plugin.jira.issues.IssueTransforms;
import io.omnisql.plugin.jira.response.JiraResponseClassifier;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.plugin.jira.table.JiraTables;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.TablePlanners;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        return create(JiraUrls.ATLASSIAN, Clock.systemUTC());
    }

    /**
     * @param clock tells how old what is known of a site is
     */
    public static SaasAdapter create(JiraUrls urls, Clock clock)
    {
        List<JiraTable> all = ImmutableList.<JiraTable>builder().addAll(IssueTables.all(clock)).addAll(JiraTables.all()).build();
        Tables tables = new Tables(Maps.uniqueIndex(all, table -> table.name().name()));
        // what only table functions read is no table of the catalog
        TablePlanners planners = new TablePlanners(Maps.uniqueIndex(Iterables.concat(all, IssueTables.hidden()), table -> table.name().name()));
        return new SaasAdapter(NAME, tables, planners, planners, new JiraAuthorizer(urls), new JiraResponseClassifier())
                .withTokens(new JiraTokens(urls))
                .withRenderers(JiraRenderers.all())
                .withTransforms(IssueTransforms.all())
                .withOptions(IssueOptions.all())
                .withPassthroughs(IssueTables.passthroughs());
    }

    private record Tables(Map<String, JiraTable> tables)
            implements TableCatalog
    {
        private Tables
        {
            requireNonNull(tables, "tables is null");
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
    }
}
