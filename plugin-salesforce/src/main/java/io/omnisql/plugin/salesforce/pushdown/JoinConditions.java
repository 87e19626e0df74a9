package io.omnisql.plugin.salesforce.pushdown;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The conditions that a query has in place of joins; they travel in its options.
 */
public final class JoinConditions
{
    private static final String NAME = "join-condition-";

    private JoinConditions() {}

    public static List<Condition> of(RemoteQuery query)
    {
        return Stream.iterate(0, number -> number + 1)
                .map(number -> query.option(NAME + number))
                .takeWhile(Optional::isPresent)
                .map(condition -> Condition.comparison(condition.orElseThrow()))
                .collect(toImmutableList());
    }

    /**
     * @param condition as it stands in a statement
     */
    public static RemoteQuery add(RemoteQuery query, String condition)
    {
        return query.withOptions(ImmutableMap.<String, String>builder()
                .putAll(query.options())
                .put(NAME + of(query).size(), condition)
                .buildOrThrow());
    }
}
