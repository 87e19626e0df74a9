package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import java.time.Clock;

import static java.util.Objects.requireNonNull;

/**
 * The connector {@code jira}.
 */
public final class JiraPlugin
        implements Plugin
{
    private final Clock clock;

    public JiraPlugin()
    {
        this(Clock.systemUTC());
    }

    JiraPlugin(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new SaasConnectorFactory(JiraAdapter.NAME, () -> new JiraModule(clock), JiraConnectionModule::new));
    }
}
