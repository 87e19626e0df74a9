package io.omnisql.sandbox.salesforce.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.sandbox.salesforce.schema.FieldFlag.AGGREGATABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.AUTO_NUMBER;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.CALCULATED;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.ENCRYPTED;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.FILTERABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.GROUPABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.HTML_FORMATTED;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.NILLABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.RESTRICTED_PICKLIST;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.SORTABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.UPDATEABLE;

/**
 * A field of an object.
 *
 * @param length of text in UTF-16 units, 0 for other types
 * @param digits of an int, 0 for other types
 * @param picklist values in the order of their definition
 * @param referenceTo the objects that a reference may point to; several make it polymorphic
 * @param relationshipName by which queries reach the parent, null when they cannot
 * @param compound the field that this one is a part of, null for none
 * @param extraTypeInfo null for none
 */
public record SField(
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        int digits,
        Set<FieldFlag> flags,
        List<String> picklist,
        List<String> referenceTo,
        String relationshipName,
        String compound,
        String extraTypeInfo)
{
    private static final int LONGEST_FILTERABLE = 255;

    public SField
    {
        flags = Set.copyOf(flags);
        picklist = List.copyOf(picklist);
        referenceTo = List.copyOf(referenceTo);
    }

    private static SField of(String name, FieldType type, int length, int precision, int scale, int digits)
    {
        Set<FieldFlag> flags = EnumSet.of(NILLABLE, UPDATEABLE);
        flags.addAll(type.flags());
        return new SField(name, label(name), type, length, precision, scale, digits, flags, List.of(), List.of(), null, null, null);
    }

    private static String label(String name)
    {
        String bare = name.endsWith("__c") ? name.substring(0, name.length() - 3) : name;
        return bare.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /**
     * A field of a type without length and precision.
     */
    public static SField of(String name, FieldType type)
    {
        return of(name, type, 0, 0, 0, 0);
    }

    public static SField id()
    {
        return of("Id", FieldType.ID, 18, 0, 0, 0).without(NILLABLE, UPDATEABLE).labeled("Record ID");
    }

    public static SField text(String name, FieldType type, int length)
    {
        return of(name, type, length, 0, 0, 0);
    }

    public static SField string(String name, int length)
    {
        return text(name, FieldType.STRING, length);
    }

    /**
     * Text of several lines; beyond 255 characters queries can only select it.
     */
    public static SField textarea(String name, int length)
    {
        SField field = text(name, FieldType.TEXTAREA, length).extra("plaintextarea");
        return length <= LONGEST_FILTERABLE ? field : field.without(FILTERABLE, SORTABLE, GROUPABLE, AGGREGATABLE);
    }

    public static SField richText(String name, int length)
    {
        return textarea(name, length).extra("richtextarea").with(HTML_FORMATTED);
    }

    public static SField picklist(String name, int length, String... values)
    {
        SField field = text(name, FieldType.PICKLIST, length);
        return field.valued(List.of(values));
    }

    public static SField multipicklist(String name, String... values)
    {
        return text(name, FieldType.MULTIPICKLIST, 4099).valued(List.of(values)).with(RESTRICTED_PICKLIST);
    }

    public static SField number(String name, FieldType type, int precision, int scale)
    {
        return of(name, type, 0, precision, scale, 0);
    }

    public static SField integer(String name)
    {
        return of(name, FieldType.INT, 0, 0, 0, 8);
    }

    /**
     * @param relationshipName null when queries cannot follow it
     */
    public static SField reference(String name, String relationshipName, String... targets)
    {
        SField field = of(name, FieldType.REFERENCE, 18, 0, 0, 0);
        return new SField(name, field.label, field.type, 18, 0, 0, 0, field.flags, List.of(), List.of(targets), relationshipName, null, null);
    }

    public static SField bool(String name)
    {
        return of(name, FieldType.BOOLEAN).without(NILLABLE);
    }

    public static SField autoNumber(String name, int length)
    {
        return string(name, length).with(AUTO_NUMBER).without(GROUPABLE, NILLABLE, UPDATEABLE);
    }

    private SField valued(List<String> values)
    {
        return new SField(name, label, type, length, precision, scale, digits, flags, values, referenceTo, relationshipName, compound, extraTypeInfo);
    }

    public SField with(FieldFlag... added)
    {
        return flagged(Stream.concat(flags.stream(), Stream.of(added)).toList());
    }

    public SField without(FieldFlag... removed)
    {
        Set<FieldFlag> gone = Set.of(removed);
        return flagged(flags.stream().filter(flag -> !gone.contains(flag)).toList());
    }

    private SField flagged(List<FieldFlag> newFlags)
    {
        return new SField(name, label, type, length, precision, scale, digits, newFlags.isEmpty() ? Set.of() : EnumSet.copyOf(newFlags), picklist, referenceTo, relationshipName, compound, extraTypeInfo);
    }

    public SField readOnly()
    {
        return without(UPDATEABLE);
    }

    public SField required()
    {
        return without(NILLABLE);
    }

    /**
     * Computed by a formula.
     */
    public SField formula()
    {
        return with(CALCULATED).without(UPDATEABLE, GROUPABLE);
    }

    /**
     * Encrypted at rest with a deterministic scheme: only equality can be asked.
     */
    public SField deterministicallyEncrypted()
    {
        return with(ENCRYPTED).without(SORTABLE, GROUPABLE, AGGREGATABLE);
    }

    public SField partOf(String newCompound)
    {
        return new SField(name, label, type, length, precision, scale, digits, flags, picklist, referenceTo, relationshipName, newCompound, extraTypeInfo);
    }

    public SField labeled(String newLabel)
    {
        return new SField(name, newLabel, type, length, precision, scale, digits, flags, picklist, referenceTo, relationshipName, compound, extraTypeInfo);
    }

    public SField extra(String newExtraTypeInfo)
    {
        return new SField(name, label, type, length, precision, scale, digits, flags, picklist, referenceTo, relationshipName, compound, newExtraTypeInfo);
    }

    public boolean is(FieldFlag flag)
    {
        return flags.contains(flag);
    }

    public boolean isCustom()
    {
        return name.endsWith("__c") || name.endsWith("__s");
    }

    public boolean isPolymorphic()
    {
        return referenceTo.size() > 1;
    }

    /**
     * Text too long for filters.
     */
    public boolean isLongText()
    {
        return type == FieldType.TEXTAREA && length > LONGEST_FILTERABLE;
    }

    public Optional<String> relationship()
    {
        return Optional.ofNullable(relationshipName);
    }
}
