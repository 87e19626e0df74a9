package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.PullRequest;
import io.omnisql.sandbox.github.data.ReviewComment;

import java.util.List;

/**
 * Parts of pull requests with what they belong to.
 */
final class ReviewNodes
{
    private ReviewNodes() {}

    /**
     * A comment on a line with the replies to it.
     */
    record Thread(PullRequest pull, List<ReviewComment> comments)
    {
        ReviewComment first()
        {
            return comments.getFirst();
        }
    }

    record Request(PullRequest pull, Account reviewer) {}
}
