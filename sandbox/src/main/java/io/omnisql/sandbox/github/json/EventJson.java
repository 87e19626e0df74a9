package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.IssueEvent;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.Json;

import java.util.Locale;

/**
 * Events of issues and pull requests as REST shows them.
 */
public final class EventJson
{
    private final AccountJson accounts;
    private final RepositoryJson repositories;
    private final IssueJson issues;

    EventJson(AccountJson accounts, RepositoryJson repositories, IssueJson issues)
    {
        this.accounts = accounts;
        this.repositories = repositories;
        this.issues = issues;
    }

    /**
     * The form in the list of a repository, with the issue.
     */
    public ObjectNode withIssue(Repository repository, IssueEvent event)
    {
        ObjectNode json = event(repository, event);
        json.remove("state_reason");
        json.set("issue", issues.issue(repository, event.conversation()));
        return json;
    }

    /**
     * The form in the list of an issue.
     */
    public ObjectNode event(Repository repository, IssueEvent event)
    {
        Issue issue = event.conversation().issue();
        ObjectNode json = Json.object()
                .put("id", event.id())
                .put("node_id", new NodeId(NodeId.Type.ISSUE_EVENT, repository.id(), event.id()).toString())
                .put("url", "%s/issues/events/%s".formatted(repositories.url(repository), event.id()));
        json.set("actor", accounts.author(event.actor()));
        json.put("event", event.kind().name().toLowerCase(Locale.ROOT))
                .put("commit_id", event.commitSha())
                .put("commit_url", event.commitSha() == null ? null : "%s/commits/%s".formatted(repositories.url(repository), event.commitSha()))
                .put("created_at", event.createdAt().toString());
        switch (event.kind()) {
            case LABELED -> json.putObject("label").put("name", event.label().name()).put("color", event.label().color());
            case ASSIGNED -> {
                json.set("assignee", accounts.simple(event.subject()));
                json.set("assigner", accounts.author(event.actor()));
            }
            case MILESTONED -> json.putObject("milestone").put("title", issue.milestone().title());
            case REVIEW_REQUESTED -> {
                json.set("review_requester", accounts.author(event.actor()));
                json.set("requested_reviewer", accounts.simple(event.subject()));
            }
            case RENAMED -> json.putObject("rename").put("from", event.formerTitle()).put("to", issue.title());
            case LOCKED -> json.put("lock_reason", issue.lockReason() == null ? null : issue.lockReason().restName());
            case CLOSED -> json.put("state_reason", issue.stateReason() == null ? null : issue.stateReason().restName());
            case MERGED, REOPENED -> {}
        }
        return json.putNull("performed_via_github_app");
    }

    /**
     * A comment as an event.
     */
    public ObjectNode commented(Repository repository, Comment comment)
    {
        ObjectNode json = issues.comment(repository, comment).put("event", "commented");
        json.set("actor", accounts.author(comment.author()));
        return json;
    }
}
