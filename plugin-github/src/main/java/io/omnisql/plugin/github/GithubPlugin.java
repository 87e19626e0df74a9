package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

/**
 * The connector {@code github}.
 */
public final class GithubPlugin
        implements Plugin
{
    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new SaasConnectorFactory(GithubAdapter.NAME, GithubModule::new, GithubConnectionModule::new));
    }
}
