package io.omnisql.sandbox.jira.data;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes rows as users would, one change at a time; what is changed gets the present time as its last update.
 */
public final class JiraEditor
{
    private final JiraData data;
    private final Clock clock;
    private final Supplier<Duration> indexLag;

    /**
     * @param indexLag how long the search does not know a change
     */
    public JiraEditor(JiraData data, Clock clock, Supplier<Duration> indexLag)
    {
        this.data = data;
        this.clock = clock;
        this.indexLag = indexLag;
    }

    /**
     * The present, in milliseconds as Jira keeps time.
     */
    public Instant now()
    {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Opens a task under the next number.
     *
     * @param description null for none
     */
    public synchronized Issue createIssue(Project project, User author, String summary, String description)
    {
        Instant now = now();
        IssueBuilder issue = new IssueBuilder(data.nextIssueId());
        issue.projectId = project.id();
        issue.number = data.issues().stream().filter(candidate -> candidate.projectId() == project.id()).mapToInt(Issue::number).max().orElse(0) + 1;
        issue.key = project.key() + "-" + issue.number;
        issue.typeId = project.teamManaged() ? 10_010 : 10_002;
        issue.summary = summary;
        issue.description = description == null ? null : Adf.plain(description);
        issue.status(data.catalog().statuses().getFirst().id(), now).priority(3).updated(now);
        issue.created = now;
        issue.creator = author.accountId();
        issue.reporter = author.accountId();
        issue.custom(CustomFields.RANK, "0|i%05x:".formatted(issue.id * 8 % 1_048_576));
        Issue created = issue.build();
        data.change(created, now, indexLag.get());
        return created;
    }

    /**
     * What is null stays as it is.
     *
     * @param assignee account id, empty for nobody
     */
    public record IssueChange(String summary, Long statusId, String assignee, List<String> labels, Long priorityId) {}

    public synchronized ChangeHistory editIssue(Issue issue, User author, IssueChange change)
    {
        Instant now = now();
        Issue current = data.issue(issue.id()).orElseThrow();
        IssueBuilder builder = current.toBuilder().updated(now);
        List<ChangeItem> items = new IssueChanges(data.catalog(), current, builder).apply(change, now);
        data.change(builder.build(), now, indexLag.get());
        ChangeHistory history = new ChangeHistory(data.nextId(ChangeHistory.class), issue.id(), author.accountId(), now, items);
        data.put(history);
        return history;
    }

    public synchronized void deleteIssue(Issue issue)
    {
        data.remove(issue, now());
    }

    public synchronized Comment addComment(Issue issue, User author, String text)
    {
        Instant now = now();
        Comment comment = new Comment(data.nextId(Comment.class), issue.id(), author.accountId(), author.accountId(), Adf.plain(text), now, now, null);
        data.put(comment);
        touch(issue, now);
        return comment;
    }

    public synchronized void deleteComment(Comment comment)
    {
        data.removeComment(comment);
        data.issue(comment.issueId()).ifPresent(issue -> touch(issue, now()));
    }

    public synchronized Worklog addWorklog(Issue issue, User author, Instant started, long seconds)
    {
        Instant now = now();
        Worklog worklog = new Worklog(data.nextId(Worklog.class), issue.id(), author.accountId(), null, started, seconds, now, now);
        data.put(worklog);
        touch(issue, now);
        return worklog;
    }

    public synchronized void deleteWorklog(Worklog worklog)
    {
        data.removeWorklog(worklog, now());
        data.issue(worklog.issueId()).ifPresent(issue -> touch(issue, now()));
    }

    /**
     * Sums up the work and sets the last update.
     */
    private void touch(Issue issue, Instant now)
    {
        IssueBuilder builder = data.issue(issue.id()).orElseThrow().toBuilder().updated(now);
        List<Worklog> worklogs = data.worklogs(issue.id());
        builder.timeSpent = worklogs.isEmpty() ? null : Long.valueOf(worklogs.stream().mapToLong(Worklog::seconds).sum());
        data.change(builder.build(), now, indexLag.get());
    }
}
