package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;

import static java.util.Objects.requireNonNull;

/**
 * A value of a picklist.
 *
 * @param value as the API stores it
 * @param label as users see it
 * @param active whether new records may have it
 * @param preset whether new records have it
 */
record PicklistValue(String value, String label, boolean active, boolean preset)
{
    PicklistValue
    {
        requireNonNull(value, "value is null");
        requireNonNull(label, "label is null");
    }

    static PicklistValue of(JsonNode json)
    {
        String value = json.path("value").asText();
        return new PicklistValue(value, json.path("label").asText(value), json.path("active").asBoolean(true), json.path("defaultValue").asBoolean());
    }
}
