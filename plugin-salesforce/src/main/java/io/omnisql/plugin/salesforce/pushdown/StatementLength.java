package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether statements stay short enough for the service, which takes 100,000 characters.
 */
public final class StatementLength
{
    /**
     * How many values of a longer list a statement asks for.
     */
    public static final int SLICE = 500;

    /**
     * Most characters of the conditions; the fields that are selected and a slice of a long list come on top.
     */
    private static final int MOST_CHARACTERS = 60_000;

    private StatementLength() {}

    /**
     * Whether the predicate is a list that several statements may ask for.
     */
    public static boolean isLongList(RemotePredicate predicate)
    {
        return isList(predicate) && ((Values) predicate).ranges().size() > SLICE;
    }

    /**
     * Whether the predicate lists values, and nothing else.
     */
    public static boolean isList(RemotePredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && values.discreteValues().isPresent();
    }

    /**
     * Whether one statement can have all conditions of the query.
     */
    static boolean isOne(RemoteQuery query)
    {
        return length(query, predicates(query)) <= MOST_CHARACTERS;
    }

    /**
     * Whether each of the query's statements can have its conditions.
     */
    static boolean isWithin(RemoteQuery query)
    {
        return isWithin(query, predicates(query));
    }

    /**
     * The same with a predicate beside the query's.
     */
    static boolean isWithin(RemoteQuery query, RemotePredicate more)
    {
        return isWithin(query, Stream.concat(predicates(query).stream(), Stream.of(more)).distinct().toList());
    }

    /**
     * Rows may be asked for by the values of one long list in turns, groups and sorted rows may not.
     */
    private static boolean isWithin(RemoteQuery query, List<RemotePredicate> predicates)
    {
        int longest = query.isAggregation() || !query.sort().isEmpty()
                ? 0
                : predicates.stream().filter(StatementLength::isLongList).mapToInt(list -> length(query, list)).max().orElse(0);
        return length(query, predicates) - longest <= MOST_CHARACTERS;
    }

    private static List<RemotePredicate> predicates(RemoteQuery query)
    {
        return query.filters().stream().map(RemoteFilter::predicate).toList();
    }

    private static int length(RemoteQuery query, List<RemotePredicate> predicates)
    {
        return predicates.stream().mapToInt(predicate -> length(query, predicate)).sum()
                + JoinConditions.of(query).stream().mapToInt(condition -> condition.text().length()).sum();
    }

    private static int length(RemoteQuery query, RemotePredicate predicate)
    {
        Condition condition = FieldFilters.condition(query, predicate);
        return condition instanceof Condition.Constant ? 0 : condition.text().length();
    }
}
