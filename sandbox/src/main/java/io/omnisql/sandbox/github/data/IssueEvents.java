package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells from an issue or a pull request what happened to it.
 */
public final class IssueEvents
{
    private static final int IDS = 64;

    private final Conversation conversation;
    private final List<IssueEvent> events = new ArrayList<>();

    private IssueEvents(Conversation conversation)
    {
        this.conversation = conversation;
    }

    /**
     * The events in the order of their ids; those of one issue lie together.
     */
    public static List<IssueEvent> of(Conversation conversation)
    {
        return new IssueEvents(conversation).derive();
    }

    private List<IssueEvent> derive()
    {
        Issue issue = conversation.issue();
        Instant created = issue.createdAt();
        Account author = issue.author();
        issue.labels().forEach(label -> add(IssueEvent.Kind.LABELED, author, created, label, null, null, null));
        issue.assignees().forEach(assignee -> add(IssueEvent.Kind.ASSIGNED, author, created, null, assignee, null, null));
        if (issue.milestone() != null) {
            add(IssueEvent.Kind.MILESTONED, author, created);
        }
        if (conversation instanceof PullRequest pull) {
            pull.requestedReviewers().forEach(reviewer -> add(IssueEvent.Kind.REVIEW_REQUESTED, author, created, null, reviewer, null, null));
        }
        if (issue.number() % 17 == 0) {
            add(IssueEvent.Kind.RENAMED, author, created, null, null, null, "Draft: " + issue.title());
        }
        if (conversation instanceof PullRequest pull && pull.merged()) {
            add(IssueEvent.Kind.MERGED, pull.mergedBy(), pull.mergedAt(), null, null, pull.mergeCommitSha(), null);
        }
        if (issue.closedAt() != null) {
            add(IssueEvent.Kind.CLOSED, issue.closedBy(), issue.closedAt());
        }
        if (issue.stateReason() == StateReason.REOPENED) {
            add(IssueEvent.Kind.CLOSED, author, issue.updatedAt());
            add(IssueEvent.Kind.REOPENED, author, issue.updatedAt());
        }
        if (issue.locked()) {
            add(IssueEvent.Kind.LOCKED, author, issue.updatedAt());
        }
        return events;
    }

    private void add(IssueEvent.Kind kind, Account actor, Instant at)
    {
        add(kind, actor, at, null, null, null, null);
    }

    private void add(IssueEvent.Kind kind, Account actor, Instant at, Label label, Account subject, String commitSha, String formerTitle)
    {
        events.add(new IssueEvent(conversation.issue().id() * IDS + events.size(), conversation, kind, actor, at, label, subject, commitSha, formerTitle));
    }
}
