package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * An object that queries can name.
 *
 * @param name as the API spells it
 * @param keyPrefix the first characters of its records' ids, empty for none
 */
record ObjectName(String name, String label, String keyPrefix, boolean custom)
{
    ObjectName
    {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        requireNonNull(keyPrefix, "keyPrefix is null");
    }

    String table()
    {
        return name.toLowerCase(ROOT);
    }

    /**
     * The queryable objects of the list of all.
     */
    static List<ObjectName> readAll(JsonNode json)
    {
        List<ObjectName> names = new ArrayList<>();
        json.path("sobjects").forEach(object -> {
            if (object.path("queryable").asBoolean() && !object.path("deprecatedAndHidden").asBoolean()) {
                names.add(new ObjectName(
                        object.path("name").asText(),
                        object.path("label").asText(""),
                        object.path("keyPrefix").asText(""),
                        object.path("custom").asBoolean()));
            }
        });
        return List.copyOf(names);
    }
}
