package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Lists;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.soap.SoapDescribes;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TableCatalog;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final JsonMapper mapper = JsonMapper.builder().build();

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
        List<ObjectName> objects = objects(connection, reader);
        return objects.stream()
                .filter(object -> object.table().equals(name))
                .findFirst()
                .map(object -> describer(connection, objects).table(describe(connection, object, reader), all));
    }

    @Override
    public List<TableDefinition> all(ConnectionInfo connection, RemoteReader reader)
    {
        List<ObjectName> objects = objects(connection, reader);
        TableDescriber describer = describer(connection, objects);
        List<TableDefinition> tables = new ArrayList<>();
        for (List<ObjectName> batch : Lists.partition(objects, SoapDescribes.MOST_OBJECTS)) {
            RemoteResponse response = reader.read(SoapDescribes.request(connection, batch.stream().map(ObjectName::name).toList()));
            SoapDescribes.read(response).forEach(description -> tables.add(describer.table(ObjectDescription.of(description), false)));
        }
        return tables;
    }

    private static TableDescriber describer(ConnectionInfo connection, List<ObjectName> objects)
    {
        return new TableDescriber(connection, objects.stream().anyMatch(object -> object.name().equals(CURRENCY_TYPE)));
    }

    private List<ObjectName> objects(ConnectionInfo connection, RemoteReader reader)
    {
        return ObjectName.readAll(read(reader, SalesforceApi.data(connection) + "/sobjects"));
    }

    private ObjectDescription describe(ConnectionInfo connection, ObjectName object, RemoteReader reader)
    {
        return ObjectDescription.of(read(reader, SalesforceApi.data(connection) + "/sobjects/" + object.name() + "/describe"));
    }

    private JsonNode read(RemoteReader reader, String path)
    {
        RemoteResponse response = reader.read(new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), SalesforceApi.QUOTA));
        try {
            return mapper.readTree(response.body());
        }
        catch (IOException e) {
            throw new UncheckedIOException("The description of the objects is not JSON", e);
        }
    }
}
