package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Leaves every question to the planner of the query that it is about.
 */
public interface RoutedPlanner
        extends TablePlanner
{
    /**
     * The planner of a query.
     */
    TablePlanner planner(RemoteQuery query);

    @Override
    default Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return planner(query).filter(query, predicate);
    }

    @Override
    default boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return planner(query).isLookup(query, column);
    }

    @Override
    default Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
    {
        return planner(query).weaken(query, predicate);
    }

    @Override
    default boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return planner(query).disjunction(query, predicate);
    }

    @Override
    default boolean widens(RemoteQuery query, ColumnDefinition column)
    {
        return planner(query).widens(query, column);
    }

    @Override
    default Optional<ColumnDefinition> derive(RemoteQuery query, String function, List<String> constants, String type, ColumnDefinition column)
    {
        return planner(query).derive(query, function, constants, type, column);
    }

    @Override
    default boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return planner(query).sort(query, sort);
    }

    @Override
    default boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return planner(query).aggregation(query, aggregates, grouping);
    }

    @Override
    default boolean having(RemoteQuery query, ColumnPredicate predicate)
    {
        return planner(query).having(query, predicate);
    }

    @Override
    default Optional<JoinedQuery> join(ConnectionInfo connection, RemoteJoin join, RemoteReader reader)
    {
        return planner(join.left()).join(connection, join, reader);
    }

    @Override
    default List<RemotePartition> partition(ConnectionInfo connection, RemoteQuery query, RemoteReader reader)
    {
        return planner(query).partition(connection, query, reader);
    }

    @Override
    default boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).isSinglePartition(connection, query);
    }

    @Override
    default int partitionsTogether(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).partitionsTogether(connection, query);
    }

    @Override
    default boolean hasPartialGroups(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).hasPartialGroups(connection, query);
    }

    @Override
    default PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return planner(query).firstPage(connection, query, partition);
    }

    @Override
    default Optional<RemoteRequest> requestAhead(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest page)
    {
        return planner(query).requestAhead(connection, query, partition, page);
    }

    @Override
    default Optional<List<RemotePartition>> renew(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, ScanException refusal, RemoteReader reader)
    {
        return planner(query).renew(connection, query, partition, refusal, reader);
    }

    @Override
    default Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return planner(query).nextPage(connection, query, partition, previous, outcome);
    }

    @Override
    default Optional<Fork> fork(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return planner(query).fork(connection, query, partition, previous, outcome);
    }

    @Override
    default Optional<PageRequest> smallerPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest failed)
    {
        return planner(query).smallerPage(connection, query, partition, failed);
    }

    @Override
    default OptionalLong rowLimit(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).rowLimit(connection, query);
    }

    @Override
    default String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).explain(connection, query);
    }

    @Override
    default OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).estimateCalls(connection, query);
    }

    @Override
    default int rowsOfAnswer(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).rowsOfAnswer(connection, query);
    }

    @Override
    default OptionalLong knownRows(ConnectionInfo connection, RemoteQuery query)
    {
        return planner(query).knownRows(connection, query);
    }
}
