package io.omnisql.plugin.github.scan;

import com.google.common.collect.Lists;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The keys that a query names, which are looked up in batches of one request each.
 */
record KeyLookup(Key key, List<RemoteValue> values)
{
    static final int BATCH_SIZE = 100;
    private static final int DESCRIBED = 10;

    KeyLookup
    {
        requireNonNull(key, "key is null");
        values = List.copyOf(values);
    }

    /**
     * Empty when the query names no keys.
     */
    static Optional<KeyLookup> of(ConnectionSpec spec, RemoteQuery query)
    {
        return spec.key().flatMap(key -> of(key, query));
    }

    static Optional<KeyLookup> of(Key key, RemoteQuery query)
    {
        return named(query, key.column(), key::keys).map(keys -> new KeyLookup(key, key.distinct(keys)));
    }

    /**
     * The keys that satisfy a query's filters on a column; empty when it names none.
     *
     * @param keys those of a predicate, empty when they are unknown
     */
    static Optional<List<RemoteValue>> named(RemoteQuery query, String column, Function<Values, Optional<List<RemoteValue>>> keys)
    {
        List<Values> predicates = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> predicate.column().equals(column))
                .map(Values.class::cast)
                .toList();
        return predicates.stream().findFirst()
                .flatMap(keys)
                .map(values -> values.stream()
                        .filter(value -> predicates.stream().skip(1).allMatch(predicate -> Predicates.matches(predicate, value)))
                        .collect(toImmutableList()));
    }

    int batches()
    {
        return Lists.partition(values, BATCH_SIZE).size();
    }

    List<RemoteValue> batch(int index)
    {
        return Lists.partition(values, BATCH_SIZE).get(index);
    }

    /**
     * The keys, for people.
     */
    String describe()
    {
        return describe(values);
    }

    static String describe(List<RemoteValue> values)
    {
        if (values.size() > DESCRIBED) {
            return values.getFirst().text() + " | ... | " + values.getLast().text() + ", " + values.size() + " in all";
        }
        return values.stream().map(RemoteValue::text).collect(joining(" | "));
    }
}
