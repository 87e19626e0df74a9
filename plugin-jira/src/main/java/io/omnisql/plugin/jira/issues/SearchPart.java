package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.toolkit.adapter.RemotePartition;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Which part of a query's issues a partition searches for, so that its search can be made anew.
 *
 * @param search number of the query's search
 * @param named which of the issues that the query names, holding for all when it names none
 * @param range when they were created, holding for all when the scan is not cut
 */
record SearchPart(int search, Condition named, Condition range)
{
    private static final String SEARCH = "search";
    private static final String NAMED = "named";
    private static final String RANGE = "range";

    SearchPart
    {
        requireNonNull(named, "named is null");
        requireNonNull(range, "range is null");
    }

    static boolean isPart(RemotePartition partition)
    {
        return partition.parameters().containsKey(SEARCH);
    }

    static SearchPart of(RemotePartition partition)
    {
        Map<String, String> parameters = partition.parameters();
        return new SearchPart(Integer.parseInt(parameters.get(SEARCH)), condition(parameters.get(NAMED)), condition(parameters.get(RANGE)));
    }

    private static Condition condition(String text)
    {
        return Optional.ofNullable(text).map(Condition::clause).orElse(Condition.ALWAYS);
    }

    SearchPart within(Condition newRange)
    {
        return new SearchPart(search, named, newRange);
    }

    RemotePartition partition(String jql, Map<String, String> more)
    {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        parameters.put(IssuePages.JQL, jql);
        parameters.put(SEARCH, Integer.toString(search));
        put(parameters, NAMED, named);
        put(parameters, RANGE, range);
        return new RemotePartition(jql, parameters.putAll(more).buildOrThrow());
    }

    private static void put(ImmutableMap.Builder<String, String> parameters, String name, Condition condition)
    {
        if (!condition.equals(Condition.ALWAYS)) {
            parameters.put(name, condition.toString());
        }
    }
}
