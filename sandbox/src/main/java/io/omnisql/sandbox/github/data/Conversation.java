package io.omnisql.sandbox.github.data;

/**
 * What a number of a repository stands for: an issue or a pull request.
 */
public sealed interface Conversation
        permits Issue, PullRequest
{
    /**
     * What issues and pull requests share; REST lists it under {@code /issues} for both.
     */
    Issue issue();

    default boolean isPullRequest()
    {
        return this instanceof PullRequest;
    }

    /**
     * The same conversation with other shared fields.
     */
    Conversation with(Issue issue);
}
