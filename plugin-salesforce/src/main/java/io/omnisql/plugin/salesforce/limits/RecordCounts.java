package io.omnisql.plugin.salesforce.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;

/**
 * How many records objects have about, as Salesforce last counted them: without deleted and archived ones, whoever may see them.
 */
public final class RecordCounts
{
    /**
     * Where the counts stand in the answer: objects with {@code name} and {@code count}.
     */
    public static final String ROWS = "/sObjects";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RecordCounts() {}

    /**
     * @param objects API names; all objects when empty
     */
    public static RemoteRequest request(ConnectionInfo connection, List<String> objects)
    {
        List<Parameter> parameters = objects.isEmpty() ? List.of() : List.of(new Parameter("sObjects", String.join(",", objects)));
        return new RemoteRequest("GET", SalesforceApi.data(connection) + "/limits/recordCount", parameters, Map.of("Accept", "application/json"), Optional.empty(), SalesforceApi.QUOTA);
    }

    /**
     * The counts by API name; an object that was never counted is absent.
     */
    public static Map<String, Long> read(RemoteResponse response)
    {
        ImmutableMap.Builder<String, Long> counts = ImmutableMap.builder();
        try {
            for (JsonNode object : MAPPER.readTree(response.body()).at(ROWS)) {
                if (object.path("name").isTextual() && object.path("count").canConvertToLong()) {
                    counts.put(object.get("name").textValue(), object.get("count").longValue());
                }
            }
        }
        catch (IOException e) {
            throw new ScanException(REJECTED, "Salesforce's answer about its records is not understood");
        }
        return counts.buildKeepingLast();
    }
}
