package io.omnisql.toolkit.adapter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableMap;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One column of a remote table, with what can be pushed down declared beside it.
 *
 * @param pointer where the value stands in a row, as a JSON pointer; in a list column the segment {@code *} stands for every element.
 *         After a {@code ^} the pointer starts at the answer's root, and each {@code *} in it stands for the same element as in the
 *         path of the rows: so a nested row reads values of what it is nested in
 * @param spellings the texts that SQL spells otherwise than the service, by the service's spelling
 * @param valueCase what of the text is kept on reading, as services differ in how they spell their enumerations
 * @param sortable whether the service can sort by it in SQL's order
 * @param nullable whether a row may hold NULL
 * @param renderer the name of the adapter's {@link ValueRenderer} that makes the value of what stands at the pointer
 * @param attributes what the adapter needs to know of the column when it plans, e.g. the service's name for it
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
        boolean nullable,
        Optional<String> renderer,
        Map<String, String> attributes)
{
    private static final String SEPARATOR = "$separator";

    public ColumnDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(pointer, "pointer is null");
        spellings = Map.copyOf(spellings);
        requireNonNull(valueCase, "valueCase is null");
        requireNonNull(filter, "filter is null");
        requireNonNull(renderer, "renderer is null");
        attributes = Map.copyOf(attributes);
    }

    public static ColumnDefinition column(String name, ValueType type, String pointer, String comment)
    {
        return new ColumnDefinition(name, type, comment, pointer, Map.of(), ValueCase.AS_IS, FilterSupport.NONE, false, true, Optional.empty(), Map.of());
    }

    public ColumnDefinition withFilter(FilterSupport filter)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable, renderer, attributes);
    }

    public ColumnDefinition withSort()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, true, nullable, renderer, attributes);
    }

    public ColumnDefinition withLowerCase()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, ValueCase.LOWER, filter, sortable, nullable, renderer, attributes);
    }

    /**
     * The column holds the key at the end of another row's address, e.g. 12 of {@code https://…/issues/12}.
     */
    public ColumnDefinition withLastSegment()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, ValueCase.LAST_SEGMENT, filter, sortable, nullable, renderer, attributes);
    }

    public ColumnDefinition withSpellings(Map<String, String> spellings)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable, renderer, attributes);
    }

    public ColumnDefinition notNull()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, false, renderer, attributes);
    }

    /**
     * The value is made by the adapter's renderer of this name.
     */
    public ColumnDefinition withRenderer(String renderer)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable, Optional.of(renderer), attributes);
    }

    public ColumnDefinition withAttributes(Map<String, String> attributes)
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, valueCase, filter, sortable, nullable, renderer, attributes);
    }

    /**
     * The text is a list of values with this between them, so that SQL's {@code contains(split(column, separator), value)} is a
     * {@link RemotePredicate.Contains} of it.
     */
    public ColumnDefinition withSeparator(String separator)
    {
        return withAttributes(ImmutableMap.<String, String>builder().putAll(attributes).put(SEPARATOR, separator).buildOrThrow());
    }

    @JsonIgnore
    public Optional<String> separator()
    {
        return Optional.ofNullable(attributes.get(SEPARATOR));
    }

    /**
     * The text is the JSON that stands at the pointer, whatever it is.
     */
    public ColumnDefinition withJson()
    {
        return new ColumnDefinition(name, type, comment, pointer, spellings, ValueCase.JSON, filter, sortable, nullable, renderer, attributes);
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
        /**
         * The text is the JSON of the whole value.
         */
        JSON,
    }
}
