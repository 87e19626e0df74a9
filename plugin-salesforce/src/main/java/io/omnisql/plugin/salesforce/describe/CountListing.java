package io.omnisql.plugin.salesforce.describe;

import io.omnisql.plugin.salesforce.limits.RecordCounts;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * {@code system.record_counts}: about how many records the objects have.
 */
final class CountListing
        implements SystemListing
{
    /**
     * Names in one request, whose length is bounded.
     */
    private static final int MOST_NAMES = 100;

    private static final TableDefinition DEFINITION = new TableDefinition("record_counts", "About how many records the objects have, whoever may read them", List.of(
            column(TABLE_NAME, VARCHAR, "", "The table of the object"),
            column("object_name", VARCHAR, "", "As the API spells it"),
            column("records", BIGINT, "", "Without deleted and archived ones, as Salesforce last counted them; NULL when it never did")));

    @Override
    public TableDefinition definition()
    {
        return DEFINITION;
    }

    @Override
    public List<List<Object>> rows(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        List<ObjectName> objects = Listings.objects(connection, tables, reader);
        if (objects.isEmpty()) {
            return List.of();
        }
        List<String> names = objects.size() <= MOST_NAMES ? objects.stream().map(ObjectName::name).toList() : List.of();
        Map<String, Long> counts = RecordCounts.read(reader.read(RecordCounts.request(connection, names)));
        return objects.stream().map(object -> Listings.row(object.table(), object.name(), counts.get(object.name()))).toList();
    }
}
