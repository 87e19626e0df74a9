package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Requests for issues: searches, counts, and issues by their names.
 */
final class IssueRequests
{
    /**
     * Most issues of one answer to a search for ids and keys alone.
     */
    static final int ID_PAGE = 5_000;
    /**
     * Most issues of one answer that are asked for with other fields; Jira gives fewer where there are many.
     */
    static final int PAGE = 1_000;
    /**
     * Most issues of one answer that are asked for with all that they were.
     */
    static final int EXPANDED_PAGE = 100;
    /**
     * Most issues that are read by their names in one request.
     */
    static final int LOOKUPS = 100;

    /**
     * Holds for all issues; Jira wants some condition.
     */
    private static final String EVERYTHING = "project IS NOT EMPTY";

    private IssueRequests() {}

    /**
     * A condition as a search needs it.
     */
    static String bounded(Condition condition)
    {
        return condition.equals(Condition.ALWAYS) ? EVERYTHING : condition.toString();
    }

    /**
     * A search of a Data Center that gives more of each issue than fields.
     */
    static RemoteRequest expandedSearch(ConnectionInfo connection, String jql, String order, Collection<String> fields, String expansion, long size, Optional<String> next)
    {
        ObjectNode body = JiraRequests.body().put("jql", jql + " ORDER BY " + order).put("maxResults", size).put("startAt", next.map(Long::valueOf).orElse(0L));
        addAll(body, "fields", fields);
        addAll(body, "expand", List.of(expansion));
        return JiraRequests.post(connection, "/search", body);
    }

    /**
     * @param next what the page before said of this one: a token, of a Data Center the number of issues before
     */
    static RemoteRequest search(ConnectionInfo connection, String jql, String order, Collection<String> fields, long size, Optional<String> next)
    {
        ObjectNode body = JiraRequests.body().put("jql", order.isEmpty() ? jql : jql + " ORDER BY " + order).put("maxResults", size);
        addAll(body, "fields", fields);
        if (isCloud(connection)) {
            next.ifPresent(token -> body.put("nextPageToken", token));
            return JiraRequests.post(connection, "/search/jql", body);
        }
        return JiraRequests.post(connection, "/search", body.put("startAt", next.map(Long::valueOf).orElse(0L)));
    }

    static boolean isCloud(ConnectionInfo connection)
    {
        return Deployment.of(connection) == Deployment.CLOUD;
    }

    static RemoteRequest lookup(ConnectionInfo connection, Collection<String> names, Collection<String> fields)
    {
        ObjectNode body = JiraRequests.body();
        addAll(body, "issueIdsOrKeys", names);
        addAll(body, "fields", fields);
        return JiraRequests.post(connection, "/issue/bulkfetch", body);
    }

    /**
     * Asks for the number of issues: of a Data Center it is exact.
     */
    static RemoteRequest count(ConnectionInfo connection, String jql)
    {
        return isCloud(connection)
                ? JiraRequests.post(connection, "/search/approximate-count", JiraRequests.body().put("jql", jql))
                : JiraRequests.post(connection, "/search", JiraRequests.body().put("jql", jql).put("maxResults", 0));
    }

    /**
     * Where the number stands in that answer.
     */
    static String countPointer(ConnectionInfo connection)
    {
        return isCloud(connection) ? "/count" : "/total";
    }

    static long count(ConnectionInfo connection, RemoteReader reader, String jql)
    {
        return JiraRequests.read(reader, count(connection, jql)).at(countPointer(connection)).asLong();
    }

    /**
     * Whether only ids and keys are asked for.
     */
    static boolean isIds(Collection<String> fields)
    {
        return List.of("id", "key").containsAll(fields);
    }

    private static void addAll(ObjectNode body, String name, Collection<String> values)
    {
        ArrayNode array = body.putArray(name);
        values.forEach(array::add);
    }
}
