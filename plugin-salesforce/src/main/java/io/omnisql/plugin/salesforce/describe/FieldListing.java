package io.omnisql.plugin.salesforce.describe;

import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.SystemListing;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.ColumnDefinition.column;
import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.ValueType.BOOLEAN;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;
import static java.util.Locale.ROOT;

/**
 * {@code system.fields}: the fields of the objects, those included that are no columns.
 */
final class FieldListing
        implements SystemListing
{
    private static final TableDefinition DEFINITION = new TableDefinition("fields", "The fields of the objects, as Salesforce describes them", List.of(
            column(TABLE_NAME, VARCHAR, "", "The table of the object"),
            column("column_name", VARCHAR, "", "The column; NULL for a compound field of which only the parts are columns"),
            column("object_name", VARCHAR, "", "The object, as the API spells it"),
            column("field_name", VARCHAR, "", "The field, as the API spells it"),
            column("label", VARCHAR, "", "As users see it"),
            column("help", VARCHAR, "", "The help that users see"),
            column("field_type", VARCHAR, "", "As the API calls it"),
            column("sql_type", VARCHAR, "", "The type of the column"),
            column("length", BIGINT, "", "Of text, in UTF-16 units; NULL for other types"),
            column("precision", BIGINT, "", "Digits of a decimal number; NULL for other types"),
            column("scale", BIGINT, "", "Digits after the point; NULL for other types"),
            column("nullable", BOOLEAN, "", "Whether a record may have no value"),
            column("filterable", BOOLEAN, "", "Whether conditions may name it"),
            column("sortable", BOOLEAN, "", "Whether an order may name it"),
            column("groupable", BOOLEAN, "", "Whether GROUP BY may name it"),
            column("aggregatable", BOOLEAN, "", "Whether aggregates may name it"),
            column("case_sensitive", BOOLEAN, "", "Whether its text is compared with regard to case"),
            column("calculated", BOOLEAN, "", "Whether a formula gives its value"),
            column("encrypted", BOOLEAN, "", "Whether it is encrypted at rest"),
            column("reference_to", VARCHAR, "", "The objects that a reference leads to, separated by commas"),
            column("relationship_name", VARCHAR, "", "How SOQL names the record that a reference leads to"),
            column("compound_field", VARCHAR, "", "The compound field that it is a part of")));

    @Override
    public TableDefinition definition()
    {
        return DEFINITION;
    }

    @Override
    public List<List<Object>> rows(ConnectionInfo connection, Optional<Set<String>> tables, RemoteReader reader)
    {
        NumericMapping numbers = NumericMapping.of(connection);
        boolean compounds = TableDescriber.hasCompoundColumns(connection);
        return Listings.descriptions(connection, tables, reader).stream()
                .flatMap(object -> object.fields().stream().map(field -> row(object, field, numbers, compounds)))
                .toList();
    }

    private static List<Object> row(ObjectDescription object, FieldDescription field, NumericMapping numbers, boolean compounds)
    {
        boolean isColumn = compounds || !ColumnTypes.isCompound(field);
        boolean isNumber = field.precision() > 0;
        return Listings.row(
                object.name().toLowerCase(ROOT),
                isColumn ? field.name().toLowerCase(ROOT) : null,
                object.name(),
                field.name(),
                field.label(),
                Listings.text(field.help()),
                field.type(),
                ColumnTypes.type(field, numbers).toString(),
                field.length() > 0 ? (Object) (long) field.length() : null,
                isNumber ? (Object) (long) field.precision() : null,
                isNumber ? (Object) (long) field.scale() : null,
                field.is(Flag.NILLABLE),
                field.is(Flag.FILTERABLE),
                field.is(Flag.SORTABLE),
                field.is(Flag.GROUPABLE),
                field.is(Flag.AGGREGATABLE),
                field.is(Flag.CASE_SENSITIVE),
                field.is(Flag.CALCULATED),
                field.is(Flag.ENCRYPTED),
                Listings.text(String.join(",", field.referenceTo())),
                Listings.text(field.relationship()),
                Listings.text(field.compound()));
    }
}
