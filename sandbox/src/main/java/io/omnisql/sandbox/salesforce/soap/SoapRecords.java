package io.omnisql.sandbox.salesforce.soap;

import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.evaluate.QueryResult;
import io.omnisql.sandbox.salesforce.evaluate.Selection;
import io.omnisql.sandbox.salesforce.rest.Wire;
import io.omnisql.sandbox.salesforce.schema.SField;

import java.util.List;

/**
 * Rows as SOAP's records; all values are text.
 */
final class SoapRecords
{
    private static final List<String> ADDRESS_PARTS = List.of("City", "Country", "Latitude", "Longitude", "PostalCode", "State", "Street");

    private SoapRecords() {}

    static String record(QueryResult.Records records, Row row)
    {
        return "<records xsi:type=\"sf:sObject\">%s</records>".formatted(content(records, records.selection(), row));
    }

    private static String content(QueryResult.Records records, Selection selection, Row row)
    {
        StringBuilder xml = new StringBuilder();
        boolean selectsId = selection.fields().stream().anyMatch(field -> field.name().equals("Id"));
        xml.append(Xml.element("sf:type", selection.type().name())).append(Xml.element("sf:Id", selectsId ? row.id() : null));
        for (SField field : selection.fields()) {
            if (field.type().isCompound()) {
                xml.append(compound(row, field));
            }
            else {
                xml.append(value(field.name(), field, selection.value(row, field)));
            }
        }
        selection.parents().forEach((reference, selected) -> xml.append(records.context().parent(row, reference)
                .map(parent -> "<sf:%1$s xsi:type=\"sf:sObject\">%2$s</sf:%1$s>".formatted(reference.relationshipName(), content(records, selected, parent)))
                .orElseGet(() -> Xml.element("sf:" + reference.relationshipName(), null))));
        return xml.toString();
    }

    static String group(QueryResult.Groups groups, List<Object> row)
    {
        StringBuilder xml = new StringBuilder("<records xsi:type=\"sf:sObject\"><sf:type>AggregateResult</sf:type><sf:Id xsi:nil=\"true\"/>");
        for (int i = 0; i < groups.columns().size(); i++) {
            xml.append(value(groups.columns().get(i).name(), groups.columns().get(i).field(), row.get(i)));
        }
        return xml.append("</records>").toString();
    }

    private static String value(String name, SField field, Object value)
    {
        return Xml.element("sf:" + name, value == null ? null : Wire.xmlText(field, value));
    }

    private static String compound(Row row, SField field)
    {
        boolean isAddress = field.type().wireName().equals("address");
        String prefix = isAddress ? field.name().substring(0, field.name().length() - "Address".length()) : field.name().substring(0, field.name().length() - 1);
        StringBuilder parts = new StringBuilder();
        boolean present = false;
        for (String part : isAddress ? ADDRESS_PARTS : List.of("Latitude", "Longitude")) {
            String name = isAddress ? prefix + part : prefix + part + "__s";
            Object value = row.get(name);
            present |= value != null;
            parts.append(value(Character.toLowerCase(part.charAt(0)) + part.substring(1), row.type().field(name).orElse(field), value));
        }
        return present ? "<sf:%1$s xsi:type=\"%2$s\">%3$s</sf:%1$s>".formatted(field.name(), isAddress ? "address" : "location", parts.toString().replace("sf:", "")) : Xml.element("sf:" + field.name(), null);
    }
}
