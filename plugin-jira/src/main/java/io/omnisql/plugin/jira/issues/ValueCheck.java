package io.omnisql.plugin.jira.issues;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.jql.SiteValues.Existence;
import io.omnisql.plugin.jira.jql.SiteValues.Value;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a site that has refused a search which of the search's values it knows: all at once, or, where the site does not check searches,
 * its users by themselves. Users that cannot be asked for either are taken to be there: the site then says itself what is wrong.
 */
final class ValueCheck
{
    private static final int BATCH = 100;

    private ValueCheck() {}

    static Map<Value, Existence> check(ConnectionInfo connection, RemoteReader reader, Collection<Value> values)
    {
        ImmutableMap.Builder<Value, Existence> known = ImmutableMap.builder();
        for (List<Value> batch : Lists.partition(List.copyOf(values), BATCH)) {
            Optional<List<Boolean>> exist = JiraLists.exist(connection, reader, batch.stream().map(Value::condition).toList());
            if (exist.isPresent()) {
                for (int i = 0; i < batch.size(); i++) {
                    known.put(batch.get(i), exist.get().get(i) ? Existence.YES : missing(batch.get(i)));
                }
            }
            else {
                known.putAll(withoutSearch(connection, reader, batch));
            }
        }
        return known.buildOrThrow();
    }

    private static Existence missing(Value value)
    {
        return value.shownElsewhere() ? Existence.UNKNOWN : Existence.NO;
    }

    private static Map<Value, Existence> withoutSearch(ConnectionInfo connection, RemoteReader reader, List<Value> values)
    {
        List<String> users = values.stream().filter(Value::user).map(Value::text).distinct().toList();
        Optional<Set<String>> accounts = users.isEmpty() ? Optional.empty() : JiraLists.accounts(connection, reader, users);
        ImmutableMap.Builder<Value, Existence> known = ImmutableMap.builder();
        for (Value value : values) {
            if (!value.user()) {
                known.put(value, Existence.UNKNOWN);
            }
            else {
                boolean isThere = accounts.isEmpty() || accounts.get().contains(value.text());
                known.put(value, isThere ? Existence.YES : Existence.NO);
            }
        }
        return known.buildOrThrow();
    }
}
