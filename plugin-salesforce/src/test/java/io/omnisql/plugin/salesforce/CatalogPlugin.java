package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.connector.SaasConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;

/**
 * The connector {@code salesforce}, whose tables have the names that a test gives them.
 */
public final class CatalogPlugin
        implements Plugin
{
    private final UnaryOperator<TableCatalog> tables;

    /**
     * @param tables wraps the connector's own catalog of tables; all else is as it is
     */
    public CatalogPlugin(UnaryOperator<TableCatalog> tables)
    {
        this.tables = requireNonNull(tables, "tables is null");
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        SaasAdapter adapter = adapter(SalesforceAdapter.create());
        return ImmutableList.of(new SaasConnectorFactory(
                SalesforceAdapter.NAME,
                () -> binder -> binder.bind(SaasAdapter.class).toInstance(adapter),
                SalesforceConnectionModule::new));
    }

    private SaasAdapter adapter(SaasAdapter salesforce)
    {
        return new SaasAdapter(
                salesforce.name(),
                tables.apply(salesforce.tables()),
                salesforce.pushdown(),
                salesforce.planner(),
                salesforce.authorizer(),
                salesforce.classifier(),
                salesforce.tokens(),
                salesforce.renderers(),
                salesforce.transforms(),
                salesforce.options(),
                salesforce.passthroughs(),
                salesforce.quotas(),
                salesforce.paces(),
                salesforce.baseUrl());
    }
}
