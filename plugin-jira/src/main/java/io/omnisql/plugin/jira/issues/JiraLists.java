package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ObjectArrays;
import io.omnisql.plugin.jira.jql.Choice;
import io.omnisql.plugin.jira.jql.Choice.Part;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Locale.ROOT;

/**
 * Reads the site's short lists, and asks it which values it knows.
 */
final class JiraLists
{
    private static final int PAGE = 100;
    private static final Parameter ISSUE_TYPES = new Parameter("expand", "issueTypes");
    /**
     * Keys of categories by the names that the search for statuses has for them, in lower case.
     */
    private static final Map<String, String> CATEGORIES = ImmutableMap.of("todo", "new", "in_progress", "indeterminate", "done", "done");
    private static final Pattern UNKNOWN = Pattern.compile("(?is).*does not exist.*");

    private JiraLists() {}

    /**
     * The entries of one of the site's lists. Where the site refuses a list it is read from another place.
     */
    static List<Entry> entries(ConnectionInfo connection, RemoteReader reader, Choice choice)
    {
        boolean isCloud = Deployment.of(connection) == Deployment.CLOUD;
        Optional<List<JsonNode>> found = switch (choice) {
            case STATUS -> whole(connection, reader, "/status").or(() -> paged(connection, reader, "/statuses/search"));
            case ISSUE_TYPE -> whole(connection, reader, "/issuetype").or(() -> paged(connection, reader, "/project/search", ISSUE_TYPES).map(JiraLists::issueTypes));
            case PROJECT -> either(connection, reader, isCloud, "/project");
            case PRIORITY -> either(connection, reader, isCloud, "/priority");
            case RESOLUTION -> either(connection, reader, isCloud, "/resolution");
        };
        return found.orElseThrow(() -> new ScanException(Kind.FORBIDDEN, "Jira does not list what a filter on %s names".formatted(choice.name().toLowerCase(ROOT).replace('_', ' '))))
                .stream()
                .map(Entry::of)
                .distinct()
                .toList();
    }

    private static Optional<List<JsonNode>> either(ConnectionInfo connection, RemoteReader reader, boolean isPaged, String path)
    {
        return isPaged
                ? paged(connection, reader, path + "/search").or(() -> whole(connection, reader, path))
                : whole(connection, reader, path);
    }

    private static Optional<List<JsonNode>> whole(ConnectionInfo connection, RemoteReader reader, String path)
    {
        return JiraRequests.find(reader, JiraRequests.get(connection, path)).map(ImmutableList::copyOf);
    }

    private static List<JsonNode> issueTypes(List<JsonNode> projects)
    {
        return projects.stream().flatMap(project -> project.path("issueTypes").valueStream()).toList();
    }

    private static Optional<List<JsonNode>> paged(ConnectionInfo connection, RemoteReader reader, String path, Parameter... more)
    {
        List<JsonNode> values = new ArrayList<>();
        while (true) {
            Parameter[] parameters = ObjectArrays.concat(
                    more,
                    new Parameter[] {new Parameter("startAt", Integer.toString(values.size())), new Parameter("maxResults", Integer.toString(PAGE))},
                    Parameter.class);
            RemoteRequest request = JiraRequests.get(connection, path, parameters);
            Optional<JsonNode> first = values.isEmpty() ? JiraRequests.find(reader, request) : Optional.of(JiraRequests.read(reader, request));
            if (first.isEmpty()) {
                return Optional.empty();
            }
            JsonNode page = first.get();
            page.path("values").forEach(values::add);
            if (page.path("isLast").asBoolean() || page.path("values").isEmpty()) {
                if (values.size() < page.path("total").asInt()) {
                    throw new ScanException(Kind.INCOMPLETE, "Jira lists %s of %s values of %s".formatted(values.size(), page.path("total").asInt(), path));
                }
                return Optional.of(values);
            }
        }
    }

    /**
     * Whether each of the conditions names a value that the site knows; empty when the site does not tell.
     */
    static Optional<List<Boolean>> exist(ConnectionInfo connection, RemoteReader reader, List<String> conditions)
    {
        return check(connection, reader, conditions).map(checked -> checked.stream()
                .map(errors -> errors.stream().noneMatch(error -> UNKNOWN.matcher(error).matches()))
                .toList());
    }

    /**
     * Those of at most 100 account ids that the site knows; empty when the site does not tell.
     */
    static Optional<Set<String>> accounts(ConnectionInfo connection, RemoteReader reader, List<String> ids)
    {
        List<Parameter> parameters = new ArrayList<>();
        ids.forEach(id -> parameters.add(new Parameter("accountId", id)));
        parameters.add(new Parameter("maxResults", Integer.toString(PAGE)));
        return JiraRequests.find(reader, JiraRequests.get(connection, "/user/bulk", parameters.toArray(Parameter[]::new)))
                .map(answer -> answer.path("values").valueStream().map(user -> user.path("accountId").asText()).collect(toImmutableSet()));
    }

    /**
     * What the site says against a search; nothing when it is not to be asked.
     */
    static List<String> errors(ConnectionInfo connection, RemoteReader reader, String jql)
    {
        return check(connection, reader, List.of(jql)).map(List::getFirst).orElse(List.of());
    }

    private static Optional<List<List<String>>> check(ConnectionInfo connection, RemoteReader reader, List<String> searches)
    {
        ObjectNode body = JiraRequests.body();
        ArrayNode queries = body.putArray("queries");
        searches.forEach(queries::add);
        return JiraRequests.find(reader, JiraRequests.post(connection, "/jql/parse", body, new Parameter("validation", "strict")))
                .map(answer -> errors(answer.path("queries"), searches.size()));
    }

    private static List<List<String>> errors(JsonNode answers, int searches)
    {
        if (answers.size() != searches) {
            throw new ScanException(Kind.REJECTED, "Jira checked %s of %s searches".formatted(answers.size(), searches));
        }
        return answers.valueStream()
                .map(answer -> answer.path("errors").valueStream().map(JsonNode::asText).toList())
                .toList();
    }

    /**
     * An entry of a list.
     *
     * @param category the key of a status's category
     */
    record Entry(String id, String name, String key, String category)
    {
        private static Entry of(JsonNode node)
        {
            JsonNode category = node.path("statusCategory");
            return new Entry(
                    node.path("id").asText(),
                    node.path("name").asText(),
                    node.path("key").asText(),
                    category.isTextual() ? CATEGORIES.getOrDefault(category.asText().toLowerCase(ROOT), "undefined") : category.path("key").asText());
        }

        boolean has(Part part, String value)
        {
            return switch (part) {
                case ID -> id.equals(value);
                case NAME -> name.equals(value);
                case KEY -> key.equals(value);
                case CATEGORY -> category.equals(value);
            };
        }
    }
}
