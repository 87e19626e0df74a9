package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;

/**
 * The object Name: what queries see of the target of a polymorphic reference.
 */
public final class NameObject
{
    public static final SObjectType TYPE = SObjectType.of("Name", "", List.of(
            SField.id(),
            SField.string("Name", 255).with(FieldFlag.NAME_FIELD).readOnly(),
            SField.string("LastName", 80).readOnly(),
            SField.string("FirstName", 40).readOnly(),
            SField.picklist("Type", 40).readOnly(),
            SField.string("Alias", 8).readOnly(),
            SField.bool("IsActive").readOnly(),
            SField.string("Title", 128).readOnly(),
            SField.text("Email", FieldType.EMAIL, 80).readOnly(),
            SField.text("Phone", FieldType.PHONE, 40).readOnly(),
            SField.string("Username", 80).readOnly()));

    private NameObject() {}

    /**
     * The value that a row shows through the object Name.
     */
    public static Object value(Row row, SField field)
    {
        if (field.name().equals("Type")) {
            return row.type().name();
        }
        if (field.is(FieldFlag.NAME_FIELD)) {
            return row.type().nameField().map(name -> row.get(name.name())).orElse(null);
        }
        return row.get(field.name());
    }
}
