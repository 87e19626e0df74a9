package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * One column of a remote table, with what can be pushed down declared beside it.
 *
 * @param pointer where the value stands in a row, as a JSON pointer; in a list column the segment {@code *} stands for every element
 * @param spellings the texts that SQL spells otherwise than the service, by the service's spelling
 * @param valueCase what of the text is kept on reading, as services differ in how they spell their enumerations
 * @param sortable whether the service can sort by it in SQL's order
 * @param nullable whether a row may hold NULL
 */
public record ColumnDefinition(
        String name,
        ValueType type,
        String comment,
        String pointer,
        Map<String, String> spellings,
        ValueCase valueCase,
        FilterSupport filter,
        boolean sortable,
        boolean nullable)
{
    public ColumnDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(pointer, "pointer is null");
        spellings = Map.copyOf(spellings);
        requireNonNull(valueCase, "valueCase is null");
        requireNonNull(filter, "filter is null");
    }

    public static ColumnDefinition column(String name, ValueType type, String pointer, String comment)
    {
        return new ColumnDefinition(name, type, comment, pointer, Map.of(), ValueCase.AS_IS, FilterSupport.NONE, false, true);
    }

    public ColumnDefinition withFilter(FilterSupport filter)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable);
    }

    public ColumnDefinition withSort()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, true, nullable);
    }

    public ColumnDefinition withLowerCase()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, ValueCase.LOWER, filter, sortable, nullable);
    }

    /**
     * The column holds the key at the end of another row's address, e.g. 12 of {@code https://…/issues/12}.
     */
    public ColumnDefinition withLastSegment()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, ValueCase.LAST_SEGMENT, filter, sortable, nullable);
    }

    public ColumnDefinition withSpellings(Map<String, String> spellings)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable);
    }

    public ColumnDefinition notNull()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, false);
    }

    /**
     * Whether only queries that name the column see it. Such columns are the toolkit's own: their names start with a dollar sign.
     */
    @JsonIgnore
    public boolean isHidden()
    {
        return name.startsWith("$");
    }

    /**
     * What happens to a text on reading.
     */
    public enum ValueCase
    {
        AS_IS,
        LOWER,
        /**
         * Only what follows the last slash is kept.
         */
        LAST_SEGMENT,
    }
}
