package io.omnisql.sandbox.github.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.Knobs;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.Urls;
import io.omnisql.sandbox.github.access.Authenticator;
import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.GithubEditor;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueState;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.StateReason;
import io.omnisql.sandbox.github.json.GithubJson;
import io.omnisql.sandbox.github.webhook.Webhooks;
import io.omnisql.sandbox.http.Json;

import java.util.List;

/**
 * Changes of rows that tell their webhooks, as GitHub does.
 */
public final class Changes
{
    private final GithubData data;
    private final GithubEditor editor;
    private final Webhooks webhooks;
    private final Authenticator authenticator;
    private final Urls urls;

    public Changes(GithubData data, GithubEditor editor, Webhooks webhooks, Authenticator authenticator, Urls urls)
    {
        this.data = data;
        this.editor = editor;
        this.webhooks = webhooks;
        this.authenticator = authenticator;
        this.urls = urls;
    }

    /**
     * What to change in an issue or a pull request; what is null stays.
     *
     * @param state {@code open} or {@code closed}
     * @param stateReason of a closed issue, null for completed
     * @param labels names of the repository's labels, in place of all present ones
     */
    public record IssueChange(String title, String body, IssueState state, StateReason stateReason, List<String> labels, List<String> assignees) {}

    /**
     * @param body null for none
     * @throws IllegalArgumentException when a label does not exist
     */
    public Issue createIssue(Repository repository, String title, String body, List<String> labels)
    {
        Issue issue = editor.createIssue(repository, actor(repository), title, body, labels(repository, labels));
        fire(repository, issue, "opened", Json.object());
        return issue;
    }

    /**
     * @throws IllegalArgumentException when a label or an assignee does not exist
     */
    public Conversation editIssue(Repository repository, Conversation before, IssueChange change)
    {
        List<Label> labels = change.labels() == null ? before.issue().labels() : labels(repository, change.labels());
        List<Account> assignees = change.assignees() == null ? before.issue().assignees() : accounts(change.assignees());
        Conversation after = editor.edit(before, builder -> {
            Issue issue = before.issue();
            builder.text(change.title() == null ? issue.title() : change.title(), change.body() == null ? issue.body() : change.body())
                    .labels(labels)
                    .assignees(assignees);
            if (change.state() == IssueState.CLOSED) {
                builder.closed(before.isPullRequest() ? null : change.stateReason() == null ? StateReason.COMPLETED : change.stateReason(), editor.now(), actor(repository));
            }
            else if (change.state() == IssueState.OPEN && !issue.isOpen()) {
                builder.opened(before.isPullRequest() ? null : StateReason.REOPENED);
            }
            return builder;
        });
        tell(repository, before.issue(), after);
        return after;
    }

    private void tell(Repository repository, Issue before, Conversation after)
    {
        Issue issue = after.issue();
        ObjectNode changes = Json.object();
        if (!before.title().equals(issue.title())) {
            changes.putObject("title").put("from", before.title());
        }
        if (before.body() == null ? issue.body() != null : !before.body().equals(issue.body())) {
            changes.putObject("body").put("from", before.body());
        }
        if (!changes.isEmpty()) {
            ObjectNode edited = Json.object();
            edited.set("changes", changes);
            fire(repository, after, "edited", edited);
        }
        GithubJson json = json(repository);
        issue.labels().stream().filter(label -> !before.labels().contains(label)).forEach(label ->
                fire(repository, after, "labeled", with("label", json.issues().label(repository, label))));
        before.labels().stream().filter(label -> !issue.labels().contains(label)).forEach(label ->
                fire(repository, after, "unlabeled", with("label", json.issues().label(repository, label))));
        issue.assignees().stream().filter(account -> !before.assignees().contains(account)).forEach(account ->
                fire(repository, after, "assigned", with("assignee", json.accounts().profile(account))));
        before.assignees().stream().filter(account -> !issue.assignees().contains(account)).forEach(account ->
                fire(repository, after, "unassigned", with("assignee", json.accounts().profile(account))));
        if (before.state() != issue.state()) {
            fire(repository, after, issue.isOpen() ? "reopened" : "closed", Json.object());
        }
    }

    public Comment comment(Repository repository, Conversation conversation, String body)
    {
        Comment comment = editor.addComment(conversation, actor(repository), body);
        Conversation after = data.contents(repository.id()).conversation(comment.number()).orElseThrow();
        GithubJson json = json(repository);
        ObjectNode payload = Json.object().put("action", "created");
        payload.set("issue", json.issues().issue(repository, after));
        payload.set("comment", json.issues().comment(repository, comment));
        webhooks.fire(repository.owner(), "issue_comment", common(repository, json, payload));
        return comment;
    }

    /**
     * @param description null to keep it
     * @param archived null to keep it
     */
    public Repository editRepository(Repository before, String description, Boolean archived)
    {
        Repository after = editor.editRepository(before, description == null ? before.description() : description, archived == null ? before.isArchived() : archived);
        GithubJson json = json(after);
        if (description != null) {
            ObjectNode payload = Json.object().put("action", "edited");
            payload.putObject("changes").putObject("description").put("from", before.description());
            webhooks.fire(after.owner(), "repository", common(after, json, payload));
        }
        if (before.isArchived() != after.isArchived()) {
            webhooks.fire(after.owner(), "repository", common(after, json, Json.object().put("action", after.isArchived() ? "archived" : "unarchived")));
        }
        return after;
    }

    private void fire(Repository repository, Conversation conversation, String action, ObjectNode extra)
    {
        GithubJson json = json(repository);
        ObjectNode payload = Json.object().put("action", action);
        if (conversation instanceof PullRequest pull) {
            payload.put("number", pull.number());
            payload.set("pull_request", json.pullRequests().detail(repository, pull));
        }
        else {
            payload.set("issue", json.issues().issue(repository, conversation));
        }
        payload.setAll(extra);
        webhooks.fire(repository.owner(), conversation.isPullRequest() ? "pull_request" : "issues", common(repository, json, payload));
    }

    private ObjectNode common(Repository repository, GithubJson json, ObjectNode payload)
    {
        payload.set("repository", json.repositories().summary(repository));
        if (repository.owner().kind() == Account.Kind.ORGANIZATION) {
            String url = "%s/orgs/%s".formatted(urls.api(), repository.owner().login());
            payload.putObject("organization").put("login", repository.owner().login()).put("id", repository.owner().id()).put("url", url);
        }
        payload.set("sender", json.accounts().profile(actor(repository)));
        return payload;
    }

    private static ObjectNode with(String name, ObjectNode value)
    {
        ObjectNode object = Json.object();
        object.set(name, value);
        return object;
    }

    private GithubJson json(Repository repository)
    {
        Principal principal = SandboxToken.ALL.stream()
                .filter(token -> token.owner().equals(repository.owner().login()) && !token.fineGrained())
                .findFirst()
                .flatMap(token -> authenticator.named(token.name(), "127.0.0.1"))
                .or(() -> authenticator.named(Principal.ANONYMOUS, "127.0.0.1"))
                .orElseThrow();
        return GithubJson.of(new Scope(data, principal, urls, editor.now(), new Knobs()));
    }

    /**
     * Who changes things: the organisation's service user, or the user who owns the repository.
     */
    private Account actor(Repository repository)
    {
        return data.account(repository.owner().login() + "-sync").orElse(repository.owner());
    }

    private List<Label> labels(Repository repository, List<String> names)
    {
        return names.stream()
                .map(name -> data.contents(repository.id()).label(name).orElseThrow(() -> new IllegalArgumentException("%s has no label '%s'".formatted(repository.fullName(), name))))
                .toList();
    }

    private List<Account> accounts(List<String> logins)
    {
        return logins.stream()
                .map(login -> data.account(login).orElseThrow(() -> new IllegalArgumentException("There is no user '%s'".formatted(login))))
                .toList();
    }
}
