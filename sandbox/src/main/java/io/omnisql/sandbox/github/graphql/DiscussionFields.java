package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.discussion.Discussion;
import io.omnisql.sandbox.github.data.discussion.DiscussionData;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Discussions with their categories and comments.
 */
final class DiscussionFields
{
    private DiscussionFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Repository.class, "Repository")
                .fetch("discussion", DiscussionFields::discussion)
                .fetch("discussionCategories", environment -> Connections.page(environment, data(environment).categories(), RowOrder.byId(Discussion.Category::id), category -> category))
                .fetch("discussions", DiscussionFields::discussions);
        TypeFields.of(wiring, Discussion.Category.class, "DiscussionCategory")
                .field("createdAt", Discussion.Category::createdAt)
                .field("description", _ -> null)
                .field("emoji", _ -> ":speech_balloon:")
                .field("id", category -> new NodeId(NodeId.Type.DISCUSSION_CATEGORY, category.repositoryId(), category.id()).toString())
                .field("isAnswerable", Discussion.Category::answerable)
                .field("name", Discussion.Category::name)
                .scoped("repository", (category, scope) -> repository(category.repositoryId(), scope))
                .field("slug", Discussion.Category::slug)
                .field("updatedAt", Discussion.Category::createdAt);
        TypeFields.of(wiring, Discussion.class, "Discussion")
                .field("activeLockReason", _ -> null)
                .field("answer", discussion -> discussion.answer().orElse(null))
                .field("answerChosenAt", discussion -> discussion.answer().map(Discussion.Comment::createdAt).orElse(null))
                .field("answerChosenBy", discussion -> discussion.answer().isPresent() ? discussion.author() : null)
                .field("author", Discussion::author)
                .field("authorAssociation", Discussion::authorAssociation)
                .field("body", Discussion::body)
                .field("bodyText", Discussion::body)
                .field("category", Discussion::category)
                .field("closed", discussion -> discussion.closedAt() != null)
                .field("closedAt", Discussion::closedAt)
                .fetch("comments", environment -> comments(environment, environment.<Discussion>getSource().topComments()))
                .field("createdAt", Discussion::createdAt)
                .field("databaseId", discussion -> Ids.databaseId(discussion.id()))
                .field("id", discussion -> new NodeId(NodeId.Type.DISCUSSION, discussion.repositoryId(), discussion.id()).toString())
                .field("isAnswered", discussion -> discussion.category().answerable() ? (Boolean) discussion.answer().isPresent() : null)
                .field("locked", Discussion::locked)
                .field("number", Discussion::number)
                .field("publishedAt", Discussion::createdAt)
                .scoped("repository", (discussion, scope) -> repository(discussion.repositoryId(), scope))
                .scoped("resourcePath", DiscussionFields::path)
                .field("stateReason", discussion -> discussion.closedAt() == null ? null : discussion.number() % 8 == 0 ? "OUTDATED" : "RESOLVED")
                .field("title", Discussion::title)
                .field("updatedAt", Discussion::updatedAt)
                .field("upvoteCount", Discussion::upvotes)
                .scoped("url", (discussion, scope) -> scope.urls().html() + path(discussion, scope));
        comments(wiring);
    }

    private static void comments(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Discussion.Comment.class, "DiscussionComment")
                .field("author", Discussion.Comment::author)
                .field("authorAssociation", Discussion.Comment::authorAssociation)
                .field("body", Discussion.Comment::body)
                .field("bodyText", Discussion.Comment::body)
                .field("createdAt", Discussion.Comment::createdAt)
                .field("databaseId", comment -> Ids.databaseId(comment.id()))
                .scoped("discussion", DiscussionFields::discussion)
                .field("id", comment -> new NodeId(NodeId.Type.DISCUSSION_COMMENT, comment.repositoryId(), comment.id()).toString())
                .field("isAnswer", Discussion.Comment::answer)
                .fetch("replies", DiscussionFields::replies)
                .scoped("replyTo", (comment, scope) -> comment.replyTo() == null ? null : discussion(comment, scope).comments().stream().filter(candidate -> candidate.id() == comment.replyTo()).findFirst().orElseThrow())
                .scoped("resourcePath", DiscussionFields::path)
                .field("updatedAt", Discussion.Comment::updatedAt)
                .field("upvoteCount", Discussion.Comment::upvotes)
                .scoped("url", (comment, scope) -> scope.urls().html() + path(comment, scope));
    }

    private static DiscussionData data(DataFetchingEnvironment environment)
    {
        return scope(environment).data().contents(environment.<Repository>getSource().id()).discussions();
    }

    private static Repository repository(long id, Scope scope)
    {
        return scope.data().repository(id).orElseThrow();
    }

    private static Discussion discussion(Discussion.Comment comment, Scope scope)
    {
        return scope.data().contents(comment.repositoryId()).discussions().discussion(comment.number()).orElseThrow();
    }

    private static String path(Discussion discussion, Scope scope)
    {
        return "/%s/discussions/%s".formatted(repository(discussion.repositoryId(), scope).fullName(), discussion.number());
    }

    private static String path(Discussion.Comment comment, Scope scope)
    {
        return "%s#discussioncomment-%s".formatted(path(discussion(comment, scope), scope), comment.id());
    }

    private static Discussion discussion(DataFetchingEnvironment environment)
    {
        int number = environment.getArgument("number");
        return data(environment).discussion(number).orElseThrow(() -> GithubException.notFound("Could not resolve to a Discussion with the number of %s.".formatted(number)));
    }

    private static Map<String, Object> discussions(DataFetchingEnvironment environment)
    {
        String category = environment.getArgument("categoryId");
        List<String> states = environment.getArgument("states");
        Boolean answered = environment.getArgument("answered");
        List<Discussion> matching = data(environment).discussions().stream()
                .filter(discussion -> category == null || new NodeId(NodeId.Type.DISCUSSION_CATEGORY, discussion.repositoryId(), discussion.category().id()).toString().equals(category))
                .filter(discussion -> states == null || states.isEmpty() || states.contains(discussion.closedAt() == null ? "OPEN" : "CLOSED"))
                .filter(discussion -> answered == null || (discussion.category().answerable() && answered == discussion.answer().isPresent()))
                .toList();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Discussion> order = Connections.orderField(orderBy, "UPDATED_AT").equals("UPDATED_AT")
                ? RowOrder.byTime(Discussion::updatedAt, Discussion::id)
                : RowOrder.byTime(Discussion::createdAt, Discussion::id);
        return Connections.page(environment, matching, order.descending(Connections.descending(orderBy)), discussion -> discussion);
    }

    private static Map<String, Object> replies(DataFetchingEnvironment environment)
    {
        Discussion.Comment comment = environment.getSource();
        return comments(environment, discussion(comment, scope(environment)).comments().stream().filter(reply -> reply.replyTo() != null && reply.replyTo() == comment.id()).toList());
    }

    private static Map<String, Object> comments(DataFetchingEnvironment environment, List<Discussion.Comment> comments)
    {
        return Connections.page(environment, comments, RowOrder.byId(Discussion.Comment::id), comment -> comment);
    }
}
