package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;

import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.connections}: the connections of the session's tenant, each a schema of the catalog.
 */
final class ConnectionsTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "connections"),
            List.of(
                    ColumnMetadata.builder().setName("name").setType(VARCHAR).setNullable(false).build(),
                    ColumnMetadata.builder().setName("url").setType(VARCHAR).setNullable(false).build()));

    private final ConnectionAccess access;

    @Inject
    ConnectionsTable(ConnectionAccess access)
    {
        this.access = requireNonNull(access, "access is null");
    }

    @Override
    public Distribution getDistribution()
    {
        return Distribution.SINGLE_COORDINATOR;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return METADATA;
    }

    @Override
    public RecordCursor cursor(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(METADATA);
        for (String name : access.names(session)) {
            access.find(session, name).map(ConnectionInfo::url).ifPresent(url -> rows.addRow(name, url));
        }
        return rows.build().cursor();
    }
}
