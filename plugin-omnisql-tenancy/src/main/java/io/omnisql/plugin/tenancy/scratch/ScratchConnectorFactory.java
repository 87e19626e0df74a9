package io.omnisql.plugin.tenancy.scratch;

import com.google.inject.Scopes;
import com.google.inject.util.Modules;
import io.airlift.bootstrap.Bootstrap;
import io.airlift.json.JsonModule;
import io.trino.plugin.memory.MemoryConnector;
import io.trino.plugin.memory.MemoryMetadata;
import io.trino.plugin.memory.MemoryModule;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Map;

/**
 * Makes the scratch catalog: Trino's memory connector with its properties, in which a tenant finds its own schema and no other.
 */
public class ScratchConnectorFactory
        implements ConnectorFactory
{
    public static final String NAME = "omnisql_scratch";

    @Override
    public String getName()
    {
        return NAME;
    }

    @Override
    public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
    {
        return new Bootstrap(
                new JsonModule(),
                Modules.override(new MemoryModule(context.getTypeManager(), context.getNodeManager()))
                        .with(binder -> binder.bind(MemoryMetadata.class).to(ScratchMetadata.class).in(Scopes.SINGLETON)))
                .doNotInitializeLogging()
                .setRequiredConfigurationProperties(config)
                .initialize()
                .getInstance(MemoryConnector.class);
    }
}
