package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableCatalog.TableName;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.decode.HiddenColumn;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The tables of a connection, each with the hidden columns.
 */
final class Tables
{
    /**
     * Names the cache generation of reads that describe tables.
     */
    static final String DESCRIPTION = "$tables";

    private final TableCatalog catalog;
    private final ConnectionAccess access;
    private final SchemaCache cache;

    @Inject
    Tables(SaasAdapter adapter, ConnectionAccess access, SchemaCache cache)
    {
        this.catalog = adapter.tables();
        this.access = requireNonNull(access, "access is null");
        this.cache = requireNonNull(cache, "cache is null");
    }

    List<TableName> names(ConnectorSession session, ConnectionInfo connection)
    {
        return cache.names(connection, () -> {
            RemoteReader reader = reader(session, connection);
            return BackgroundTask.call("omnisql-tables", () -> catalog.names(connection, reader));
        });
    }

    List<TableDefinition> all(ConnectorSession session, ConnectionInfo connection)
    {
        return cache.all(connection, () -> {
            RemoteReader reader = reader(session, connection);
            return BackgroundTask.call("omnisql-tables", () -> catalog.all(connection, reader));
        });
    }

    Optional<TableDefinition> find(ConnectorSession session, ConnectionInfo connection, String name)
    {
        return cache.find(connection, name, () -> {
            RemoteReader reader = reader(session, connection);
            return BackgroundTask.call("omnisql-tables", () -> catalog.find(connection, name, reader));
        });
    }

    private RemoteReader reader(ConnectorSession session, ConnectionInfo connection)
    {
        return access.reader(session, connection, DESCRIPTION, access.activity(session, connection.tenant()));
    }

    static List<SaasColumnHandle> columns(TableDefinition table)
    {
        return Stream.concat(table.columns().stream(), Stream.of(HiddenColumn.values()).map(HiddenColumn::definition))
                .map(SaasColumnHandle::new)
                .collect(toImmutableList());
    }

    static List<ColumnMetadata> metadata(TableDefinition table)
    {
        return columns(table).stream().map(SaasColumnHandle::metadata).collect(toImmutableList());
    }
}
