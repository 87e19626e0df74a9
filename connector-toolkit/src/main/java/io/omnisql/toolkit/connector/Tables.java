package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SaasAdapter;
import io.omnisql.toolkit.adapter.TableCatalog;
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
    private static final String DESCRIPTION = "$tables";

    private final TableCatalog catalog;
    private final ConnectionAccess access;

    @Inject
    Tables(SaasAdapter adapter, ConnectionAccess access)
    {
        this.catalog = adapter.tables();
        this.access = requireNonNull(access, "access is null");
    }

    List<TableDefinition> list(ConnectorSession session, ConnectionInfo connection)
    {
        RemoteReader reader = access.reader(session, connection, DESCRIPTION, access.activity(session, connection.tenant()));
        return BackgroundTask.call("omnisql-tables", () -> catalog.tables(connection, reader));
    }

    Optional<TableDefinition> find(ConnectorSession session, ConnectionInfo connection, String name)
    {
        return list(session, connection).stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
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
