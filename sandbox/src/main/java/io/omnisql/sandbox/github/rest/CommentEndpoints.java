package io.omnisql.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Comments: of one issue or pull request, and of a whole repository.
 */
final class CommentEndpoints
{
    private CommentEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        return List.of(
                RestEndpoint.get(
                        "/repos/{owner}/{repo}/issues/{issue_number}/comments",
                        "issues/comments#list-issue-comments",
                        List.of(Parameter.SINCE, Parameter.PER_PAGE, Parameter.PAGE),
                        CommentEndpoints::ofIssue),
                RestEndpoint.get(
                                "/repos/{owner}/{repo}/issues/comments",
                                "issues/comments#list-issue-comments-for-a-repository",
                                List.of(
                                        Parameter.oneOf("sort", "created", "updated").defaultsTo("created"),
                                        Parameter.oneOf("direction", "asc", "desc"),
                                        Parameter.SINCE,
                                        Parameter.PER_PAGE,
                                        Parameter.PAGE),
                                CommentEndpoints::ofRepository)
                        .withLinkParameters("after", "before"));
    }

    private static RestResult ofIssue(RestCall call)
    {
        int number = call.conversation("issue_number").issue().number();
        RowOrder<Comment> order = RowOrder.byId(Comment::id);
        return Paging.numbered(call, order.sorted(since(call, call.contents().comments(number))), json(call));
    }

    private static RestResult ofRepository(RestCall call)
    {
        // without sort, direction has no effect
        boolean sorted = call.arguments().given("sort");
        RowOrder<Comment> order = switch (call.arguments().value("sort")) {
            case "updated" -> RowOrder.byTime(Comment::updatedAt, Comment::id);
            default -> sorted ? RowOrder.byTime(Comment::createdAt, Comment::id) : RowOrder.byId(Comment::id);
        };
        boolean descending = sorted && call.arguments().text("direction").map("desc"::equals).orElse(true);
        return Paging.numberedUntilLarge(call, since(call, call.contents().comments()), order.descending(descending), json(call));
    }

    private static List<Comment> since(RestCall call, Collection<Comment> comments)
    {
        Optional<Instant> since = call.arguments().time("since");
        return comments.stream()
                .filter(comment -> since.isEmpty() || !comment.updatedAt().isBefore(since.get()))
                .toList();
    }

    private static Function<Comment, JsonNode> json(RestCall call)
    {
        return comment -> call.json().issues().comment(call.repository(), comment);
    }
}
