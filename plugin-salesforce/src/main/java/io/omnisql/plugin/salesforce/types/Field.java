package io.omnisql.plugin.salesforce.types;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What the planner knows of a column's field; it travels in the column's attributes.
 *
 * @param name as the API spells it
 * @param type as the API calls it
 */
public record Field(String name, String type, FieldKind kind, Set<Flag> flags)
{
    private static final String NAME = "field";
    private static final String TYPE = "type";
    private static final String KIND = "kind";
    private static final String FLAGS = "flags";

    public Field
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(kind, "kind is null");
        flags = Set.copyOf(flags);
    }

    /**
     * What the field's description says of it.
     */
    public enum Flag
    {
        FILTERABLE('F'),
        SORTABLE('S'),
        GROUPABLE('G'),
        AGGREGATABLE('A'),
        NILLABLE('N'),
        CASE_SENSITIVE('K'),
        ENCRYPTED('E'),
        CALCULATED('C');

        private final char letter;

        Flag(char letter)
        {
            this.letter = letter;
        }
    }

    public boolean is(Flag flag)
    {
        return flags.contains(flag);
    }

    public boolean isCurrency()
    {
        return type.equals("currency");
    }

    /**
     * Whether it is a long text of the organisation's own.
     */
    public boolean isLongText()
    {
        return type.equals("textarea") && !is(Flag.FILTERABLE) && name.endsWith("__c");
    }

    public static Field of(ColumnDefinition column)
    {
        Map<String, String> attributes = column.attributes();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        String letters = attributes.get(FLAGS);
        for (Flag flag : Flag.values()) {
            if (letters.indexOf(flag.letter) >= 0) {
                flags.add(flag);
            }
        }
        return new Field(attributes.get(NAME), attributes.get(TYPE), FieldKind.valueOf(attributes.get(KIND)), flags);
    }

    public Map<String, String> toAttributes()
    {
        return ImmutableMap.of(
                NAME, name,
                TYPE, type,
                KIND, kind.name(),
                FLAGS, flags.stream().sorted().map(flag -> String.valueOf(flag.letter)).collect(joining()));
    }
}
