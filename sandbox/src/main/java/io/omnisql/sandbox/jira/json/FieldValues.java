package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.IssueLink;
import io.omnisql.sandbox.jira.data.Worklog;
import io.omnisql.sandbox.jira.field.IssueField;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the values of issues' fields.
 */
final class FieldValues
{
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Scope scope;
    private final Catalog catalog;
    private final JiraJson json;
    private final ActivityJson activity;
    private final CustomFieldValues customValues;

    FieldValues(Scope scope)
    {
        this.scope = scope;
        this.catalog = scope.catalog();
        this.json = new JiraJson(scope);
        this.activity = new ActivityJson(scope);
        this.customValues = new CustomFieldValues(scope);
    }

    /**
     * @param embedded how many comments and worklogs are written
     */
    JsonNode value(IssueField field, Issue issue, int embedded)
    {
        JsonNode value = field.isCustom() ? customValues.value(scope.fields().customField(field), issue) : system(field.id(), issue, embedded);
        return value == null ? NullNode.getInstance() : value;
    }

    private JsonNode system(String id, Issue issue, int embedded)
    {
        return switch (id) {
            case "assignee" -> json.user(issue.assignee());
            case "reporter" -> json.user(issue.reporter());
            case "creator" -> json.user(issue.creator());
            case "votes" -> votes(issue);
            case "watches" -> watches(issue);
            case "summary" -> NODES.textNode(issue.summary());
            case "description" -> json.text(issue.description());
            case "environment" -> json.text(issue.environment());
            case "labels" -> Json.array(issue.labels(), NODES::textNode);
            case "issuetype" -> json.issueType(catalog.issueType(issue.typeId()));
            case "status" -> json.status(catalog.status(issue.statusId()));
            case "statusCategory" -> json.statusCategory(catalog.status(issue.statusId()).category());
            case "priority" -> json.priority(catalog.priority(issue.priorityId()));
            case "resolution" -> issue.resolutionId() == null ? null : json.resolution(catalog.resolution(issue.resolutionId()));
            case "project" -> json.project(catalog.project(issue.projectId()));
            case "components" -> Json.array(issue.componentIds(), component -> json.component(catalog.component(component)));
            case "versions" -> Json.array(issue.affectedVersionIds(), version -> json.version(catalog.version(version)));
            case "fixVersions" -> Json.array(issue.fixVersionIds(), version -> json.version(catalog.version(version)));
            case "security" -> issue.securityLevelId() == null ? null : json.securityLevel(catalog.securityLevel(issue.securityLevelId()));
            case "parent" -> issue.parentId() == null ? null : scope.data().issue(issue.parentId()).map(this::brief).orElse(null);
            case "subtasks" -> Json.array(subtasks(issue), this::brief);
            case "issuelinks" -> links(issue);
            case "issuerestriction" -> restriction();
            case "attachment" -> Json.array(scope.data().attachments(issue.id()), activity::attachment);
            case "comment" -> comments(issue, embedded);
            case "worklog" -> worklogs(issue, embedded);
            default -> time(id, issue);
        };
    }

    private JsonNode time(String id, Issue issue)
    {
        return switch (id) {
            case "created" -> text(json.time(issue.created()));
            case "updated" -> text(json.time(issue.updated()));
            case "resolutiondate" -> text(json.time(issue.resolved()));
            case "statuscategorychangedate" -> text(json.time(issue.statusChanged()));
            case "lastViewed" -> null;
            case "duedate" -> text(issue.due() == null ? null : issue.due().toString());
            case "timeoriginalestimate" -> number(issue.originalEstimate());
            case "timeestimate" -> number(issue.remainingEstimate());
            case "timespent" -> number(issue.timeSpent());
            case "workratio" -> NODES.numberNode(workRatio(issue));
            case "aggregatetimeoriginalestimate" -> number(sum(issue, Issue::originalEstimate));
            case "aggregatetimeestimate" -> number(sum(issue, Issue::remainingEstimate));
            case "aggregatetimespent" -> number(sum(issue, Issue::timeSpent));
            case "progress" -> progress(issue.timeSpent(), issue.remainingEstimate());
            case "aggregateprogress" -> progress(sum(issue, Issue::timeSpent), sum(issue, Issue::remainingEstimate));
            case "timetracking" -> timeTracking(issue);
            default -> throw new IllegalArgumentException("There is no field " + id);
        };
    }

    private static JsonNode text(String value)
    {
        return value == null ? null : NODES.textNode(value);
    }

    private static JsonNode number(Long value)
    {
        return value == null ? null : NODES.numberNode(value);
    }

    private static long workRatio(Issue issue)
    {
        return issue.originalEstimate() == null ? -1 : Objects.requireNonNullElse(issue.timeSpent(), 0L) * 100 / issue.originalEstimate();
    }

    private Long sum(Issue issue, Function<Issue, Long> seconds)
    {
        List<Long> known = Stream.concat(Stream.of(issue), subtasks(issue).stream()).map(seconds).filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : known.stream().mapToLong(Long::longValue).sum();
    }

    private static ObjectNode progress(Long spent, Long remaining)
    {
        long progress = Objects.requireNonNullElse(spent, 0L);
        long total = progress + Objects.requireNonNullElse(remaining, 0L);
        ObjectNode node = Json.object().put("progress", progress).put("total", total);
        return total == 0 ? node : node.put("percent", progress * 100 / total);
    }

    private static ObjectNode timeTracking(Issue issue)
    {
        ObjectNode node = Json.object();
        duration(node, "originalEstimate", issue.originalEstimate());
        duration(node, "remainingEstimate", issue.remainingEstimate());
        duration(node, "timeSpent", issue.timeSpent());
        return node;
    }

    private static void duration(ObjectNode node, String name, Long seconds)
    {
        if (seconds != null) {
            node.put(name, Durations.pretty(seconds)).put(name + "Seconds", seconds);
        }
    }

    private ObjectNode votes(Issue issue)
    {
        return Json.object()
                .put("self", "%s/issue/%s/votes".formatted(json.api(), issue.key()))
                .put("votes", issue.voters().size())
                .put("hasVoted", scope.user().filter(user -> issue.voters().contains(user.accountId())).isPresent());
    }

    private ObjectNode watches(Issue issue)
    {
        return Json.object()
                .put("self", "%s/issue/%s/watchers".formatted(json.api(), issue.key()))
                .put("watchCount", issue.watchers().size())
                .put("isWatching", scope.user().filter(user -> issue.watchers().contains(user.accountId())).isPresent());
    }

    private List<Issue> subtasks(Issue issue)
    {
        return scope.data().children(issue.id()).stream().filter(child -> catalog.issueType(child.typeId()).subtask()).filter(scope::sees).toList();
    }

    private ArrayNode links(Issue issue)
    {
        ArrayNode links = NODES.arrayNode();
        for (IssueLink link : scope.data().links(issue.id())) {
            boolean outward = link.sourceId() == issue.id();
            scope.data().issue(outward ? link.destinationId() : link.sourceId()).filter(scope::sees).ifPresent(other -> {
                ObjectNode node = links.addObject().put("id", Long.toString(link.id())).put("self", json.api() + "/issueLink/" + link.id());
                node.set("type", linkType(link.typeId()));
                node.set(outward ? "outwardIssue" : "inwardIssue", brief(other));
            });
        }
        return links;
    }

    private ObjectNode linkType(long id)
    {
        return new MetadataJson(scope).linkType(catalog.linkType(id));
    }

    private ObjectNode brief(Issue issue)
    {
        ObjectNode node = Json.object().put("id", Long.toString(issue.id())).put("key", issue.key()).put("self", json.api() + "/issue/" + issue.id());
        ObjectNode fields = node.putObject("fields").put("summary", issue.summary());
        fields.set("status", json.status(catalog.status(issue.statusId())));
        fields.set("priority", json.priority(catalog.priority(issue.priorityId())));
        fields.set("issuetype", json.issueType(catalog.issueType(issue.typeId())));
        return node;
    }

    private static ObjectNode restriction()
    {
        ObjectNode node = Json.object();
        node.putObject("issuerestrictions");
        return node.put("shouldDisplay", false);
    }

    private ObjectNode comments(Issue issue, int embedded)
    {
        List<Comment> comments = activity.visibleComments(issue.id());
        ObjectNode node = Json.object();
        node.set("comments", Json.array(comments.subList(0, Math.min(embedded, comments.size())), activity::comment));
        return node.put("self", "%s/issue/%s/comment".formatted(json.api(), issue.id())).put("maxResults", Math.min(embedded, comments.size())).put("total", comments.size()).put("startAt", 0);
    }

    private ObjectNode worklogs(Issue issue, int embedded)
    {
        List<Worklog> worklogs = scope.data().worklogs(issue.id());
        int size = Math.min(20, embedded);
        ObjectNode node = Json.object().put("startAt", 0).put("maxResults", size).put("total", worklogs.size());
        node.set("worklogs", Json.array(worklogs.subList(0, Math.min(size, worklogs.size())), activity::worklog));
        return node;
    }
}
