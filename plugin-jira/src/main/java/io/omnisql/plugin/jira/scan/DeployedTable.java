package io.omnisql.plugin.jira.scan;

import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A list that the cloud and the data center have in different places, or only one of them. Its description says which one is meant.
 */
public final class DeployedTable
        implements JiraTable
{
    private final ListTable cloud;
    private final Optional<ListTable> dataCenter;

    /**
     * @param dataCenter empty when Jira Data Center has no such list
     */
    public DeployedTable(ListSpec cloud, Optional<ListSpec> dataCenter)
    {
        requireNonNull(cloud, "cloud is null");
        checkArgument(dataCenter.stream().allMatch(spec -> spec.name().equals(cloud.name())), "not the same table");
        this.cloud = new ListTable(cloud);
        this.dataCenter = dataCenter.map(ListTable::new);
    }

    private ListTable table(ConnectionInfo connection)
    {
        return table(Deployment.of(connection));
    }

    private ListTable table(RemoteQuery query)
    {
        return table(Deployment.DATA_CENTER.property().equals(query.definition().attributes().get(Deployment.PROPERTY)) ? Deployment.DATA_CENTER : Deployment.CLOUD);
    }

    private ListTable table(Deployment deployment)
    {
        return switch (deployment) {
            case CLOUD -> cloud;
            case DATA_CENTER -> dataCenter.orElseThrow(() -> new IllegalArgumentException("Jira Data Center has no list of " + cloud.name().name()));
        };
    }

    @Override
    public boolean isOn(Deployment deployment)
    {
        return deployment == Deployment.CLOUD || dataCenter.isPresent();
    }

    @Override
    public TableName name()
    {
        return cloud.name();
    }

    @Override
    public TableDefinition describe(ConnectionInfo connection, RemoteReader reader)
    {
        TableDefinition definition = table(connection).describe(connection, reader);
        return new TableDefinition(definition.name(), definition.comment(), definition.columns(), Map.of(Deployment.PROPERTY, Deployment.of(connection).property()));
    }

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return table(query).isLookup(query, column);
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return table(query).filter(query, predicate);
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
        return table(connection).partition(connection, query, reader);
    }

    @Override
    public boolean isSinglePartition(ConnectionInfo connection, RemoteQuery query)
    {
        return table(connection).isSinglePartition(connection, query);
    }

    @Override
    public PageRequest firstPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition)
    {
        return table(connection).firstPage(connection, query, partition);
    }

    @Override
    public Optional<PageRequest> nextPage(ConnectionInfo connection, RemoteQuery query, RemotePartition partition, PageRequest previous, PageOutcome outcome)
    {
        return table(connection).nextPage(connection, query, partition, previous, outcome);
    }

    @Override
    public String explain(ConnectionInfo connection, RemoteQuery query)
    {
        return table(connection).explain(connection, query);
    }

    @Override
    public OptionalLong estimateCalls(ConnectionInfo connection, RemoteQuery query)
    {
        return table(connection).estimateCalls(connection, query);
    }
}
