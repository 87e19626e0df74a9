package io.omnisql.sandbox.jira.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Attachment;
import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.ChangeItem;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.RemoteLink;
import io.omnisql.sandbox.jira.data.Worklog;

import java.util.List;

/**
 * Writes what happened at issues.
 */
public final class ActivityJson
{
    private final Scope scope;
    private final JiraJson json;

    public ActivityJson(Scope scope)
    {
        this.scope = scope;
        this.json = new JiraJson(scope);
    }

    /**
     * The comments that the caller may see, oldest first.
     */
    public List<Comment> visibleComments(long issueId)
    {
        return scope.data().comments(issueId).stream().filter(this::sees).toList();
    }

    public boolean sees(Comment comment)
    {
        return comment.restrictedTo() == null || scope.user().filter(user -> user.seesSecured()).isPresent();
    }

    public ObjectNode comment(Comment comment)
    {
        ObjectNode node = Json.object();
        node.put("self", "%s/issue/%s/comment/%s".formatted(json.api(), comment.issueId(), comment.id())).put("id", Long.toString(comment.id()));
        node.set("author", json.user(comment.author()));
        node.set("body", json.text(comment.body()));
        node.set("updateAuthor", json.user(comment.updateAuthor()));
        node.put("created", json.time(comment.created())).put("updated", json.time(comment.updated()));
        if (comment.restrictedTo() != null) {
            node.putObject("visibility").put("type", "role").put("value", comment.restrictedTo()).put("identifier", comment.restrictedTo());
        }
        return scope.dataCenter() ? node : node.put("jsdPublic", true);
    }

    public ObjectNode worklog(Worklog worklog)
    {
        ObjectNode node = Json.object();
        node.put("self", "%s/issue/%s/worklog/%s".formatted(json.api(), worklog.issueId(), worklog.id()));
        node.set("author", json.user(worklog.author()));
        node.set("updateAuthor", json.user(worklog.author()));
        if (worklog.comment() != null) {
            node.set("comment", json.text(worklog.comment()));
        }
        node.put("created", json.time(worklog.created())).put("updated", json.time(worklog.updated())).put("started", json.time(worklog.started()));
        node.put("timeSpent", Durations.pretty(worklog.seconds())).put("timeSpentSeconds", worklog.seconds());
        return node.put("id", Long.toString(worklog.id())).put("issueId", Long.toString(worklog.issueId()));
    }

    public ObjectNode history(ChangeHistory history)
    {
        ObjectNode node = historyHead(history).put("created", json.time(history.created()));
        node.set("items", Json.array(history.items(), ActivityJson::item));
        return node;
    }

    /**
     * The same with the time as the bulk answer gives it: milliseconds since the epoch.
     */
    public ObjectNode bulkHistory(ChangeHistory history, List<ChangeItem> items)
    {
        ObjectNode node = historyHead(history).put("created", history.created().toEpochMilli());
        node.set("items", Json.array(items, ActivityJson::item));
        return node;
    }

    private ObjectNode historyHead(ChangeHistory history)
    {
        ObjectNode node = Json.object().put("id", Long.toString(history.id()));
        if (history.author() != null) {
            node.set("author", json.user(history.author()));
        }
        return node;
    }

    private static ObjectNode item(ChangeItem item)
    {
        ObjectNode node = Json.object().put("field", item.field()).put("fieldtype", item.fieldType());
        if (item.fieldId() != null) {
            node.put("fieldId", item.fieldId());
        }
        return node.put("from", item.from()).put("fromString", item.fromText()).put("to", item.to()).put("toString", item.toText());
    }

    public ObjectNode attachment(Attachment attachment)
    {
        ObjectNode node = Json.object().put("self", json.api() + "/attachment/" + attachment.id()).put("id", Long.toString(attachment.id())).put("filename", attachment.filename());
        node.set("author", json.user(attachment.author()));
        node.put("created", json.time(attachment.created())).put("size", attachment.size()).put("mimeType", attachment.mimeType());
        return node.put("content", json.api() + "/attachment/content/" + attachment.id());
    }

    public ObjectNode remoteLink(Issue issue, RemoteLink link)
    {
        ObjectNode node = Json.object().put("id", link.id()).put("self", "%s/issue/%s/remotelink/%s".formatted(json.api(), issue.key(), link.id()));
        node.put("globalId", link.globalId()).put("relationship", link.relationship());
        node.putObject("application").put("name", "CI").put("type", "com.example.ci");
        ObjectNode object = node.putObject("object").put("url", link.url()).put("title", link.title());
        if (link.summary() != null) {
            object.put("summary", link.summary());
        }
        object.putObject("status").put("resolved", link.id() % 2 == 0);
        return node;
    }

    public ArrayNode histories(List<ChangeHistory> histories)
    {
        return Json.array(histories, this::history);
    }
}
