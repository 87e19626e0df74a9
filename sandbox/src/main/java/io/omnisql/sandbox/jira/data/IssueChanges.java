package io.omnisql.sandbox.jira.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes changes of an issue and what its history says of them.
 */
final class IssueChanges
{
    private final Catalog catalog;
    private final Issue issue;
    private final IssueBuilder builder;
    private final List<ChangeItem> items = new ArrayList<>();

    IssueChanges(Catalog catalog, Issue issue, IssueBuilder builder)
    {
        this.catalog = catalog;
        this.issue = issue;
        this.builder = builder;
    }

    List<ChangeItem> apply(JiraEditor.IssueChange change, Instant now)
    {
        if (change.summary() != null) {
            builder.summary(change.summary());
            items.add(new ChangeItem("summary", "jira", "summary", null, issue.summary(), null, change.summary()));
        }
        if (change.statusId() != null) {
            status(change.statusId(), now);
        }
        if (change.assignee() != null) {
            assignee(change.assignee().isEmpty() ? null : change.assignee());
        }
        if (change.labels() != null) {
            builder.labels(change.labels());
            items.add(new ChangeItem("labels", "jira", "labels", null, String.join(" ", issue.labels()), null, String.join(" ", change.labels())));
        }
        if (change.priorityId() != null) {
            builder.priority(change.priorityId());
            items.add(named("priority", issue.priorityId(), catalog.priority(issue.priorityId()).name(), change.priorityId(), catalog.priority(change.priorityId()).name()));
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("Nothing is changed");
        }
        return items;
    }

    private void status(long statusId, Instant now)
    {
        Status to = catalog.status(statusId);
        builder.status(statusId, now);
        items.add(named("status", issue.statusId(), catalog.status(issue.statusId()).name(), statusId, to.name()));
        if (to.category() != StatusCategory.DONE) {
            builder.resolution(null, null);
        }
        else if (issue.resolutionId() == null) {
            Resolution resolution = catalog.resolutions().getFirst();
            builder.resolution(resolution.id(), now);
            items.add(new ChangeItem("resolution", "jira", "resolution", null, null, Long.toString(resolution.id()), resolution.name()));
        }
    }

    private void assignee(String accountId)
    {
        String name = accountId == null ? null : catalog.user(accountId).orElseThrow().displayName();
        String before = issue.assignee() == null ? null : catalog.user(issue.assignee()).orElseThrow().displayName();
        builder.assignee(accountId);
        items.add(new ChangeItem("assignee", "jira", "assignee", issue.assignee(), before, accountId, name));
    }

    private static ChangeItem named(String field, long from, String fromName, long to, String toName)
    {
        return new ChangeItem(field, "jira", field, Long.toString(from), fromName, Long.toString(to), toName);
    }
}
