package io.omnisql.sandbox.salesforce.schema;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import static io.omnisql.sandbox.salesforce.schema.FieldFlag.AGGREGATABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.FILTERABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.GROUPABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.SORTABLE;

/**
 * The type of a field, with what queries may usually do with it.
 */
public enum FieldType
{
    ID("id", "tns:ID", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    REFERENCE("reference", "tns:ID", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    STRING("string", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    EMAIL("email", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    PHONE("phone", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    URL("url", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    PICKLIST("picklist", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    COMBOBOX("combobox", "xsd:string", FILTERABLE, SORTABLE, AGGREGATABLE),
    MULTIPICKLIST("multipicklist", "xsd:string", FILTERABLE),
    TEXTAREA("textarea", "xsd:string", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    ENCRYPTEDSTRING("encryptedstring", "xsd:string"),
    BOOLEAN("boolean", "xsd:boolean", FILTERABLE, SORTABLE, GROUPABLE),
    INT("int", "xsd:int", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    LONG("long", "xsd:long", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    DOUBLE("double", "xsd:double", FILTERABLE, SORTABLE, AGGREGATABLE),
    CURRENCY("currency", "xsd:double", FILTERABLE, SORTABLE, AGGREGATABLE),
    PERCENT("percent", "xsd:double", FILTERABLE, SORTABLE, AGGREGATABLE),
    DATE("date", "xsd:date", FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE),
    DATETIME("datetime", "xsd:dateTime", FILTERABLE, SORTABLE, AGGREGATABLE),
    TIME("time", "xsd:time", FILTERABLE, SORTABLE),
    ADDRESS("address", "urn:address", FILTERABLE),
    LOCATION("location", "urn:location", FILTERABLE),
    BASE64("base64", "xsd:base64Binary"),
    ANYTYPE("anyType", "xsd:anyType");

    private final String wireName;
    private final String soapType;
    private final Set<FieldFlag> flags;

    FieldType(String wireName, String soapType, FieldFlag... flags)
    {
        this.wireName = wireName;
        this.soapType = soapType;
        this.flags = EnumSet.noneOf(FieldFlag.class);
        this.flags.addAll(Set.of(flags));
    }

    public String wireName()
    {
        return wireName;
    }

    public String soapType()
    {
        return soapType;
    }

    Set<FieldFlag> flags()
    {
        return Set.copyOf(flags);
    }

    /**
     * Whether values are compared as text, without regard to case unless the field says otherwise.
     */
    public boolean isText()
    {
        return switch (this) {
            case STRING, EMAIL, PHONE, URL, PICKLIST, COMBOBOX, MULTIPICKLIST, TEXTAREA, ENCRYPTEDSTRING -> true;
            default -> false;
        };
    }

    public boolean isId()
    {
        return this == ID || this == REFERENCE;
    }

    public boolean isNumber()
    {
        return switch (this) {
            case INT, LONG, DOUBLE, CURRENCY, PERCENT -> true;
            default -> false;
        };
    }

    public boolean isCompound()
    {
        return this == ADDRESS || this == LOCATION;
    }

    @Override
    public String toString()
    {
        return wireName.toLowerCase(Locale.ROOT);
    }
}
