package io.omnisql.sandbox.jira.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraEditor;
import io.omnisql.sandbox.jira.data.Worklog;
import io.omnisql.sandbox.jira.webhook.Webhook;
import io.omnisql.sandbox.jira.webhook.Webhooks;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The controls of rows and webhooks, below {@code sites/{site}/}.
 */
final class DataControl
{
    private final Map<String, Changes> changes;
    private final Webhooks webhooks;

    DataControl(Map<String, Changes> changes, Webhooks webhooks)
    {
        this.changes = Map.copyOf(changes);
        this.webhooks = webhooks;
    }

    private record NewIssue(@JsonProperty(required = true) String project, @JsonProperty(required = true) String summary, String description) {}

    private record NewComment(@JsonProperty(required = true) String body) {}

    private record NewWorklog(@JsonProperty(required = true) Instant started, long seconds) {}

    private record NewWebhook(@JsonProperty(required = true) String url, List<String> events, String secret) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        String site = path.getFirst();
        Changes rows = changes.get(site);
        if (rows == null || path.size() < 2) {
            throw unknown(method, path);
        }
        List<String> rest = path.subList(1, path.size());
        return switch (method + " " + rest.getFirst() + " " + rest.size()) {
            case "POST issues 1" -> {
                NewIssue issue = Json.MAPPER.treeToValue(body, NewIssue.class);
                yield summary(rows.createIssue(issue.project(), issue.summary(), issue.description()));
            }
            case "POST issues 2" -> summary(rows.editIssue(rest.get(1), Json.MAPPER.treeToValue(body, JiraEditor.IssueChange.class)));
            case "DELETE issues 2" -> {
                rows.deleteIssue(rest.get(1));
                yield Map.of();
            }
            case "POST issues 3" -> activity(rows, rest, body);
            case "DELETE comments 2" -> {
                rows.deleteComment(Long.parseLong(rest.get(1)));
                yield Map.of();
            }
            case "DELETE worklogs 2" -> {
                rows.deleteWorklog(Long.parseLong(rest.get(1)));
                yield Map.of();
            }
            case "GET webhooks 1" -> webhooks.hooks().stream().filter(hook -> hook.site().equals(site)).map(DataControl::json).toList();
            case "POST webhooks 1" -> {
                NewWebhook hook = Json.MAPPER.treeToValue(body, NewWebhook.class);
                yield json(webhooks.register(site, hook.url(), hook.events() == null ? List.of() : hook.events(), hook.secret()));
            }
            case "DELETE webhooks 1" -> {
                webhooks.clear();
                yield Map.of();
            }
            case "GET deliveries 1" -> webhooks.deliveries();
            default -> throw unknown(method, path);
        };
    }

    private static Object activity(Changes rows, List<String> rest, JsonNode body)
            throws IOException
    {
        if (rest.get(2).equals("comments")) {
            Comment comment = rows.addComment(rest.get(1), Json.MAPPER.treeToValue(body, NewComment.class).body());
            return Map.of("id", comment.id(), "created", comment.created().toString());
        }
        if (rest.get(2).equals("worklogs")) {
            NewWorklog wanted = Json.MAPPER.treeToValue(body, NewWorklog.class);
            Worklog worklog = rows.addWorklog(rest.get(1), wanted.started(), wanted.seconds());
            return Map.of("id", worklog.id(), "created", worklog.created().toString());
        }
        throw unknown("POST", rest);
    }

    private static Map<String, Object> summary(Issue issue)
    {
        return Map.of("id", issue.id(), "key", issue.key(), "summary", issue.summary(), "updated", issue.updated().toString());
    }

    private static Map<String, Object> json(Webhook hook)
    {
        return Map.of("id", hook.id(), "site", hook.site(), "url", hook.url(), "events", hook.events());
    }

    private static NoSuchElementException unknown(String method, List<String> path)
    {
        return new NoSuchElementException("The sandbox has no control %s %ssites/%s".formatted(method, ControlHandler.PREFIX, String.join("/", path)));
    }
}
