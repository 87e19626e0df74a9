package io.omnisql.sandbox.github.json;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.http.Json;

import static io.omnisql.sandbox.github.json.IssueJson.time;

/**
 * Pull requests as REST shows them.
 */
public final class PullRequestJson
{
    private final Scope scope;
    private final AccountJson accounts;
    private final RepositoryJson repositories;
    private final IssueJson issues;

    PullRequestJson(Scope scope, AccountJson accounts, RepositoryJson repositories, IssueJson issues)
    {
        this.scope = scope;
        this.accounts = accounts;
        this.repositories = repositories;
        this.issues = issues;
    }

    /**
     * The form in lists.
     */
    public ObjectNode summary(Repository repository, PullRequest pullRequest)
    {
        int number = pullRequest.number();
        String base = repositories.url(repository);
        String url = "%s/pulls/%s".formatted(base, number);
        String html = "%s/pull/%s".formatted(repositories.htmlUrl(repository), number);
        ObjectNode json = Json.object()
                .put("url", url)
                .put("id", pullRequest.id())
                .put("node_id", new NodeId(NodeId.Type.PULL_REQUEST, repository.id(), pullRequest.id()).toString())
                .put("html_url", html)
                .put("diff_url", html + ".diff")
                .put("patch_url", html + ".patch")
                .put("issue_url", "%s/issues/%s".formatted(base, number))
                .put("commits_url", url + "/commits")
                .put("review_comments_url", url + "/comments")
                .put("review_comment_url", base + "/pulls/comments{/number}")
                .put("comments_url", "%s/issues/%s/comments".formatted(base, number))
                .put("statuses_url", "%s/statuses/%s".formatted(base, pullRequest.head().sha()));
        issues.shared(repository, pullRequest.issue(), json);
        json.put("draft", pullRequest.draft())
                .put("merged_at", time(pullRequest.mergedAt()))
                .put("merge_commit_sha", pullRequest.mergeCommitSha());
        json.set("requested_reviewers", Json.array(pullRequest.requestedReviewers(), accounts::simple));
        json.putArray("requested_teams");
        json.set("head", branch(pullRequest.head()));
        json.set("base", branch(pullRequest.base()));
        json.putNull("auto_merge");
        json.set("_links", links(json));
        return json;
    }

    /**
     * The form of a single pull request.
     */
    public ObjectNode detail(Repository repository, PullRequest pullRequest)
    {
        PullRequest.Size size = pullRequest.size();
        ObjectNode json = summary(repository, pullRequest)
                .put("merged", pullRequest.merged())
                .put("mergeable", pullRequest.mergeable())
                .put("rebaseable", pullRequest.mergeable())
                .put("mergeable_state", mergeableState(pullRequest))
                .put("comments", pullRequest.issue().comments())
                .put("review_comments", size.reviewComments())
                .put("maintainer_can_modify", false)
                .put("commits", size.commits())
                .put("additions", size.additions())
                .put("deletions", size.deletions())
                .put("changed_files", size.changedFiles());
        json.set("merged_by", pullRequest.merged() ? accounts.author(pullRequest.mergedBy()) : NullNode.instance);
        return json;
    }

    private static String mergeableState(PullRequest pullRequest)
    {
        if (pullRequest.mergeable() == null) {
            return "unknown";
        }
        if (!pullRequest.mergeable()) {
            return "dirty";
        }
        return pullRequest.draft() ? "draft" : "clean";
    }

    private ObjectNode branch(PullRequest.Branch branch)
    {
        Repository repository = scope.data().repository(branch.repositoryId()).orElseThrow();
        ObjectNode json = Json.object()
                .put("label", repository.owner().login() + ":" + branch.ref())
                .put("ref", branch.ref())
                .put("sha", branch.sha());
        json.set("user", accounts.simple(repository.owner()));
        json.set("repo", scope.sees(repository) ? repositories.summary(repository) : NullNode.instance);
        return json;
    }

    private static ObjectNode links(ObjectNode pullRequest)
    {
        ObjectNode links = Json.object();
        links.set("self", link(pullRequest, "url"));
        links.set("html", link(pullRequest, "html_url"));
        for (String name : new String[] {"issue", "comments", "review_comments", "review_comment", "commits", "statuses"}) {
            links.set(name, link(pullRequest, name + "_url"));
        }
        return links;
    }

    private static ObjectNode link(ObjectNode pullRequest, String field)
    {
        return Json.object().set("href", pullRequest.get(field));
    }
}
