package io.omnisql.plugin.salesforce.describe;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.plugin.salesforce.limits.ObjectSizes;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.describe.TableDescriber.ALL_SUFFIX;
import static java.util.Objects.requireNonNull;

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

    private static final Duration MEMORY = Duration.ofMinutes(5);
    private static final int MAX_CONNECTIONS = 1_000;
    /**
     * Where there are more objects, their descriptions take enough requests.
     */
    private static final int MOST_SIZED = 800;

    /**
     * Tools that list tables ask for the columns right afterwards.
     */
    private static final Duration LISTED_JUST_NOW = Duration.ofMinutes(1);

    private final ObjectSizes sizes;
    private final Cache<ConnectionInfo, List<ObjectName>> listed = CacheBuilder.newBuilder()
            .expireAfterWrite(LISTED_JUST_NOW)
            .maximumSize(MAX_CONNECTIONS)
            .build();
    private final Cache<ConnectionInfo, List<ObjectName>> known = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_CONNECTIONS)
            .build();

    public SalesforceCatalog(ObjectSizes sizes)
    {
        this.sizes = requireNonNull(sizes, "sizes is null");
    }

    @Override
    public List<TableName> names(ConnectionInfo connection, RemoteReader reader)
    {
        return objects(connection, reader).stream().map(object -> new TableName(object.table(), object.label())).toList();
    }

    @Override
    public Optional<TableDefinition> find(ConnectionInfo connection, String table, RemoteReader reader)
    {
        boolean all = table.endsWith(ALL_SUFFIX);
        String name = all ? table.substring(0, table.length() - ALL_SUFFIX.length()) : table;
        List<ObjectName> objects = Optional.ofNullable(known.getIfPresent(connection))
                .filter(list -> find(list, name).isPresent())
                .orElseGet(() -> objects(connection, reader));
        return find(objects, name).map(object -> {
            TableDefinition definition = describer(connection, objects).table(Descriptions.one(connection, object, reader), all);
            sizes.prepare(connection, reader);
            return definition;
        });
    }

    private static Optional<ObjectName> find(List<ObjectName> objects, String table)
    {
        return objects.stream().filter(object -> object.table().equals(table)).findFirst();
    }

    private List<ObjectName> objects(ConnectionInfo connection, RemoteReader reader)
    {
        List<ObjectName> objects = Descriptions.objects(connection, reader);
        known.put(connection, objects);
        listed.put(connection, objects);
        return objects;
    }

    @Override
    public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
    {
        List<ObjectName> objects = Optional.ofNullable(listed.getIfPresent(connection)).orElseGet(() -> objects(connection, reader));
        TableDescriber describer = describer(connection, objects);
        List<TableDefinition> tables = Descriptions.many(connection, objects, reader).stream()
                .map(description -> describer.table(description, false))
                .toList();
        if (objects.size() <= MOST_SIZED) {
            sizes.prepare(connection, reader);
        }
        return tables;
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
