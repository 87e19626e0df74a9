package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.salesforce.types.Field.Flag;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * A field as the API describes it.
 *
 * @param length of text in UTF-16 units, 0 for other types
 * @param externalReference whether a reference holds a key of another system's rows
 * @param polymorphic whether a reference may point to records of several objects
 * @param relationship by which queries reach the parent, empty when they cannot
 * @param compound the field that the part belongs to, empty for none
 * @param help empty for none
 */
record FieldDescription(
        String name,
        String label,
        String help,
        String type,
        int length,
        int precision,
        int scale,
        Set<Flag> flags,
        boolean htmlFormatted,
        boolean restrictedPicklist,
        boolean externalReference,
        boolean polymorphic,
        List<String> referenceTo,
        String relationship,
        String compound,
        List<PicklistValue> values)
{
    FieldDescription
    {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        requireNonNull(help, "help is null");
        requireNonNull(type, "type is null");
        flags = Set.copyOf(flags);
        referenceTo = List.copyOf(referenceTo);
        requireNonNull(relationship, "relationship is null");
        requireNonNull(compound, "compound is null");
        values = List.copyOf(values);
    }

    static FieldDescription of(JsonNode json)
    {
        return new FieldDescription(
                json.path("name").asText(),
                json.path("label").asText(""),
                text(json, "inlineHelpText"),
                json.path("type").asText(),
                json.path("length").asInt(),
                json.path("precision").asInt(),
                json.path("scale").asInt(),
                flags(json),
                json.path("htmlFormatted").asBoolean(),
                json.path("restrictedPicklist").asBoolean(),
                !text(json, "referenceTargetField").isEmpty(),
                json.path("polymorphicForeignKey").asBoolean() || json.path("namePointing").asBoolean(),
                elements(json.path("referenceTo"), JsonNode::asText),
                text(json, "relationshipName"),
                text(json, "compoundFieldName"),
                elements(json.path("picklistValues"), PicklistValue::of));
    }

    boolean is(Flag flag)
    {
        return flags.contains(flag);
    }

    private static Set<Flag> flags(JsonNode json)
    {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (json.path(property(flag)).asBoolean()) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static String property(Flag flag)
    {
        return switch (flag) {
            case FILTERABLE -> "filterable";
            case SORTABLE -> "sortable";
            case GROUPABLE -> "groupable";
            case AGGREGATABLE -> "aggregatable";
            case NILLABLE -> "nillable";
            case CASE_SENSITIVE -> "caseSensitive";
            case ENCRYPTED -> "encrypted";
            case CALCULATED -> "calculated";
        };
    }

    private static String text(JsonNode json, String property)
    {
        JsonNode value = json.path(property);
        return value.isTextual() ? value.asText() : "";
    }

    private static <T> List<T> elements(JsonNode array, Function<JsonNode, T> read)
    {
        List<T> elements = new ArrayList<>();
        array.forEach(element -> elements.add(read.apply(element)));
        return elements;
    }
}
