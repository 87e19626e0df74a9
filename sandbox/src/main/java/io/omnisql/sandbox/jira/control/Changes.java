package io.omnisql.sandbox.jira.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.Site;
import io.omnisql.sandbox.jira.data.ChangeHistory;
import io.omnisql.sandbox.jira.data.Comment;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraEditor;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.data.Worklog;
import io.omnisql.sandbox.jira.field.FieldCatalog;
import io.omnisql.sandbox.jira.json.ActivityJson;
import io.omnisql.sandbox.jira.json.FieldSelection;
import io.omnisql.sandbox.jira.json.IssueJson;
import io.omnisql.sandbox.jira.json.JiraJson;
import io.omnisql.sandbox.jira.webhook.Webhooks;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of a site's rows; they tell the webhooks.
 */
public final class Changes
{
    private final Site site;
    private final JiraEditor editor;
    private final Webhooks webhooks;
    private final String baseUrl;

    public Changes(Site site, JiraEditor editor, Webhooks webhooks, String baseUrl)
    {
        this.site = site;
        this.editor = editor;
        this.webhooks = webhooks;
        this.baseUrl = baseUrl;
    }

    /**
     * @param description null for none
     */
    public Issue createIssue(String projectKey, String summary, String description)
    {
        Project project = site.data().catalog().projects().stream().filter(candidate -> candidate.key().equals(projectKey)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no project '%s'".formatted(projectKey)));
        Issue issue = editor.createIssue(project, actor(), summary, description);
        webhooks.fire(site.name(), "jira:issue_created", issueEvent("jira:issue_created", "issue_created", issue));
        return issue;
    }

    public Issue editIssue(String idOrKey, JiraEditor.IssueChange change)
    {
        Issue before = issue(idOrKey);
        ChangeHistory history = editor.editIssue(before, actor(), change);
        Issue changed = issue(Long.toString(before.id()));
        ObjectNode event = issueEvent("jira:issue_updated", "issue_generic", changed);
        ObjectNode changelog = new ActivityJson(scope()).history(history);
        changelog.remove(List.of("author", "created"));
        event.set("changelog", changelog);
        webhooks.fire(site.name(), "jira:issue_updated", event);
        return changed;
    }

    public void deleteIssue(String idOrKey)
    {
        Issue issue = issue(idOrKey);
        ObjectNode event = issueEvent("jira:issue_deleted", "issue_deleted", issue);
        editor.deleteIssue(issue);
        webhooks.fire(site.name(), "jira:issue_deleted", event);
    }

    public Comment addComment(String idOrKey, String text)
    {
        Issue issue = issue(idOrKey);
        Comment comment = editor.addComment(issue, actor(), text);
        ObjectNode event = issueEvent("comment_created", null, issue(idOrKey));
        event.set("comment", new ActivityJson(scope()).comment(comment));
        webhooks.fire(site.name(), "comment_created", event);
        return comment;
    }

    public void deleteComment(long id)
    {
        Comment comment = site.data().comments().stream().filter(candidate -> candidate.id() == id).findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no comment " + id));
        editor.deleteComment(comment);
        ObjectNode event = issueEvent("comment_deleted", null, issue(Long.toString(comment.issueId())));
        event.set("comment", new ActivityJson(scope()).comment(comment));
        webhooks.fire(site.name(), "comment_deleted", event);
    }

    public Worklog addWorklog(String idOrKey, Instant started, long seconds)
    {
        Worklog worklog = editor.addWorklog(issue(idOrKey), actor(), started, seconds);
        fire("worklog_created", worklog);
        return worklog;
    }

    public void deleteWorklog(long id)
    {
        Worklog worklog = site.data().worklogs().stream().filter(candidate -> candidate.id() == id).findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no worklog " + id));
        editor.deleteWorklog(worklog);
        fire("worklog_deleted", worklog);
    }

    private void fire(String name, Worklog worklog)
    {
        ObjectNode event = Json.object().put("timestamp", editor.now().toEpochMilli()).put("webhookEvent", name);
        event.set("worklog", new ActivityJson(scope()).worklog(worklog));
        webhooks.fire(site.name(), name, event);
    }

    private Issue issue(String idOrKey)
    {
        return (idOrKey.matches("[0-9]{1,18}") ? site.data().issue(Long.parseLong(idOrKey)) : site.data().issueByKey(idOrKey))
                .orElseThrow(() -> new NoSuchElementException("There is no issue '%s'".formatted(idOrKey)));
    }

    /**
     * Who changes things: the site's first user, an administrator.
     */
    private User actor()
    {
        return site.data().catalog().users().getFirst();
    }

    private Scope scope()
    {
        return new Scope(site, new FieldCatalog(site.data().catalog()), Optional.of(actor()), editor.now(), baseUrl, false);
    }

    private ObjectNode issueEvent(String name, String type, Issue issue)
    {
        Scope scope = scope();
        ObjectNode event = Json.object().put("timestamp", editor.now().toEpochMilli()).put("webhookEvent", name);
        if (type != null) {
            event.put("issue_event_type_name", type);
        }
        event.set("user", new JiraJson(scope).user(actor()));
        event.set("issue", new IssueJson(scope).issue(issue, FieldSelection.of(scope.fields(), List.of(), List.of("*navigable")), Set.of(), IssueJson.EMBEDDED));
        return event;
    }
}
