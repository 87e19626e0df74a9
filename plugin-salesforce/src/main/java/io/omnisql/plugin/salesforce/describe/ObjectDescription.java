package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * An object as the API describes it.
 */
record ObjectDescription(String name, String label, List<FieldDescription> fields)
{
    ObjectDescription
    {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        fields = List.copyOf(fields);
    }

    static ObjectDescription of(JsonNode json)
    {
        List<FieldDescription> fields = new ArrayList<>();
        json.path("fields").forEach(field -> fields.add(FieldDescription.of(field)));
        return new ObjectDescription(json.path("name").asText(), json.path("label").asText(""), fields);
    }
}
