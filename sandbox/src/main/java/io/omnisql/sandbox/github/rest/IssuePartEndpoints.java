package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Reaction;
import io.omnisql.sandbox.github.data.SubIssues;
import io.omnisql.sandbox.http.Json;

import java.util.List;
import java.util.Optional;

/**
 * Reactions to an issue, and the issues that are parts of it.
 */
final class IssuePartEndpoints
{
    private IssuePartEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
                        "reactions/reactions#list-reactions-for-an-issue",
                        List.of(Parameter.oneOf("content", "+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"), Parameter.PER_PAGE, Parameter.PAGE),
                        IssuePartEndpoints::reactions),
                RestEndpoint.get("/repos/{owner}/{repo}/issues/{issue_number}/sub_issues", "issues/sub-issues#list-sub-issues", List.of(Parameter.PER_PAGE, Parameter.PAGE), IssuePartEndpoints::subIssues));
    }

    private static RestResult reactions(RestCall call)
    {
        Optional<String> content = call.arguments().text("content");
        List<Reaction> matching = Reaction.of(call.conversation("issue_number").issue(), call.data()).stream()
                .filter(reaction -> content.isEmpty() || reaction.content().equals(content.get()))
                .toList();
        return Paging.numbered(call, matching, reaction -> json(call, reaction));
    }

    private static ObjectNode json(RestCall call, Reaction reaction)
    {
        ObjectNode json = Json.object()
                .put("id", reaction.id())
                .put("node_id", new NodeId(NodeId.Type.REACTION, call.repository().id(), reaction.id()).toString());
        json.set("user", call.json().accounts().simple(reaction.user()));
        return json.put("content", reaction.content()).put("created_at", reaction.createdAt().toString());
    }

    private static RestResult subIssues(RestCall call)
    {
        Conversation conversation = call.conversation("issue_number");
        return Paging.numbered(call, SubIssues.of(conversation.issue(), call.contents()), issue -> call.json().issues().issue(call.repository(), issue));
    }
}
