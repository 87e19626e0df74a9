package io.omnisql.toolkit.connector;

import com.google.inject.Inject;
import io.omnisql.toolkit.remote.RequestJournal;
import io.omnisql.toolkit.remote.RequestJournal.Entry;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Optional;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.remote_requests}: the session user's own last requests to the service, from every node.
 */
final class RemoteRequestsTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "remote_requests"),
            List.of(
                    column("at", TIMESTAMP_TZ_MILLIS, "When it was sent"),
                    column("connection", VARCHAR, "The connection, as the schema is called"),
                    column("table_name", VARCHAR, "The table that was read"),
                    column("request", VARCHAR, "Method, path, parameters and body, without credentials; cut after 2,000 characters"),
                    column("status", INTEGER, "HTTP status of the answer; 0 when there was none"),
                    column("millis", BIGINT, "Milliseconds until the answer"),
                    column("bytes", BIGINT, "Size of the answer, uncompressed")));

    private final SessionUsers users;
    private final RequestJournal journal;

    @Inject
    RemoteRequestsTable(SessionUsers users, RequestJournal journal)
    {
        this.users = requireNonNull(users, "users is null");
        this.journal = requireNonNull(journal, "journal is null");
    }

    @Override
    public Distribution getDistribution()
    {
        return Distribution.ALL_NODES;
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
        users.find(session).ifPresent(user -> {
            for (Entry entry : journal.entries(user.tenant(), user.name())) {
                rows.addRow(
                        packDateTimeWithZone(entry.at().toEpochMilli(), UTC_KEY),
                        entry.connection(),
                        entry.table(),
                        entry.request(),
                        entry.status(),
                        entry.millis(),
                        entry.bytes());
            }
        });
        return rows.build().cursor();
    }

    private static ColumnMetadata column(String name, Type type, String comment)
    {
        return ColumnMetadata.builder().setName(name).setType(type).setComment(Optional.of(comment)).build();
    }
}
