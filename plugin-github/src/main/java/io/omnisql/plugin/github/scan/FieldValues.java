package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.util.List;

/**
 * The values of a project item's fields as the text of one JSON object, by the fields' names.
 */
public final class FieldValues
        implements ValueRenderer
{
    public static final String NAME = "field-values";

    private static final List<String> VALUES = List.of("text", "number", "date", "option");

    @Override
    public JsonNode render(JsonNode value)
    {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (JsonNode node : value) {
            JsonNode name = node.at("/field/name");
            if (name.isTextual()) {
                VALUES.stream().filter(node::has).findFirst().ifPresent(kind -> fields.set(name.textValue(), node.get(kind)));
            }
        }
        return TextNode.valueOf(fields.toString());
    }
}
