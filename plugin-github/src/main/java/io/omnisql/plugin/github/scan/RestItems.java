package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.types.Predicates;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What a REST list hangs on below its parent, e.g. the workflow runs whose jobs are listed: a list itself, from which the keys are read
 * where a query does not name them.
 *
 * @param definition the column that holds the key
 * @param path path of the items' list below the parent's; empty when the items are never listed, so that queries must name them
 * @param rows where the items stand in an answer
 * @param key where the key stands in an item
 * @param possible the texts by which GitHub finds the item that has them as its key, and nothing else; empty when there are none, so that
 *         keys that a query names are found in the list
 */
public record RestItems(ColumnDefinition definition, Optional<String> path, String rows, String key, Optional<Pattern> possible)
{
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    /**
     * A whole hash: GitHub also takes parts of one, and names of branches and tags.
     */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /**
     * More keys are read from the list.
     */
    private static final int MAX_NAMED = 500;

    public RestItems
    {
        requireNonNull(definition, "definition is null");
        requireNonNull(path, "path is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(key, "key is null");
        requireNonNull(possible, "possible is null");
    }

    /**
     * Items by their numeric identifiers.
     */
    public static RestItems byId(String column, String comment, String path, String rows)
    {
        return new RestItems(ColumnDefinition.column(column, ValueType.BIGINT, "/" + column, comment).notNull(), Optional.of(path), rows, "/id", Optional.of(NUMBER));
    }

    /**
     * Items by names that GitHub looks up whatever their case, so that they are always listed.
     */
    public static RestItems byName(String column, String comment, String path, String key)
    {
        return new RestItems(ColumnDefinition.column(column, ValueType.VARCHAR, "/" + column, comment).notNull(), Optional.of(path), "", key, Optional.empty());
    }

    /**
     * Commits, which a query must name.
     */
    public static RestItems commit(String column, String comment)
    {
        return new RestItems(ColumnDefinition.column(column, ValueType.VARCHAR, "/" + column, comment).notNull(), Optional.empty(), "", "", Optional.of(HASH));
    }

    /**
     * Items by numbers, which a query must name.
     */
    public static RestItems named(String column, String comment)
    {
        return new RestItems(ColumnDefinition.column(column, ValueType.BIGINT, "/" + column, comment).notNull(), Optional.empty(), "", "", Optional.of(NUMBER));
    }

    String column()
    {
        return definition.name();
    }

    /**
     * The keys that a query names; empty when it names none, or too many to be asked one by one.
     */
    Optional<List<RemoteValue>> named(RemoteQuery query)
    {
        List<ColumnPredicate> predicates = predicates(query);
        if (possible.isEmpty() || predicates.isEmpty()) {
            return Optional.empty();
        }
        return predicates.stream()
                .map(Values.class::cast)
                .flatMap(values -> keys(values).stream())
                .findFirst()
                .map(keys -> keys.stream()
                        .filter(key -> possible.get().matcher(key.text()).matches() && matches(query, key))
                        .collect(toImmutableList()));
    }

    boolean matches(RemoteQuery query, RemoteValue key)
    {
        return predicates(query).stream().allMatch(predicate -> Predicates.matches(predicate, key));
    }

    private List<ColumnPredicate> predicates(RemoteQuery query)
    {
        return query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> predicate.column().equals(column()))
                .toList();
    }

    Optional<List<RemoteValue>> keys(Values values)
    {
        if (definition.type().kind() != ValueType.Kind.BIGINT) {
            return values.discreteValues();
        }
        ImmutableList.Builder<RemoteValue> keys = ImmutableList.builder();
        long count = 0;
        for (RemoteRange range : values.ranges()) {
            if (range.low().isEmpty() || range.high().isEmpty()) {
                return Optional.empty();
            }
            long low = Math.max(1, range.low().get().asLong() + (range.lowInclusive() ? 0 : 1));
            long high = range.high().get().asLong() - (range.highInclusive() ? 0 : 1);
            if (high >= low) {
                count += Math.min(MAX_NAMED, high - low) + 1;
                if (count > MAX_NAMED) {
                    return Optional.empty();
                }
                LongStream.rangeClosed(low, high).mapToObj(RemoteValue::of).forEach(keys::add);
            }
        }
        return Optional.of(keys.build());
    }
}
