package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Lists;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.soap.SoapDescribes;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for descriptions: of many objects at once where the organisation lets it be.
 */
final class Descriptions
{
    /**
     * So many objects are described one by one: such descriptions need not be sent again as long as they stay the same.
     */
    private static final int FEW = 2;
    /**
     * How many requests of REST one request may carry.
     */
    private static final int MOST_REQUESTS = 25;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Descriptions() {}

    /**
     * All queryable objects.
     */
    static List<ObjectName> objects(ConnectionInfo connection, RemoteReader reader)
    {
        return ObjectName.readAll(json(reader, get(SalesforceApi.data(connection) + "/sobjects")));
    }

    static ObjectDescription one(ConnectionInfo connection, ObjectName object, RemoteReader reader)
    {
        return ObjectDescription.of(json(reader, get(SalesforceApi.data(connection) + describe(object))));
    }

    /**
     * In the order of the objects. Not every user may speak SOAP, and not every organisation lets requests be put together.
     */
    static List<ObjectDescription> many(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        if (objects.size() <= FEW) {
            return each(connection, objects, reader);
        }
        return bySoap(connection, objects, reader)
                .or(() -> byBatches(connection, objects, reader))
                .orElseGet(() -> each(connection, objects, reader));
    }

    private static List<ObjectDescription> each(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        return objects.stream().map(object -> one(connection, object, reader)).toList();
    }

    private static Optional<List<ObjectDescription>> bySoap(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        List<ObjectDescription> descriptions = new ArrayList<>();
        for (List<ObjectName> batch : Lists.partition(objects, SoapDescribes.MOST_OBJECTS)) {
            try {
                SoapDescribes.read(reader.read(SoapDescribes.request(connection, batch.stream().map(ObjectName::name).toList())))
                        .forEach(description -> descriptions.add(ObjectDescription.of(description)));
            }
            catch (RuntimeException _) {
                // what is wrong with more than this way of asking, the next one meets again
                return Optional.empty();
            }
        }
        return areOf(objects, descriptions) ? Optional.of(descriptions) : Optional.empty();
    }

    private static Optional<List<ObjectDescription>> byBatches(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        List<ObjectDescription> descriptions = new ArrayList<>();
        for (List<ObjectName> batch : Lists.partition(objects, MOST_REQUESTS)) {
            JsonNode answer;
            try {
                answer = json(reader, batch(connection, batch));
            }
            catch (RuntimeException _) {
                return Optional.empty();
            }
            answer.path("results").forEach(result -> descriptions.add(ObjectDescription.of(result.path("result"))));
        }
        return areOf(objects, descriptions) ? Optional.of(descriptions) : Optional.empty();
    }

    private static RemoteRequest batch(ConnectionInfo connection, List<ObjectName> objects)
    {
        List<Map<String, String>> requests = objects.stream()
                .map(object -> Map.of("method", "GET", "url", "v" + SalesforceApi.version(connection) + describe(object)))
                .toList();
        try {
            String body = MAPPER.writeValueAsString(Map.of("batchRequests", requests));
            return new RemoteRequest("POST", SalesforceApi.data(connection) + "/composite/batch", List.of(), Map.of("Accept", "application/json"), Optional.of(body), SalesforceApi.QUOTA);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean areOf(List<ObjectName> objects, List<ObjectDescription> descriptions)
    {
        return descriptions.stream().map(ObjectDescription::name).toList().equals(objects.stream().map(ObjectName::name).toList())
                && descriptions.stream().noneMatch(description -> description.fields().isEmpty());
    }

    private static String describe(ObjectName object)
    {
        return "/sobjects/" + object.name() + "/describe";
    }

    private static RemoteRequest get(String path)
    {
        return new RemoteRequest("GET", path, List.of(), Map.of(), Optional.empty(), SalesforceApi.QUOTA);
    }

    private static JsonNode json(RemoteReader reader, RemoteRequest request)
    {
        try {
            return MAPPER.readTree(reader.read(request).body());
        }
        catch (IOException e) {
            throw new UncheckedIOException("The description of the objects is not JSON", e);
        }
    }
}
