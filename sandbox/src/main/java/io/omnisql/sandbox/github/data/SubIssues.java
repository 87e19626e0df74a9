package io.omnisql.sandbox.github.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells which issues are parts of another one.
 */
public final class SubIssues
{
    private static final int EVERY = 40;
    private static final int MOST = 5;

    private SubIssues() {}

    /**
     * The parts of an issue in their order; none has parts itself.
     */
    public static List<Issue> of(Issue issue, RepositoryContents contents)
    {
        if (issue.number() % EVERY != 0 || contents.conversation(issue.number()).filter(Conversation::isPullRequest).isPresent()) {
            return List.of();
        }
        return IntStream.rangeClosed(issue.number() + 1, issue.number() + MOST)
                .mapToObj(contents::conversation)
                .flatMap(found -> found.filter(conversation -> !conversation.isPullRequest()).map(Conversation::issue).stream())
                .toList();
    }
}
