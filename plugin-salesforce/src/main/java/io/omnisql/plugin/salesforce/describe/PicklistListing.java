package io.omnisql.plugin.salesforce.describe;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Locale.ROOT;

/**
 * {@code system.picklist_values}: the values of picklists.
 */
final class PicklistListing
        implements SystemListing
{
    private static final TableDefinition DEFINITION = new TableDefinition("picklist_values", "The values of picklists", List.of(
            column(TABLE_NAME, VARCHAR, "", "The table of the object"),
            column("column_name", VARCHAR, "", "The column of the picklist"),
            column("position", BIGINT, "", "The place in the picklist, from 1"),
            column("value", VARCHAR, "", "As the API stores it"),
            column("label", VARCHAR, "", "As users see it"),
            column("active", BOOLEAN, "", "Whether new records may have it"),
            column("default_value", BOOLEAN, "", "Whether new records have it"),
            column("restricted", BOOLEAN, "", "Whether records may have only the values of the picklist")));

    @Override
    public TableDefinition definition()
    {
        return DEFINITION;
    }

    @Override
    public List<List<Object>> rows(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        return Listings.descriptions(connection, tables, reader).stream()
                .flatMap(object -> object.fields().stream().flatMap(field -> rows(object, field)))
                .toList();
    }

    private static Stream<List<Object>> rows(ObjectDescription object, FieldDescription field)
    {
        return IntStream.range(0, field.values().size()).mapToObj(i -> {
            PicklistValue value = field.values().get(i);
            return Listings.row(
                    object.name().toLowerCase(ROOT),
                    field.name().toLowerCase(ROOT),
                    i + 1L,
                    value.value(),
                    value.label(),
                    value.active(),
                    value.preset(),
                    field.restrictedPicklist());
        });
    }
}
