package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Comment;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.List;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * The fields of {@code Issue}, those that {@code PullRequest} shares with it, and {@code IssueComment}.
 */
final class IssueFields
{
    private IssueFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, Conversation.class, "Issue", "PullRequest")
                .field("activeLockReason", row -> row.issue().lockReason())
                .fetch("assignees", IssueFields::assignees)
                .field("author", row -> row.issue().author())
                .field("authorAssociation", row -> row.issue().authorAssociation())
                .field("body", row -> text(row.issue().body()))
                .field("bodyText", row -> text(row.issue().body()))
                .field("closed", row -> !row.issue().isOpen())
                .field("closedAt", row -> row.issue().closedAt())
                .fetch("comments", IssueFields::comments)
                .field("createdAt", row -> row.issue().createdAt())
                .fetch("labels", LabelFields::ofConversation)
                .field("locked", row -> row.issue().locked())
                .scoped("milestone", (row, scope) -> row.issue().milestone() == null ? null : new MilestoneNode(repository(row.issue(), scope), row.issue().milestone()))
                .field("number", row -> row.issue().number())
                .field("publishedAt", row -> row.issue().createdAt())
                .scoped("repository", (row, scope) -> repository(row.issue(), scope))
                .scoped("resourcePath", IssueFields::path)
                .field("title", row -> row.issue().title())
                .field("updatedAt", row -> row.issue().updatedAt())
                .scoped("url", (row, scope) -> scope.urls().html() + path(row, scope))
                .scoped("viewerDidAuthor", (row, scope) -> isViewer(row.issue().author(), scope));
        TypeFields.of(wiring, Issue.class, "Issue")
                .field("id", issue -> new NodeId(NodeId.Type.ISSUE, issue.repositoryId(), issue.id()).toString())
                .field("databaseId", issue -> Ids.databaseId(issue.id()))
                .field("fullDatabaseId", Issue::id)
                .field("state", Issue::state)
                .field("stateReason", Issue::stateReason);
        TypeFields.of(wiring, Comment.class, "IssueComment")
                .field("author", Comment::author)
                .field("authorAssociation", Comment::authorAssociation)
                .field("body", Comment::body)
                .field("bodyText", Comment::body)
                .field("createdAt", Comment::createdAt)
                .field("updatedAt", Comment::updatedAt)
                .field("databaseId", comment -> Ids.databaseId(comment.id()))
                .field("fullDatabaseId", Comment::id)
                .field("id", comment -> new NodeId(NodeId.Type.ISSUE_COMMENT, comment.repositoryId(), comment.id()).toString())
                .scoped("issue", (comment, scope) -> conversation(comment, scope).issue())
                .scoped("pullRequest", (comment, scope) -> conversation(comment, scope) instanceof PullRequest pull ? pull : null)
                .scoped("repository", (comment, scope) -> scope.data().repository(comment.repositoryId()).orElseThrow())
                .scoped("resourcePath", IssueFields::path)
                .scoped("url", (comment, scope) -> scope.urls().html() + path(comment, scope))
                .scoped("viewerDidAuthor", (comment, scope) -> isViewer(comment.author(), scope));
    }

    private static String text(String body)
    {
        return body == null ? "" : body;
    }

    private static boolean isViewer(Account author, Scope scope)
    {
        return scope.principal().user().filter(user -> user.equals(author)).isPresent();
    }

    private static Repository repository(Issue issue, Scope scope)
    {
        return scope.data().repository(issue.repositoryId()).orElseThrow();
    }

    private static Conversation conversation(Comment comment, Scope scope)
    {
        return scope.data().contents(comment.repositoryId()).conversation(comment.number()).orElseThrow();
    }

    private static String path(Conversation row, Scope scope)
    {
        return "/%s/%s/%s".formatted(repository(row.issue(), scope).fullName(), row.isPullRequest() ? "pull" : "issues", row.issue().number());
    }

    private static String path(Comment comment, Scope scope)
    {
        return "%s#issuecomment-%s".formatted(path(conversation(comment, scope), scope), comment.id());
    }

    private static Map<String, Object> assignees(DataFetchingEnvironment environment)
    {
        List<Account> assignees = environment.<Conversation>getSource().issue().assignees();
        return Connections.page(environment, assignees, RowOrder.byId(assignees::indexOf), account -> account);
    }

    private static Map<String, Object> comments(DataFetchingEnvironment environment)
    {
        Issue issue = environment.<Conversation>getSource().issue();
        Map<String, Object> orderBy = environment.getArgument("orderBy");
        RowOrder<Comment> order = orderBy == null ? RowOrder.byId(Comment::id) : RowOrder.byTime(Comment::updatedAt, Comment::id);
        List<Comment> comments = scope(environment).data().contents(issue.repositoryId()).comments(issue.number());
        return Connections.page(environment, comments, order.descending(Connections.descending(orderBy)), comment -> comment);
    }
}
