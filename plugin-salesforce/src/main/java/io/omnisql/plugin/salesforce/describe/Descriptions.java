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
    private static final int NOT_FOUND = 404;

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
     * In the order of the objects, without those that Salesforce lists and then does not know. Not every user may speak SOAP, and not every
     * organisation lets requests be put together.
     */
    static List<ObjectDescription> many(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        if (objects.size() <= FEW) {
            return each(connection, objects, reader);
        }
        List<ObjectDescription> descriptions = new ArrayList<>();
        boolean soap = true;
        boolean batches = true;
        for (List<ObjectName> some : Lists.partition(objects, SoapDescribes.MOST_OBJECTS)) {
            Optional<List<ObjectDescription>> described = soap ? bySoap(connection, some, reader) : Optional.empty();
            if (described.isEmpty() && batches) {
                described = byBatches(connection, some, reader);
                batches = described.isPresent();
                // one object that is not known is refused with all that are asked for beside it
                soap = soap && described.filter(known -> known.size() < some.size()).isPresent();
            }
            descriptions.addAll(described.orElseGet(() -> each(connection, some, reader)));
        }
        return descriptions;
    }

    private static List<ObjectDescription> each(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        return objects.stream().map(object -> one(connection, object, reader)).toList();
    }

    private static Optional<List<ObjectDescription>> bySoap(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        try {
            List<ObjectDescription> descriptions = SoapDescribes.read(reader.read(SoapDescribes.request(connection, objects.stream().map(ObjectName::name).toList()))).stream()
                    .map(ObjectDescription::of)
                    .toList();
            return areOf(objects, descriptions) ? Optional.of(descriptions) : Optional.empty();
        }
        catch (RuntimeException _) {
            // what is wrong with more than this way of asking, the next one meets again
            return Optional.empty();
        }
    }

    private static Optional<List<ObjectDescription>> byBatches(ConnectionInfo connection, List<ObjectName> objects, RemoteReader reader)
    {
        List<ObjectName> known = new ArrayList<>();
        List<ObjectDescription> descriptions = new ArrayList<>();
        for (List<ObjectName> batch : Lists.partition(objects, MOST_REQUESTS)) {
            JsonNode results;
            try {
                results = json(reader, batch(connection, batch)).path("results");
            }
            catch (RuntimeException _) {
                return Optional.empty();
            }
            for (int index = 0; index < batch.size(); index++) {
                JsonNode result = results.path(index);
                if (result.path("statusCode").asInt() != NOT_FOUND) {
                    known.add(batch.get(index));
                    descriptions.add(ObjectDescription.of(result.path("result")));
                }
            }
        }
        return areOf(known, descriptions) ? Optional.of(descriptions) : Optional.empty();
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
