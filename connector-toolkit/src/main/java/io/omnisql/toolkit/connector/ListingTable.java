package io.omnisql.toolkit.connector;

import io.airlift.slice.Slice;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.toolkit.adapter.SystemListing.TABLE_NAME;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static java.util.Objects.requireNonNull;

/**
 * A listing of the adapter as a table of the schema {@code system}: the rows of every connection of the session's tenant.
 */
final class ListingTable
        implements SystemTable
{
    private static final ColumnDefinition CONNECTION = ColumnDefinition.column("connection", VARCHAR, "", "The connection, as the schema is called");

    private final SystemListing listing;
    private final ConnectionAccess access;
    private final List<ColumnDefinition> columns;
    private final ConnectorTableMetadata metadata;

    ListingTable(SystemListing listing, ConnectionAccess access)
    {
        this.listing = requireNonNull(listing, "listing is null");
        this.access = requireNonNull(access, "access is null");
        TableDefinition definition = listing.definition();
        columns = Stream.concat(Stream.of(CONNECTION), definition.columns().stream()).collect(toImmutableList());
        metadata = new ConnectorTableMetadata(
                new SchemaTableName("system", definition.name()),
                columns.stream().map(ListingTable::metadata).collect(toImmutableList()),
                Map.of(),
                Optional.of(definition.comment()));
    }

    private static ColumnMetadata metadata(ColumnDefinition column)
    {
        return ColumnMetadata.builder().setName(column.name()).setType(engineType(column.type())).setComment(Optional.of(column.comment())).build();
    }

    @Override
    public Distribution getDistribution()
    {
        return Distribution.SINGLE_COORDINATOR;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return metadata;
    }

    @Override
    public RecordCursor cursor(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(metadata);
        Optional<Set<String>> tables = texts(constraint, TABLE_NAME);
        Optional<Set<String>> connections = texts(constraint, CONNECTION.name());
        for (String name : access.names(session)) {
            if (connections.isEmpty() || connections.get().contains(name)) {
                access.find(session, name).ifPresent(connection -> read(session, connection, tables).forEach(row -> rows.addRow(Stream.concat(Stream.of(name), row.stream()).toArray())));
            }
        }
        return rows.build().cursor();
    }

    private List<List<Object>> read(ConnectorSession session, ConnectionInfo connection, Optional<Set<String>> tables)
    {
        RemoteReader reader = access.systemReader(session, connection);
        return BackgroundTask.call("omnisql-listing", () -> listing.rows(connection, tables, reader));
    }

    /**
     * The values that the query asks for, empty when it leaves them open.
     */
    private Optional<Set<String>> texts(TupleDomain<Integer> constraint, String column)
    {
        if (constraint.isNone()) {
            return Optional.of(Set.of());
        }
        Map<Integer, Domain> domains = constraint.getDomains().orElseThrow();
        return columns.stream()
                .filter(definition -> definition.name().equals(column))
                .flatMap(definition -> Stream.ofNullable(domains.get(columns.indexOf(definition))))
                .findFirst()
                .filter(domain -> !domain.isNullAllowed() && domain.getValues().isDiscreteSet())
                .map(domain -> domain.getValues().getDiscreteSet().stream().map(value -> ((Slice) value).toStringUtf8()).collect(toImmutableSet()));
    }
}
