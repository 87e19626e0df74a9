package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteSort;

import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A table whose rows are asked for by issues' names: which issues these are is searched for first.
 */
abstract class NamedIssueTable
        extends IssuePolicy
        implements JiraTable
{
    private final SiteDirectory directory;

    NamedIssueTable(SiteDirectory directory)
    {
        this.directory = requireNonNull(directory, "directory is null");
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
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return false;
    }

    /**
     * The issues that the query's filters on issues leave.
     *
     * @param carries a condition that holds for all issues with rows
     */
    final List<IssueName> find(ConnectionInfo connection, RemoteQuery query, RemoteReader reader, IssueFilters filters, Condition carries)
    {
        if (filters.lookup().isPresent() && !filters.isSearchedToo()) {
            return NamedIssues.read(connection, filters, reader);
        }
        List<IssueName> issues = new ArrayList<>();
        for (Condition named : NamedIssues.conditions(connection, filters, reader)) {
            for (List<RemotePredicate> predicates : filters.searches()) {
                issues.addAll(directory.search(connection, reader, query, predicates, condition ->
                        IssueIds.read(connection, reader, IssueRequests.bounded(Condition.all(named, carries, condition)))));
            }
        }
        return issues;
    }
}
