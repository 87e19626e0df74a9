package io.omnisql.sandbox.salesforce.schema;

/**
 * A yes-or-no property of a field, as its description tells it.
 */
public enum FieldFlag
{
    FILTERABLE,
    SORTABLE,
    GROUPABLE,
    AGGREGATABLE,
    NILLABLE,
    CASE_SENSITIVE,
    UNIQUE,
    EXTERNAL_ID,
    ENCRYPTED,
    CALCULATED,
    AUTO_NUMBER,
    NAME_FIELD,
    RESTRICTED_PICKLIST,
    UPDATEABLE,
    HTML_FORMATTED,
    HIGH_SCALE,
}
