package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;

/**
 * Assembles an {@link Issue} field by field.
 */
public final class IssueBuilder
{
    private final long id;
    private final long repositoryId;
    private final int number;
    private String title = "";
    private String body;
    private Account author;
    private AuthorAssociation authorAssociation = AuthorAssociation.NONE;
    private IssueState state = IssueState.OPEN;
    private StateReason stateReason;
    private List<Label> labels = List.of();
    private List<Account> assignees = List.of();
    private Milestone milestone;
    private boolean locked;
    private LockReason lockReason;
    private String type;
    private int comments;
    private Instant createdAt;
    private Instant updatedAt;
    private Instant closedAt;
    private Account closedBy;

    public IssueBuilder(long id, long repositoryId, int number)
    {
        this.id = id;
        this.repositoryId = repositoryId;
        this.number = number;
    }

    IssueBuilder(Issue issue)
    {
        this(issue.id(), issue.repositoryId(), issue.number());
        title = issue.title();
        body = issue.body();
        author = issue.author();
        authorAssociation = issue.authorAssociation();
        state = issue.state();
        stateReason = issue.stateReason();
        labels = issue.labels();
        assignees = issue.assignees();
        milestone = issue.milestone();
        locked = issue.locked();
        lockReason = issue.lockReason();
        type = issue.type();
        comments = issue.comments();
        createdAt = issue.createdAt();
        updatedAt = issue.updatedAt();
        closedAt = issue.closedAt();
        closedBy = issue.closedBy();
    }

    public IssueBuilder text(String title, String body)
    {
        this.title = title;
        this.body = body;
        return this;
    }

    public IssueBuilder author(Account author, AuthorAssociation association)
    {
        this.author = author;
        this.authorAssociation = association;
        return this;
    }

    /**
     * Opens it; the reason is null for one that was never closed.
     */
    public IssueBuilder opened(StateReason reason)
    {
        state = IssueState.OPEN;
        stateReason = reason;
        closedAt = null;
        closedBy = null;
        return this;
    }

    public IssueBuilder closed(StateReason reason, Instant at, Account by)
    {
        state = IssueState.CLOSED;
        stateReason = reason;
        closedAt = at;
        closedBy = by;
        return this;
    }

    public IssueBuilder labels(List<Label> labels)
    {
        this.labels = labels;
        return this;
    }

    public IssueBuilder assignees(List<Account> assignees)
    {
        this.assignees = assignees;
        return this;
    }

    public IssueBuilder milestone(Milestone milestone)
    {
        this.milestone = milestone;
        return this;
    }

    public IssueBuilder locked(LockReason reason)
    {
        locked = true;
        lockReason = reason;
        return this;
    }

    public IssueBuilder type(String type)
    {
        this.type = type;
        return this;
    }

    public IssueBuilder comments(int comments)
    {
        this.comments = comments;
        return this;
    }

    public IssueBuilder createdAt(Instant createdAt)
    {
        this.createdAt = createdAt;
        return this;
    }

    public IssueBuilder updatedAt(Instant updatedAt)
    {
        this.updatedAt = updatedAt;
        return this;
    }

    public Issue build()
    {
        return new Issue(
                id,
                repositoryId,
                number,
                title,
                body,
                author,
                authorAssociation,
                state,
                stateReason,
                labels,
                assignees,
                milestone,
                locked,
                lockReason,
                type,
                comments,
                createdAt,
                updatedAt,
                closedAt,
                closedBy);
    }
}
