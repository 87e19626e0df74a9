package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * A column that names one row of a parent.
 *
 * @param field the parent's field that looks a row up, e.g. {@code issue}
 * @param argument the field's argument that takes the key
 * @param type the argument's GraphQL type
 * @param otherArguments what else the field is called with, as GraphQL; empty for nothing
 * @param prefix what stands before the column's value in the argument
 * @param possible the texts that can name a row; without meaning for numbers
 * @param parent the type of the parents that have the field, where not all are of it
 * @param support how the look-up relates to SQL's predicates
 */
public record Key(
        String column,
        String field,
        String argument,
        String type,
        String otherArguments,
        String prefix,
        Pattern possible,
        Optional<String> parent,
        FilterSupport support)
{
    private static final Pattern REPOSITORY_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    /**
     * No name is longer.
     */
    private static final Pattern ANY_TEXT = Pattern.compile("(?s).{1,255}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    /**
     * Git allows neither blanks nor these characters in a name.
     */
    private static final Pattern REF_NAME = Pattern.compile("[^\\x00-\\x20\\x7F~^:?*\\[\\\\]{1,250}");

    public Key
    {
        requireNonNull(column, "column is null");
        requireNonNull(field, "field is null");
        requireNonNull(argument, "argument is null");
        requireNonNull(type, "type is null");
        requireNonNull(otherArguments, "otherArguments is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(possible, "possible is null");
        requireNonNull(parent, "parent is null");
        requireNonNull(support, "support is null");
    }

    /**
     * A row's number within its repository: a positive 32-bit integer.
     */
    public static Key number(String column, String field)
    {
        return new Key(column, field, "number", "Int!", "", "", Pattern.compile(""), Optional.empty(), FilterSupport.equality(EXACT).withRange(EXACT));
    }

    /**
     * A repository's name.
     */
    public static Key name(String column, String field)
    {
        return new Key(column, field, "name", "String!", ", followRenames: false", "", REPOSITORY_NAME, Optional.empty(), FilterSupport.equality(EXACT));
    }

    /**
     * A branch's or tag's name.
     *
     * @param prefix the namespace, e.g. {@code refs/heads/}
     */
    public static Key ref(String column, String prefix)
    {
        return new Key(column, "ref", "qualifiedName", "String!", "", prefix, REF_NAME, Optional.empty(), FilterSupport.equality(EXACT));
    }

    /**
     * A name, which is any text.
     */
    public static Key text(String column, String field)
    {
        return new Key(column, field, "name", "String!", "", "", ANY_TEXT, Optional.empty(), FilterSupport.equality(EXACT));
    }

    /**
     * A team's name in addresses; GitHub would also take its other name.
     */
    public static Key slug(String column, String field)
    {
        return new Key(column, field, "slug", "String!", "", "", ANY_TEXT, Optional.of("Organization"), FilterSupport.equality(EXACT));
    }

    /**
     * A commit's whole hash, of which GitHub would also take a part.
     */
    public static Key commit(String column)
    {
        return new Key(column, "object", "oid", "GitObjectID!", "", "", HASH, Optional.empty(), FilterSupport.equality(EXACT));
    }

    boolean isNumber()
    {
        return type.startsWith("Int");
    }

    /**
     * The keys that satisfy a predicate and can exist; empty when they are too many to be looked up, or unknown.
     */
    Optional<List<RemoteValue>> keys(Values predicate)
    {
        if (predicate.nullAllowed()) {
            return Optional.empty();
        }
        if (isNumber()) {
            return NumberRanges.numbers(predicate.ranges())
                    .map(numbers -> numbers.stream().map(RemoteValue::of).collect(toImmutableList()));
        }
        return predicate.discreteValues()
                .map(values -> values.stream().filter(value -> possible.matcher(value.text()).matches()).collect(toImmutableList()));
    }

    /**
     * The keys without those that ask for the same.
     */
    List<RemoteValue> distinct(List<RemoteValue> keys)
    {
        Set<Object> seen = new HashSet<>();
        return keys.stream()
                .filter(key -> seen.add(encode(key)))
                .collect(toImmutableList());
    }

    /**
     * A key as GraphQL takes it.
     */
    Object encode(RemoteValue key)
    {
        return isNumber() ? (Object) key.asLong() : prefix + key.text();
    }
}
