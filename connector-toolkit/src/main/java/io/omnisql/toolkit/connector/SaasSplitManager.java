package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.ScanPlanner;
import io.omnisql.toolkit.pushdown.DynamicFilterPushdown;
import io.omnisql.toolkit.remote.QueryActivity;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.FixedSplitSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static java.util.Objects.requireNonNull;

/**
 * Turns a scan into splits, narrowed to the values that a join needs, unless it would need more calls than it may make.
 */
public final class SaasSplitManager
        implements ConnectorSplitManager
{
    private final ScanPlanner planner;
    private final ConnectionAccess access;
    private final SaasSessionProperties properties;
    private final DynamicFilterPushdown dynamicFilters;
    private final KeyCosts costs;

    @Inject
    SaasSplitManager(SaasAdapter adapter, ConnectionAccess access, SaasSessionProperties properties, ConnectorConfig config, KeyCosts costs)
    {
        this.planner = adapter.planner();
        this.access = requireNonNull(access, "access is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.dynamicFilters = new DynamicFilterPushdown(adapter.pushdown(), config.getDynamicFilterMaxKeys());
        this.costs = requireNonNull(costs, "costs is null");
    }

    @Override
    public ConnectorSplitSource getSplits(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorTableHandle table,
            DynamicFilter dynamicFilter,
            Constraint constraint)
    {
        SaasTableHandle handle = (SaasTableHandle) table;
        ConnectionInfo connection = access.connection(session, handle);
        if (handle.contradiction()) {
            return FixedSplitSource.emptySplitSource();
        }
        RemoteQuery query = handle.query();
        QueryActivity activity = access.activity(session, handle.tenant());
        RemoteReader reader = access.reader(session, connection, query.table(), activity);
        if (!dynamicFilters.isApplicable(query, DynamicFilters.columns(dynamicFilter))) {
            checkBudget(connection, query, activity);
            return new SaasSplitSource(() -> splits(connection, query, Optional.empty(), reader), activity);
        }
        Duration timeout = properties.dynamicFilterWaitTimeout(session);
        return new SaasSplitSource(() -> narrowedSplits(connection, query, dynamicFilter, timeout, reader, activity), activity);
    }

    private List<ConnectorSplit> narrowedSplits(
            ConnectionInfo connection,
            RemoteQuery query,
            DynamicFilter dynamicFilter,
            Duration timeout,
            RemoteReader reader,
            QueryActivity activity)
            throws InterruptedException, ExecutionException
    {
        Optional<RemoteQuery> narrowed = dynamicFilters.narrow(
                query,
                DynamicFilters.await(dynamicFilter, timeout),
                (keys, rest) -> costs.areWorthwhile(connection, query, keys, rest, activity.maxRemoteCalls()));
        if (narrowed.isEmpty()) {
            return List.of();
        }
        checkBudget(connection, narrowed.get(), activity);
        return splits(connection, narrowed.get(), narrowed.map(RemoteQuery::filters).filter(filters -> !filters.equals(query.filters())), reader);
    }

    private List<ConnectorSplit> splits(ConnectionInfo connection, RemoteQuery query, Optional<List<RemoteFilter>> filters, RemoteReader reader)
    {
        List<RemotePartition> partitions = planner.partition(connection, query, reader);
        if (partitions.isEmpty() && !(query.isAggregation() && query.grouping().isEmpty())) {
            return List.of();
        }
        if (partitions.isEmpty() || isAnyRows(query) || TotalPage.isTotal(planner, connection, query)) {
            return List.of(new SaasSplit(connection.tenant(), filters, partitions));
        }
        checkState(partitions.size() <= 1 || !planner.isSinglePartition(connection, query), "The adapter announced one partition and made %s", partitions.size());
        return PartitionGroups.deal(partitions, planner.partitionsTogether(connection, query)).stream()
                .map(group -> new SaasSplit(connection.tenant(), filters, group))
                .collect(toImmutableList());
    }

    /**
     * Whether a number of rows is wanted, whichever they are: then one page source knows when there are enough.
     */
    static boolean isAnyRows(RemoteQuery query)
    {
        return query.limit().isPresent() && query.sort().isEmpty();
    }

    private void checkBudget(ConnectionInfo connection, RemoteQuery query, QueryActivity activity)
    {
        OptionalLong estimate = planner.estimateCalls(connection, query);
        long maxRemoteCalls = activity.maxRemoteCalls();
        if (estimate.isPresent() && estimate.orElseThrow() > maxRemoteCalls) {
            throw new TrinoException(OMNISQL_BUDGET_EXCEEDED, "The scan needs at least %s remote calls and may make %s; narrow its WHERE clause, or raise the session property %s up to the tenant's limit"
                    .formatted(estimate.orElseThrow(), maxRemoteCalls, SaasSessionProperties.MAX_REMOTE_CALLS));
        }
    }
}
