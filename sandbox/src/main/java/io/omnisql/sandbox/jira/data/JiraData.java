package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All rows of a site, whoever may see them. Safe for use by several threads.
 */
public final class JiraData
{
    private final Catalog catalog;
    private final Map<Long, Issue> issues = new TreeMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();
    private final IssueRows<Comment> comments = new IssueRows<>(Comment::id, comment -> List.of(comment.issueId()), Comparator.comparing(Comment::created).thenComparing(Comment::id));
    private final IssueRows<Worklog> worklogs = new IssueRows<>(Worklog::id, worklog -> List.of(worklog.issueId()), Comparator.comparing(Worklog::started).thenComparing(Worklog::id));
    private final IssueRows<ChangeHistory> histories = new IssueRows<>(ChangeHistory::id, history -> List.of(history.issueId()), Comparator.comparing(ChangeHistory::created).thenComparing(ChangeHistory::id));
    private final IssueRows<IssueLink> links = new IssueRows<>(IssueLink::id, link -> List.of(link.sourceId(), link.destinationId()), Comparator.comparing(IssueLink::id));
    private final IssueRows<Attachment> attachments = new IssueRows<>(Attachment::id, attachment -> List.of(attachment.issueId()), Comparator.comparing(Attachment::id));
    private final List<DeletedWorklog> deletedWorklogs = new ArrayList<>();
    private final List<RemoteLink> remoteLinks = new ArrayList<>();
    private final List<Unindexed> unindexed = new ArrayList<>();
    private Map<Long, List<Issue>> children;

    /**
     * A change that the search does not know before a time.
     *
     * @param before null when the issue is new
     */
    private record Unindexed(long issueId, Issue before, Instant until) {}

    JiraData(Catalog catalog)
    {
        this.catalog = catalog;
    }

    /**
     * Users, projects and all else that changes seldom.
     */
    public Catalog catalog()
    {
        return catalog;
    }

    /**
     * By ascending id.
     */
    public synchronized List<Issue> issues()
    {
        return List.copyOf(issues.values());
    }

    /**
     * The issues as the search knows them at a time.
     */
    public synchronized List<Issue> indexed(Instant now)
    {
        unindexed.removeIf(change -> !change.until().isAfter(now));
        if (unindexed.isEmpty()) {
            return issues();
        }
        Map<Long, Issue> known = new TreeMap<>(issues);
        for (Unindexed change : unindexed.reversed()) {
            if (change.before() == null) {
                known.remove(change.issueId());
            }
            else {
                known.put(change.issueId(), change.before());
            }
        }
        return List.copyOf(known.values());
    }

    public synchronized Optional<Issue> issue(long id)
    {
        return Optional.ofNullable(issues.get(id));
    }

    /**
     * Finds an issue by its key or one it had before, in upper or lower case.
     */
    public synchronized Optional<Issue> issueByKey(String key)
    {
        return Optional.ofNullable(idsByKey.get(key.toUpperCase(Locale.ROOT))).map(issues::get);
    }

    public synchronized List<Comment> comments()
    {
        return comments.all();
    }

    /**
     * Oldest first.
     */
    public synchronized List<Comment> comments(long issueId)
    {
        return comments.of(issueId);
    }

    public synchronized List<Worklog> worklogs()
    {
        return worklogs.all();
    }

    public synchronized List<Worklog> worklogs(long issueId)
    {
        return worklogs.of(issueId);
    }

    public synchronized List<DeletedWorklog> deletedWorklogs()
    {
        return List.copyOf(deletedWorklogs);
    }

    public synchronized List<ChangeHistory> histories()
    {
        return histories.all();
    }

    /**
     * Oldest first.
     */
    public synchronized List<ChangeHistory> histories(long issueId)
    {
        return histories.of(issueId);
    }

    public synchronized List<IssueLink> links()
    {
        return links.all();
    }

    /**
     * From or to an issue.
     */
    public synchronized List<IssueLink> links(long issueId)
    {
        return links.of(issueId);
    }

    public synchronized List<RemoteLink> remoteLinks()
    {
        return List.copyOf(remoteLinks);
    }

    public synchronized List<Attachment> attachments()
    {
        return attachments.all();
    }

    public synchronized List<Attachment> attachments(long issueId)
    {
        return attachments.of(issueId);
    }

    /**
     * Sub-tasks of an issue and the issues of an epic, by id.
     */
    public synchronized List<Issue> children(long issueId)
    {
        if (children == null) {
            children = issues.values().stream().filter(issue -> issue.parentId() != null).collect(Collectors.groupingBy(Issue::parentId));
        }
        return children.getOrDefault(issueId, List.of());
    }

    synchronized void put(Issue issue)
    {
        issues.put(issue.id(), issue);
        idsByKey.put(issue.key(), issue.id());
        issue.formerKeys().forEach(key -> idsByKey.put(key, issue.id()));
        children = null;
    }

    /**
     * @param lag how long the search goes on with what it knew
     */
    synchronized void change(Issue issue, Instant now, Duration lag)
    {
        if (lag.isPositive()) {
            unindexed.add(new Unindexed(issue.id(), issues.get(issue.id()), now.plus(lag)));
        }
        put(issue);
    }

    synchronized void remove(Issue issue, Instant now)
    {
        issues.remove(issue.id());
        idsByKey.values().removeIf(id -> id == issue.id());
        List.copyOf(worklogs(issue.id())).forEach(worklog -> removeWorklog(worklog, now));
        List.of(comments, histories, links).forEach(rows -> rows.removeOf(issue.id()));
        children = null;
    }

    synchronized void put(Comment comment)
    {
        comments.put(comment);
    }

    synchronized void removeComment(Comment comment)
    {
        comments.remove(comment);
    }

    synchronized void put(Worklog worklog)
    {
        worklogs.put(worklog);
    }

    synchronized void removeWorklog(Worklog worklog, Instant now)
    {
        worklogs.remove(worklog);
        deletedWorklogs.add(new DeletedWorklog(worklog.id(), now));
    }

    synchronized void put(ChangeHistory history)
    {
        histories.put(history);
    }

    synchronized void put(IssueLink link)
    {
        links.put(link);
    }

    synchronized void put(RemoteLink link)
    {
        remoteLinks.add(link);
    }

    synchronized void put(Attachment attachment)
    {
        attachments.put(attachment);
    }

    synchronized void put(DeletedWorklog worklog)
    {
        deletedWorklogs.add(worklog);
    }

    synchronized long nextIssueId()
    {
        return issues.keySet().stream().mapToLong(id -> id).max().orElse(10_000) + 1;
    }

    synchronized long nextId(Class<?> type)
    {
        IssueRows<?> rows = switch (type.getSimpleName()) {
            case "Comment" -> comments;
            case "Worklog" -> worklogs;
            case "ChangeHistory" -> histories;
            default -> throw new IllegalArgumentException("Rows of " + type + " are not created");
        };
        return rows.nextId();
    }
}
