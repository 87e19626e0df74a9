package io.omnisql.plugin.salesforce.describe;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * {@code system.objects}: the objects that are tables.
 */
final class ObjectListing
        implements SystemListing
{
    private static final TableDefinition DEFINITION = new TableDefinition("objects", "The objects that queries can name", List.of(
            column(TABLE_NAME, VARCHAR, "", "The table of the object"),
            column("object_name", VARCHAR, "", "As the API spells it"),
            column("label", VARCHAR, "", "As users see it"),
            column("key_prefix", VARCHAR, "", "The first characters of its records' ids"),
            column("custom", BOOLEAN, "", "Whether the organisation or a package has added it")));

    @Override
    public TableDefinition definition()
    {
        return DEFINITION;
    }

    @Override
    public List<List<Object>> rows(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        return Descriptions.objects(connection, reader).stream()
                .map(object -> Listings.row(object.table(), object.name(), object.label(), Listings.text(object.keyPrefix()), object.custom()))
                .toList();
    }
}
