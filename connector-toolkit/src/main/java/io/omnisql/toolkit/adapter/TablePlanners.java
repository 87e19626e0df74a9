package io.omnisql.toolkit.adapter;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Leaves each query to the planner of its table.
 *
 * @param tables the planners by their tables' names
 */
public record TablePlanners(Map<String, ? extends TablePlanner> tables)
        implements TablePlanner
{
    public TablePlanners
    {
        tables = ImmutableMap.copyOf(tables);
    }

    private TablePlanner table(RemoteQuery query)
    {
        TablePlanner table = tables.get(query.table());
        checkArgument(table != null, "no table %s", query.table());
        return table;
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
    public boolean widens(RemoteQuery query, ColumnDefinition column)
    {
        return table(query).widens(query, column);
    }

    @Override
    public Optional<ColumnDefinition> derive(RemoteQuery query, String function, List<String> constants, ColumnDefinition column)
    {
        return table(query).derive(query, function, constants, column);
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
    public Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        return table(join.left()).join(connection, join, reader);
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
