package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A column that names one row in all of GitHub, so that it is looked up whatever its parent.
 *
 * @param type the rows' GraphQL type, by whose nodes' identifiers they are looked up; empty where they are repositories that are looked up by owner and name
 * @param possible the texts that can name a row
 */
public record GlobalKey(String column, Optional<String> type, Pattern possible)
{
    static final FilterSupport SUPPORT = FilterSupport.equality(Verdict.EXACT);

    private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9+/_=-]{1,255}");
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}");

    public GlobalKey
    {
        requireNonNull(column, "column is null");
        requireNonNull(type, "type is null");
        requireNonNull(possible, "possible is null");
    }

    /**
     * The identifier of a node.
     */
    static GlobalKey node(String type)
    {
        return new GlobalKey("node_id", Optional.of(type), NODE_ID);
    }

    /**
     * A repository's owner and name, separated by a slash.
     */
    public static GlobalKey fullName(String column)
    {
        return new GlobalKey(column, Optional.empty(), FULL_NAME);
    }

    /**
     * The keys that satisfy a predicate and can exist; empty when they are unknown.
     */
    Optional<List<RemoteValue>> keys(Values predicate)
    {
        return predicate.nullAllowed()
                ? Optional.empty()
                : predicate.discreteValues().map(values -> values.stream().filter(value -> possible.matcher(value.text()).matches()).collect(toImmutableList()));
    }

    /**
     * The owner that a key names; empty where it names none.
     */
    Optional<String> owner(String key)
    {
        return type.isPresent() ? Optional.empty() : Optional.of(key.substring(0, key.indexOf('/')));
    }

    /**
     * Selects a row under a name, and declares the variables that this needs.
     */
    String select(String alias, String key, String selection, Map<String, Argument> variables)
    {
        if (type.isPresent()) {
            variables.put(alias, new Argument("ID!", key));
            return "%s: node(id: $%s) { ... on %s { %s } } ".formatted(alias, alias, type.get(), selection);
        }
        variables.put("owner" + alias, new Argument("String!", owner(key).orElseThrow()));
        variables.put(alias, new Argument("String!", key.substring(key.indexOf('/') + 1)));
        return "%s: repository(owner: $owner%s, name: $%s, followRenames: false) { %s } ".formatted(alias, alias, alias, selection);
    }

    /**
     * For EXPLAIN.
     *
     * @param keys as people read them
     */
    String describe(String keys, String selection)
    {
        return type.map(name -> "node(id: %s) { ... on %s { %s } }".formatted(keys, name, selection))
                .orElseGet(() -> "repository(owner/name: %s) { %s }".formatted(keys, selection));
    }
}
