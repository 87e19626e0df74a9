package io.omnisql.sandbox.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.omnisql.sandbox.github.NodeId;
import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.ReviewComment;
import io.omnisql.sandbox.github.query.RowOrder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.omnisql.sandbox.github.graphql.TypeFields.scope;

/**
 * Threads of comments on lines, asked reviewers, and the branches of pull requests.
 */
final class ThreadFields
{
    private ThreadFields() {}

    static void wire(RuntimeWiring.Builder wiring)
    {
        TypeFields.of(wiring, PullRequest.class, "PullRequest")
                .scoped("baseRef", (pull, scope) -> ref(pull.base(), scope))
                .scoped("headRef", (pull, scope) -> ref(pull.head(), scope))
                .fetch("reviewRequests", ThreadFields::requests)
                .fetch("reviewThreads", ThreadFields::threads);
        TypeFields.of(wiring, ReviewNodes.Request.class, "ReviewRequest")
                .field("asCodeOwner", _ -> false)
                .field("databaseId", _ -> null)
                .field("id", node -> "RR_%s_%s".formatted(node.pull().id(), node.reviewer().id()))
                .field("pullRequest", ReviewNodes.Request::pull)
                .field("requestedReviewer", ReviewNodes.Request::reviewer);
        TypeFields.of(wiring, ReviewNodes.Thread.class, "PullRequestReviewThread")
                .fetch("comments", environment -> Connections.page(environment, environment.<ReviewNodes.Thread>getSource().comments(), RowOrder.byId(ReviewComment::id), comment -> comment))
                .field("id", node -> new NodeId(NodeId.Type.REVIEW_THREAD, node.first().repositoryId(), node.first().id()).toString())
                .field("isCollapsed", _ -> false)
                .field("isOutdated", node -> node.first().line() == null)
                .field("isResolved", node -> node.first().id() % 2 == 0)
                .field("line", node -> node.first().line())
                .field("originalLine", node -> node.first().originalLine())
                .field("path", node -> node.first().path())
                .field("pullRequest", ReviewNodes.Thread::pull)
                .scoped("repository", (node, scope) -> scope.data().repository(node.first().repositoryId()).orElseThrow());
    }

    /**
     * @return null when the branch is gone
     */
    private static RefNode ref(PullRequest.Branch branch, Scope scope)
    {
        Repository repository = scope.data().repository(branch.repositoryId()).filter(scope::sees).orElse(null);
        return repository == null ? null : RefFields.all(repository, scope)
                                           .filter(ref -> ref.prefix().equals(RefFields.HEADS) && ref.name().equals(branch.ref()))
                                           .findFirst()
                                           .orElse(null);
    }

    private static Map<String, Object> requests(DataFetchingEnvironment environment)
    {
        PullRequest pull = environment.getSource();
        return Connections.page(environment, pull.requestedReviewers(), RowOrder.byId(Account::id), reviewer -> new ReviewNodes.Request(pull, reviewer));
    }

    private static Map<String, Object> threads(DataFetchingEnvironment environment)
    {
        PullRequest pull = environment.getSource();
        Map<Long, List<ReviewComment>> byFirst = new LinkedHashMap<>();
        for (ReviewComment comment : scope(environment).data().contents(pull.issue().repositoryId()).reviewComments(pull.number())) {
            byFirst.computeIfAbsent(comment.replyTo() == null ? comment.id() : comment.replyTo(), _ -> new ArrayList<>()).add(comment);
        }
        List<ReviewNodes.Thread> threads = byFirst.values().stream().map(comments -> new ReviewNodes.Thread(pull, comments)).toList();
        return Connections.page(environment, threads, RowOrder.byId(thread -> thread.first().id()), thread -> thread);
    }
}
