package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RoutedPlanner;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.TablePlanner;
import io.omnisql.toolkit.adapter.Verdict;

import static io.omnisql.plugin.jira.issues.ListedRows.ID;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A table of what issues carry that Jira also lists by the identifiers of its rows: queries that name these search for no issues.
 */
final class ListedTable
        implements JiraTable,
                   RoutedPlanner
{
    /**
     * More rows than these are hardly fewer requests than a scan.
     */
    private static final int MAX_IDS = 20 * ListedRows.MAX_ROWS;

    private final JiraTable searched;
    private final TablePlanner listed;

    ListedTable(JiraTable searched, RowList list)
    {
        this.searched = requireNonNull(searched, "searched is null");
        this.listed = new ListedRows(list);
    }

    @Override
    public TablePlanner planner(RemoteQuery query)
    {
        return ListedRows.ids(query).isPresent() ? listed : searched;
    }

    @Override
    public TableName name()
    {
        return searched.name();
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        TableDefinition definition = searched.describe(connection, reader);
        return IssueRequests.isCloud(connection) ? definition.withColumns(definition.columns().stream().map(ListedTable::listed).toList()) : definition;
    }

    private static ColumnDefinition listed(ColumnDefinition column)
    {
        return column.name().equals(ID) ? column.withFilter(FilterSupport.equality(EXACT)) : column;
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return column.name().equals(ID) || planner(query).isLookup(query, column);
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        if (!predicate.column().equals(ID)) {
            return planner(query).filter(query, predicate);
        }
        return query.filters().isEmpty()
                && predicate instanceof Values values
                && !values.nullAllowed()
                && values.discreteValues().filter(ids -> ids.size() <= MAX_IDS).isPresent() ? EXACT : NEVER;
    }

    @Override
    public boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return !namesRows(predicate) && planner(query).disjunction(query, predicate);
    }

    private static boolean namesRows(RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> single.column().equals(ID);
            case AnyOf any -> any.alternatives().stream().anyMatch(ListedTable::namesRows);
            case AllOf all -> all.conjuncts().stream().anyMatch(ListedTable::namesRows);
        };
    }
}
