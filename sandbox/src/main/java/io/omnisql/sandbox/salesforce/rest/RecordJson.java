package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.evaluate.Selection;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rows as JSON.
 */
final class RecordJson
{
    private static final List<String> ADDRESS_PARTS = List.of("City", "Country", "GeocodeAccuracy", "Latitude", "Longitude", "PostalCode", "State", "Street");

    private final String base;

    /**
     * @param base the path of the version of the API, e.g. {@code /services/data/v65.0}
     */
    RecordJson(String base)
    {
        this.base = base;
    }

    ObjectNode record(QueryResult.Records records, Row row)
    {
        return record(records, records.selection(), row);
    }

    private ObjectNode record(QueryResult.Records records, Selection selection, Row row)
    {
        ObjectNode json = Json.object();
        json.putObject("attributes")
                .put("type", selection.type().name())
                .put("url", "%s/sobjects/%s/%s".formatted(base, row.type().name(), row.id()));
        for (SField field : selection.fields()) {
            if (field.type().isCompound()) {
                putCompound(json, row, field);
            }
            else if (field.type() == FieldType.BASE64 && row.get(field.name()) != null) {
                json.put(field.name(), "%s/sobjects/%s/%s/%s".formatted(base, row.type().name(), row.id(), field.name()));
            }
            else {
                put(json, field.name(), field, selection.value(row, field));
            }
        }
        selection.parents().forEach((reference, selected) -> records.context().parent(row, reference).ifPresentOrElse(
                parent -> json.set(reference.relationshipName(), record(records, selected, parent)),
                () -> json.putNull(reference.relationshipName())));
        return json;
    }

    static ObjectNode group(QueryResult.Groups groups, List<Object> row)
    {
        ObjectNode json = Json.object();
        json.putObject("attributes").put("type", "AggregateResult");
        for (int i = 0; i < groups.columns().size(); i++) {
            put(json, groups.columns().get(i).name(), groups.columns().get(i).field(), row.get(i));
        }
        return json;
    }

    private static void put(ObjectNode json, String name, SField field, Object value)
    {
        switch (value) {
            case null -> json.putNull(name);
            case Boolean bool -> json.put(name, bool);
            case BigDecimal number -> json.putRawValue(name, new RawValue(Wire.number(field, number)));
            default -> json.put(name, Wire.restText(value));
        }
    }

    private static void putCompound(ObjectNode json, Row row, SField compound)
    {
        String name = compound.name();
        ObjectNode parts = Json.object();
        boolean isAddress = compound.type() == FieldType.ADDRESS;
        String prefix = isAddress ? name.substring(0, name.length() - "Address".length()) : name.substring(0, name.length() - "c".length());
        boolean present = false;
        for (String part : isAddress ? ADDRESS_PARTS : List.of("Latitude", "Longitude")) {
            String fieldName = isAddress ? prefix + part : prefix + part + "__s";
            Object value = row.get(fieldName);
            present |= value != null;
            row.type().field(fieldName).ifPresent(field -> put(parts, Character.toLowerCase(part.charAt(0)) + part.substring(1), field, value));
        }
        if (present) {
            json.set(name, parts);
        }
        else {
            json.putNull(name);
        }
    }
}
