package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

/**
 * The connector {@code jira}.
 */
public final class JiraPlugin
        implements Plugin
{
    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new SaasConnectorFactory(JiraAdapter.NAME, JiraModule::new, JiraConnectionModule::new));
    }
}
