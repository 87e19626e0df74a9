package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Reaction;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.SubIssues;
import io.omnisql.sandbox.http.Json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Issues, their comments, labels and milestones as REST shows them.
 */
public final class IssueJson
{
    private final Scope scope;
    private final AccountJson accounts;
    private final RepositoryJson repositories;

    IssueJson(Scope scope, AccountJson accounts, RepositoryJson repositories)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.repositories = repositories;
    }

    /**
     * An issue, or a pull request in the form of an issue.
     */
    public ObjectNode issue(Repository repository, Conversation conversation)
    {
        Issue issue = conversation.issue();
        String url = "%s/issues/%s".formatted(repositories.url(repository), issue.number());
        boolean pull = conversation.isPullRequest();
        NodeId nodeId = conversation instanceof PullRequest pullRequest
                ? new NodeId(NodeId.Type.PULL_REQUEST, repository.id(), pullRequest.id())
                : new NodeId(NodeId.Type.ISSUE, repository.id(), issue.id());
        ObjectNode json = Json.object()
                .put("url", url)
                .put("repository_url", repositories.url(repository))
                .put("labels_url", url + "/labels{/name}")
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("html_url", "%s/%s/%s".formatted(repositories.htmlUrl(repository), pull ? "pull" : "issues", issue.number()))
                .put("id", issue.id())
                .put("node_id", nodeId.toString());
        shared(repository, issue, json);
        json.put("comments", issue.comments())
                .put("timeline_url", url + "/timeline")
                .putNull("performed_via_github_app")
                .put("state_reason", issue.stateReason() == null ? null : issue.stateReason().restName());
        json.set("reactions", reactions(url, Reaction.contents(issue)));
        if (conversation instanceof PullRequest pullRequest) {
            pullRequest(repository, pullRequest, json);
        }
        else {
            json.set("type", issue.type() == null ? NullNode.instance : type(issue.type()));
            List<Issue> parts = SubIssues.of(issue, scope.data().contents(repository.id()));
            int done = (int) parts.stream().filter(part -> !part.isOpen()).count();
            json.putObject("sub_issues_summary").put("total", parts.size()).put("completed", done).put("percent_completed", parts.isEmpty() ? 0 : done * 100 / parts.size());
            json.putObject("issue_dependencies_summary").put("blocked_by", 0).put("total_blocked_by", 0).put("blocking", 0).put("total_blocking", 0);
        }
        return json;
    }

    /**
     * A single issue, which also tells who closed it.
     */
    public ObjectNode detail(Repository repository, Conversation conversation)
    {
        Issue issue = conversation.issue();
        ObjectNode json = issue(repository, conversation);
        json.set("closed_by", issue.isOpen() ? NullNode.instance : accounts.author(issue.closedBy()));
        return json;
    }

    /**
     * What issues and pull requests share.
     */
    void shared(Repository repository, Issue issue, ObjectNode json)
    {
        json.put("number", issue.number())
                .put("title", issue.title());
        json.set("user", accounts.author(issue.author()));
        json.set("labels", Json.array(issue.labels(), label -> label(repository, label)));
        json.put("state", issue.state().restName())
                .put("locked", issue.locked());
        json.set("assignee", issue.assignees().isEmpty() ? NullNode.instance : accounts.simple(issue.assignees().getFirst()));
        json.set("assignees", Json.array(issue.assignees(), accounts::simple));
        json.set("milestone", issue.milestone() == null ? NullNode.instance : milestone(repository, issue.milestone()));
        json.put("created_at", issue.createdAt().toString())
                .put("updated_at", issue.updatedAt().toString())
                .put("closed_at", time(issue.closedAt()))
                .put("author_association", issue.authorAssociation().name())
                .put("active_lock_reason", issue.lockReason() == null ? null : issue.lockReason().restName())
                .put("body", issue.body());
    }

    private void pullRequest(Repository repository, PullRequest pullRequest, ObjectNode json)
    {
        String html = "%s/pull/%s".formatted(repositories.htmlUrl(repository), pullRequest.number());
        json.put("draft", pullRequest.draft());
        json.putObject("pull_request")
                .put("url", "%s/pulls/%s".formatted(repositories.url(repository), pullRequest.number()))
                .put("html_url", html)
                .put("diff_url", html + ".diff")
                .put("patch_url", html + ".patch")
                .put("merged_at", time(pullRequest.mergedAt()));
    }

    public static JsonNode type(String name)
    {
        int id = 1 + Math.floorMod(name.hashCode(), 1000);
        return Json.object()
                .put("id", id)
                .put("node_id", new NodeId(NodeId.Type.ISSUE_TYPE, 0, id).toString())
                .put("name", name)
                .putNull("description")
                .put("color", "blue")
                .put("created_at", "2024-12-11T14:39:09Z")
                .put("updated_at", "2024-12-11T14:39:09Z")
                .put("is_enabled", true);
    }

    static ObjectNode reactions(String url)
    {
        return reactions(url, List.of());
    }

    private static ObjectNode reactions(String url, List<String> given)
    {
        ObjectNode json = Json.object().put("url", url + "/reactions").put("total_count", given.size());
        for (String reaction : new String[] {"+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"}) {
            json.put(reaction, Collections.frequency(given, reaction));
        }
        return json;
    }

    public ObjectNode label(Repository repository, Label label)
    {
        return Json.object()
                .put("id", label.id())
                .put("node_id", new NodeId(NodeId.Type.LABEL, repository.id(), label.id()).toString())
                .put("url", "%s/labels/%s".formatted(repositories.url(repository), URLEncoder.encode(label.name(), StandardCharsets.UTF_8).replace("+", "%20")))
                .put("name", label.name())
                .put("color", label.color())
                .put("default", label.standard())
                .put("description", label.description());
    }

    public ObjectNode milestone(Repository repository, Milestone milestone)
    {
        String url = "%s/milestones/%s".formatted(repositories.url(repository), milestone.number());
        ObjectNode json = Json.object()
                .put("url", url)
                .put("html_url", "%s/milestone/%s".formatted(repositories.htmlUrl(repository), milestone.number()))
                .put("labels_url", url + "/labels")
                .put("id", milestone.id())
                .put("node_id", new NodeId(NodeId.Type.MILESTONE, repository.id(), milestone.id()).toString())
                .put("number", milestone.number())
                .put("title", milestone.title())
                .put("description", milestone.description());
        json.set("creator", accounts.simple(milestone.creator()));
        json.put("open_issues", count(repository, milestone, true))
                .put("closed_issues", count(repository, milestone, false))
                .put("state", milestone.open() ? "open" : "closed")
                .put("created_at", milestone.createdAt().toString())
                .put("updated_at", milestone.updatedAt().toString())
                .put("due_on", time(milestone.dueOn()))
                .put("closed_at", time(milestone.closedAt()));
        return json;
    }

    private long count(Repository repository, Milestone milestone, boolean open)
    {
        return scope.data().contents(repository.id()).conversations().stream()
                .map(Conversation::issue)
                .filter(issue -> milestone.equals(issue.milestone()) && issue.isOpen() == open)
                .count();
    }

    public ObjectNode comment(Repository repository, Comment comment)
    {
        boolean pull = scope.data().contents(repository.id()).conversation(comment.number()).orElseThrow().isPullRequest();
        String url = "%s/issues/comments/%s".formatted(repositories.url(repository), comment.id());
        ObjectNode json = Json.object()
                .put("url", url)
                .put("html_url", "%s/%s/%s#issuecomment-%s".formatted(repositories.htmlUrl(repository), pull ? "pull" : "issues", comment.number(), comment.id()))
                .put("issue_url", "%s/issues/%s".formatted(repositories.url(repository), comment.number()))
                .put("id", comment.id())
                .put("node_id", new NodeId(NodeId.Type.ISSUE_COMMENT, repository.id(), comment.id()).toString());
        json.set("user", accounts.author(comment.author()));
        json.put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("body", comment.body())
                .put("author_association", comment.authorAssociation().name())
                .putNull("performed_via_github_app");
        json.set("reactions", reactions(url));
        return json;
    }

    static String time(Instant instant)
    {
        return instant == null ? null : instant.toString();
    }
}
