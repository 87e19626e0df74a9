package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

/**
 * The connector {@code salesforce}.
 */
public final class SalesforcePlugin
        implements Plugin
{
    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new SaasConnectorFactory(SalesforceAdapter.NAME, SalesforceModule::new, SalesforceConnectionModule::new));
    }
}
