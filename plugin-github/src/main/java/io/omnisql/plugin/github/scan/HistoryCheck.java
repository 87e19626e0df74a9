package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the commits on both sides of each bound: a bound loses none where they are as many as the whole history.
 */
final class HistoryCheck
{
    private HistoryCheck() {}

    static boolean isComplete(Root root, List<Values> dates, RemoteReader reader)
    {
        Set<Instant> cuts = cuts(dates);
        JsonNode history = RepositoryListing.parse(reader.read(request(root, cuts)).body()).at(root.pointer() + "/defaultBranchRef/target");
        long total = count(history, "total");
        for (int i = 0; i < cuts.size(); i++) {
            if (count(history, "until" + i) + count(history, "since" + i) != total) {
                return false;
            }
        }
        return true;
    }

    private static long count(JsonNode history, String alias)
    {
        return history.path(alias).path("totalCount").asLong();
    }

    /**
     * The first seconds of what follows each cut.
     */
    private static Set<Instant> cuts(List<Values> dates)
    {
        Set<Instant> cuts = new LinkedHashSet<>();
        for (Values values : dates) {
            CommitDateFilter.since(values).ifPresent(cuts::add);
            CommitDateFilter.until(values).map(until -> until.plusSeconds(1)).ifPresent(cuts::add);
        }
        return cuts;
    }

    static RemoteRequest request(Root root, Set<Instant> cuts)
    {
        Map<String, Argument> variables = new LinkedHashMap<>(root.variables());
        StringBuilder counts = new StringBuilder("total: history(first: 1) { totalCount }");
        int index = 0;
        for (Instant cut : cuts) {
            String until = "until" + index;
            String since = "since" + index;
            variables.put(until, new Argument(CommitDateFilter.TYPE, cut.minusSeconds(1).toString()));
            variables.put(since, new Argument(CommitDateFilter.TYPE, cut.toString()));
            counts.append(" %s: history(until: $%s, first: 1) { totalCount } %s: history(since: $%s, first: 1) { totalCount }".formatted(until, until, since, since));
            index++;
        }
        return GraphqlRequests.query(variables, "{ " + root.field() + " { defaultBranchRef { target { ... on Commit { " + counts + " } } } } }");
    }
}
