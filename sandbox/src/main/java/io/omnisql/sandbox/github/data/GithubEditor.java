package io.omnisql.sandbox.github.data;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes rows as their owners would, one change at a time; what is changed gets the present time as its last update.
 */
public final class GithubEditor
{
    private final GithubData data;
    private final Clock clock;

    public GithubEditor(GithubData data, Clock clock)
    {
        this.data = data;
        this.clock = clock;
    }

    /**
     * The present second, as GitHub keeps time.
     */
    public Instant now()
    {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Opens a new issue under the next number.
     *
     * @param body null for none
     */
    public synchronized Issue createIssue(Repository repository, Account author, String title, String body, List<Label> labels)
    {
        Issue issue = issue(repository)
                .text(title, body)
                .author(author, AuthorAssociation.MEMBER)
                .labels(labels)
                .build();
        data.contents(repository.id()).put(issue);
        return issue;
    }

    /**
     * What becomes an issue or a pull request of the present second under the next number.
     */
    private IssueBuilder issue(Repository repository)
    {
        RepositoryContents contents = data.contents(repository.id());
        long id = contents.conversations().stream().mapToLong(conversation -> conversation.issue().id()).max().orElse(4_000_000_000L + repository.id()) + 11;
        Instant now = now();
        return new IssueBuilder(id, repository.id(), contents.lastNumber() + 1)
                .createdAt(now)
                .updatedAt(now);
    }

    /**
     * Opens a new pull request under the next number, between the branches of another one.
     */
    public synchronized PullRequest openPullRequest(Repository repository, Account author, String title, PullRequest like)
    {
        RepositoryContents contents = data.contents(repository.id());
        long id = contents.pullRequests().stream().mapToLong(PullRequest::id).max().orElse(like.id()) + 7;
        Issue issue = issue(repository).text(title, null).author(author, AuthorAssociation.MEMBER).build();
        PullRequest opened = new PullRequest(id, issue, false, null, null, null, like.head(), like.base(), null, List.of(), like.size());
        contents.put(opened);
        return opened;
    }

    /**
     * Merges an open pull request, in a commit that is not shown.
     */
    public synchronized PullRequest merge(PullRequest pull, Account by)
    {
        Instant now = now();
        Issue closed = pull.issue().toBuilder().closed(null, now, by).updatedAt(now).build();
        PullRequest merged = new PullRequest(pull.id(), closed, pull.draft(), now, by, null, pull.head(), pull.base(), null, List.of(), pull.size());
        data.contents(pull.issue().repositoryId()).put(merged);
        return merged;
    }

    /**
     * Changes the shared fields of an issue or a pull request and sets its last update to now.
     */
    public synchronized Conversation edit(Conversation conversation, UnaryOperator<IssueBuilder> change)
    {
        RepositoryContents contents = data.contents(conversation.issue().repositoryId());
        Conversation current = contents.conversation(conversation.issue().number()).orElseThrow();
        Conversation changed = current.with(change.apply(current.issue().toBuilder()).updatedAt(now()).build());
        contents.put(changed);
        return changed;
    }

    /**
     * Adds a comment, which also updates what it comments on.
     */
    public synchronized Comment addComment(Conversation conversation, Account author, String body)
    {
        Issue issue = conversation.issue();
        RepositoryContents contents = data.contents(issue.repositoryId());
        long id = contents.comments().stream().mapToLong(Comment::id).max().orElse(4_500_000_000L + issue.repositoryId()) + 3;
        Instant now = now();
        Comment comment = new Comment(id, issue.repositoryId(), issue.number(), author, AuthorAssociation.MEMBER, body, now, now);
        edit(conversation, builder -> builder.comments(contents.comments(issue.number()).size() + 1));
        contents.put(comment);
        return comment;
    }

    /**
     * Changes a repository's settings.
     *
     * @param description null for none
     */
    public synchronized Repository editRepository(Repository repository, String description, boolean archived)
    {
        Instant now = now();
        Instant archivedAt = archived ? (repository.isArchived() ? repository.archivedAt() : now) : null;
        Repository changed = repository.edited(description, archivedAt, now);
        data.replace(changed);
        return changed;
    }
}
