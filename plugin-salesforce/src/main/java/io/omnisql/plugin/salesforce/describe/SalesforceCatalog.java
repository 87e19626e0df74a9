package io.omnisql.plugin.salesforce.describe;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.describe.TableDescriber.ALL_SUFFIX;

/**
 * The queryable objects of an organisation as tables.
 */
public final class SalesforceCatalog
        implements TableCatalog
{
    /**
     * Property of a connection: whether addresses and locations are columns beside their parts.
     */
    public static final String COMPOUND_COLUMNS = "compound-columns";

    /**
     * The object that only organisations with several currencies have.
     */
    private static final String CURRENCY_TYPE = "CurrencyType";

    @Override
    public List<TableName> names(ConnectionInfo connection, RemoteReader reader)
    {
        return Descriptions.objects(connection, reader).stream().map(object -> new TableName(object.table(), object.label())).toList();
    }

    @Override
    public Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader)
    {
        boolean all = table.endsWith(ALL_SUFFIX);
        String name = all ? table.substring(0, table.length() - ALL_SUFFIX.length()) : table;
        List<ObjectName> objects = Descriptions.objects(connection, reader);
        return objects.stream()
                .filter(object -> object.table().equals(name))
                .findFirst()
                .map(object -> describer(connection, objects).table(Descriptions.one(connection, object, reader), all));
    }

    @Override
    public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
    {
        List<ObjectName> objects = Descriptions.objects(connection, reader);
        TableDescriber describer = describer(connection, objects);
        return Descriptions.many(connection, objects, reader).stream()
                .map(description -> describer.table(description, false))
                .toList();
    }

    @Override
    public List<SystemListing> listings()
    {
        return List.of(new ObjectListing(), new FieldListing(), new PicklistListing(), new CountListing());
    }

    private static TableDescriber describer(ConnectionInfo connection, List<ObjectName> objects)
    {
        return new TableDescriber(connection, objects.stream().anyMatch(object -> object.name().equals(CURRENCY_TYPE)));
    }
}
