package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.List;

/**
 * An issue, or the fields that a pull request shares with issues.
 *
 * @param id of the issue; a pull request has another id of its own beside it
 * @param body null when it was left empty; GraphQL shows the empty string instead
 * @param author null when the account was deleted
 * @param stateReason null for pull requests and for issues that were never closed
 * @param milestone null when there is none
 * @param lockReason null when not locked or locked without a reason
 * @param type name of the issue type, null when there is none
 * @param comments how many comments there are
 * @param closedAt null while it is open
 * @param closedBy null while it is open, or when the account was deleted
 */
public record Issue(
        long id,
        long repositoryId,
        int number,
        String title,
        String body,
        Account author,
        AuthorAssociation authorAssociation,
        IssueState state,
        StateReason stateReason,
        List<Label> labels,
        List<Account> assignees,
        Milestone milestone,
        boolean locked,
        LockReason lockReason,
        String type,
        int comments,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        Account closedBy)
        implements Conversation
{
    public Issue
    {
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
    }

    @Override
    public Issue issue()
    {
        return this;
    }

    @Override
    public Conversation with(Issue issue)
    {
        return issue;
    }

    public boolean isOpen()
    {
        return state == IssueState.OPEN;
    }

    /**
     * Whether the label is set; names are compared without regard to case.
     */
    public boolean hasLabel(String name)
    {
        return labels.stream().anyMatch(label -> label.name().equalsIgnoreCase(name));
    }

    /**
     * Whether the login is among the assignees, without regard to case.
     */
    public boolean isAssignedTo(String login)
    {
        return assignees.stream().anyMatch(assignee -> assignee.restLogin().equalsIgnoreCase(login));
    }

    public IssueBuilder toBuilder()
    {
        return new IssueBuilder(this);
    }
}
