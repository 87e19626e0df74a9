package io.omnisql.plugin.salesforce.describe;

import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.plugin.salesforce.types.FieldKind;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import io.omnisql.toolkit.adapter.ValueType;

import static io.omnisql.toolkit.adapter.ValueType.DOUBLE;
import static io.omnisql.toolkit.adapter.ValueType.VARCHAR;

/**
 * The types of columns, from the types of fields.
 */
final class ColumnTypes
{
    private static final int ID_LENGTH = 18;
    private static final int MAX_PRECISION = 38;

    private static final ValueType LOCATION = ValueType.row(
            new ValueType.Field("latitude", DOUBLE),
            new ValueType.Field("longitude", DOUBLE));
    private static final ValueType ADDRESS = ValueType.row(
            new ValueType.Field("street", VARCHAR),
            new ValueType.Field("city", VARCHAR),
            new ValueType.Field("state", VARCHAR),
            new ValueType.Field("stateCode", VARCHAR),
            new ValueType.Field("postalCode", VARCHAR),
            new ValueType.Field("country", VARCHAR),
            new ValueType.Field("countryCode", VARCHAR),
            new ValueType.Field("latitude", DOUBLE),
            new ValueType.Field("longitude", DOUBLE),
            new ValueType.Field("geocodeAccuracy", VARCHAR));

    private ColumnTypes() {}

    static FieldKind kind(FieldDescription field, NumericMapping numbers)
    {
        return switch (field.type()) {
            case "id" -> FieldKind.ID;
            case "reference" -> field.externalReference() ? FieldKind.TEXT : FieldKind.ID;
            case "boolean" -> FieldKind.BOOLEAN;
            case "int", "long" -> FieldKind.INTEGER;
            case "double", "currency", "percent" -> decimal(field, numbers) ? FieldKind.DECIMAL : FieldKind.NUMBER;
            case "date" -> FieldKind.DATE;
            case "datetime" -> FieldKind.DATETIME;
            case "time" -> FieldKind.TIME;
            case "string", "email", "phone", "url", "picklist", "combobox", "textarea" -> FieldKind.TEXT;
            case "multipicklist" -> FieldKind.MULTIPICKLIST;
            default -> FieldKind.OPAQUE;
        };
    }

    static ValueType type(FieldDescription field, NumericMapping numbers)
    {
        return switch (field.type()) {
            case "id" -> ValueType.varchar(ID_LENGTH);
            case "reference" -> field.externalReference() ? text(field) : ValueType.varchar(ID_LENGTH);
            case "boolean" -> ValueType.BOOLEAN;
            case "int" -> ValueType.INTEGER;
            case "long" -> ValueType.BIGINT;
            case "double", "currency", "percent" -> decimal(field, numbers) ? ValueType.decimal(field.precision(), field.scale()) : DOUBLE;
            case "date" -> ValueType.DATE;
            case "datetime" -> ValueType.INSTANT;
            case "time" -> ValueType.TIME;
            case "address" -> ADDRESS;
            case "location" -> LOCATION;
            default -> text(field);
        };
    }

    /**
     * Whether the value is JSON of any shape.
     */
    static boolean isJson(FieldDescription field)
    {
        return switch (field.type()) {
            case "anyType", "complexvalue", "json", "textarray", "floatarray" -> true;
            default -> false;
        };
    }

    static boolean isCompound(FieldDescription field)
    {
        return field.type().equals("address") || field.type().equals("location");
    }

    private static boolean decimal(FieldDescription field, NumericMapping numbers)
    {
        return numbers == NumericMapping.DECIMAL
                && field.precision() >= 1
                && field.precision() <= MAX_PRECISION
                && field.scale() >= 0
                && field.scale() <= field.precision();
    }

    /**
     * What is computed or marked up may be longer than described, and what an attachment's field answers is an address.
     */
    private static ValueType text(FieldDescription field)
    {
        boolean bounded = field.length() > 0
                && !field.is(Flag.CALCULATED)
                && !field.htmlFormatted()
                && !field.type().equals("base64")
                && !isJson(field);
        return bounded ? ValueType.varchar(field.length()) : VARCHAR;
    }
}
