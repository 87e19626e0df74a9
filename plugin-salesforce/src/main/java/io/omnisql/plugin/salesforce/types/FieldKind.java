package io.omnisql.plugin.salesforce.types;

/**
 * Kinds of fields whose values conditions compare alike.
 */
public enum FieldKind
{
    /**
     * An id of a record, in 18 characters.
     */
    ID,
    BOOLEAN,
    /**
     * 32 or 64 bits.
     */
    INTEGER,
    /**
     * A decimal number that SQL sees as a double.
     */
    NUMBER,
    /**
     * A decimal number that SQL sees rounded to the field's scale.
     */
    DECIMAL,
    DATE,
    DATETIME,
    TIME,
    /**
     * Text that is compared without regard to case, unless the field says otherwise.
     */
    TEXT,
    MULTIPICKLIST,
    /**
     * What no condition may name.
     */
    OPAQUE,
}
