package io.omnisql.sandbox.salesforce.schema;

import java.util.List;

/**
 * Fields that objects have in common.
 */
public final class SystemFields
{
    /**
     * Who created and changed a row, and when.
     */
    public static final List<SField> AUDIT = List.of(
            SField.of("CreatedDate", FieldType.DATETIME).required().readOnly(),
            SField.reference("CreatedById", "CreatedBy", "User").required().readOnly(),
            SField.of("LastModifiedDate", FieldType.DATETIME).required().readOnly(),
            SField.reference("LastModifiedById", "LastModifiedBy", "User").required().readOnly(),
            SField.of("SystemModstamp", FieldType.DATETIME).required().readOnly());

    private SystemFields() {}

    /**
     * An address and its parts.
     *
     * @param prefix empty for none
     */
    public static List<SField> address(String prefix)
    {
        String compound = prefix + "Address";
        return List.of(
                SField.textarea(prefix + "Street", 255).partOf(compound),
                SField.string(prefix + "City", 40).partOf(compound),
                SField.string(prefix + "State", 80).partOf(compound),
                SField.string(prefix + "PostalCode", 20).partOf(compound),
                SField.string(prefix + "Country", 80).partOf(compound),
                SField.number(prefix + "Latitude", FieldType.DOUBLE, 18, 15).partOf(compound),
                SField.number(prefix + "Longitude", FieldType.DOUBLE, 18, 15).partOf(compound),
                SField.picklist(prefix + "GeocodeAccuracy", 40, "Address", "NearAddress", "Block", "Street", "ExtendedZip", "Zip", "Neighborhood", "City", "County", "State", "Unknown")
                        .with(FieldFlag.RESTRICTED_PICKLIST).partOf(compound),
                SField.of(compound, FieldType.ADDRESS).readOnly());
    }
}
