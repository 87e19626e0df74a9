package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.jira.scan.Deployment;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the site's short lists, and asks it which values it knows.
 */
final class JiraLists
{
    private static final int PAGE = 100;
    private static final Pattern UNKNOWN = Pattern.compile("(?is).*does not exist.*");

    private JiraLists() {}

    static List<JsonNode> whole(RemoteReader reader, RemoteRequest request)
    {
        return ImmutableList.copyOf(JiraRequests.read(reader, request));
    }

    static List<JsonNode> projects(ConnectionInfo connection, RemoteReader reader)
    {
        return Deployment.of(connection) == Deployment.CLOUD
                ? paged(connection, reader, "/project/search")
                : whole(reader, JiraRequests.get(connection, "/project"));
    }

    /**
     * @param list {@code priority} or {@code resolution}
     */
    static List<JsonNode> named(ConnectionInfo connection, RemoteReader reader, String list)
    {
        return Deployment.of(connection) == Deployment.CLOUD
                ? paged(connection, reader, "/" + list + "/search")
                : whole(reader, JiraRequests.get(connection, "/" + list));
    }

    private static List<JsonNode> paged(ConnectionInfo connection, RemoteReader reader, String path)
    {
        List<JsonNode> values = new ArrayList<>();
        while (true) {
            JsonNode page = JiraRequests.read(reader, JiraRequests.get(
                    connection,
                    path,
                    new Parameter("startAt", Integer.toString(values.size())),
                    new Parameter("maxResults", Integer.toString(PAGE))));
            page.path("values").forEach(values::add);
            if (page.path("isLast").asBoolean() || page.path("values").isEmpty()) {
                if (values.size() < page.path("total").asInt()) {
                    throw new ScanException(Kind.INCOMPLETE, "Jira lists %s of %s values of %s".formatted(values.size(), page.path("total").asInt(), path));
                }
                return values;
            }
        }
    }

    /**
     * Whether each of the conditions names a value that the site knows.
     */
    static List<Boolean> exist(ConnectionInfo connection, RemoteReader reader, List<String> conditions)
    {
        return check(connection, reader, conditions).stream()
                .map(errors -> errors.stream().noneMatch(error -> UNKNOWN.matcher(error).matches()))
                .toList();
    }

    /**
     * What the site says against a search.
     */
    static List<String> errors(ConnectionInfo connection, RemoteReader reader, String jql)
    {
        return check(connection, reader, List.of(jql)).getFirst();
    }

    private static List<List<String>> check(ConnectionInfo connection, RemoteReader reader, List<String> searches)
    {
        ObjectNode body = JiraRequests.body();
        ArrayNode queries = body.putArray("queries");
        searches.forEach(queries::add);
        JsonNode answers = JiraRequests.read(reader, JiraRequests.post(connection, "/jql/parse", body, new Parameter("validation", "strict"))).path("queries");
        if (answers.size() != searches.size()) {
            throw new ScanException(Kind.REJECTED, "Jira checked %s of %s searches".formatted(answers.size(), searches.size()));
        }
        return answers.valueStream()
                .map(answer -> answer.path("errors").valueStream().map(JsonNode::asText).toList())
                .toList();
    }
}
