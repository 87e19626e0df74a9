package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.table.JiraTable;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RoutedPlanner;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A table that the cloud and the data center have in different places, or only one of them. Its description says which one is meant.
 */
public final class DeployedTable
        implements JiraTable,
                   RoutedPlanner
{
    private final JiraTable cloud;
    private final Optional<JiraTable> dataCenter;

    /**
     * @param dataCenter empty when Jira Data Center has no such table
     */
    public DeployedTable(JiraTable cloud, Optional<JiraTable> dataCenter)
    {
        this.cloud = requireNonNull(cloud, "cloud is null");
        this.dataCenter = requireNonNull(dataCenter, "dataCenter is null");
        checkArgument(dataCenter.stream().allMatch(table -> table.name().name().equals(cloud.name().name())), "not the same table");
    }

    @Override
    public JiraTable planner(RemoteQuery query)
    {
        return table(Deployment.DATA_CENTER.property().equals(query.definition().attributes().get(Deployment.PROPERTY)) ? Deployment.DATA_CENTER : Deployment.CLOUD);
    }

    private JiraTable table(Deployment deployment)
    {
        return switch (deployment) {
            case CLOUD -> cloud;
            case DATA_CENTER -> dataCenter.orElseThrow(() -> new IllegalArgumentException("Jira Data Center has no table " + cloud.name().name()));
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
        Deployment deployment = Deployment.of(connection);
        TableDefinition definition = table(deployment).describe(connection, reader);
        Map<String, String> attributes = ImmutableMap.<String, String>builder().putAll(definition.attributes()).put(Deployment.PROPERTY, deployment.property()).buildOrThrow();
        return new TableDefinition(definition.name(), definition.comment(), definition.columns(), attributes);
    }
}
