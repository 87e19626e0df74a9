package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * All rows of a site, whoever may see them. Safe for use by several threads.
 */
public final class JiraData
{
    private final Catalog catalog;
    private final Map<Long, Issue> issues = new TreeMap<>();
    private final Map<String, Long> idsByKey = new HashMap<>();
    private final Map<Long, Comment> comments = new TreeMap<>();
    private final Map<Long, Worklog> worklogs = new TreeMap<>();
    private final List<DeletedWorklog> deletedWorklogs = new ArrayList<>();
    private final Map<Long, ChangeHistory> histories = new TreeMap<>();
    private final Map<Long, IssueLink> links = new TreeMap<>();
    private final List<RemoteLink> remoteLinks = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<Unindexed> unindexed = new ArrayList<>();
    private Map<Long, List<Comment>> commentsByIssue;
    private Map<Long, List<Worklog>> worklogsByIssue;
    private Map<Long, List<ChangeHistory>> historiesByIssue;
    private Map<Long, List<IssueLink>> linksByIssue;
    private Map<Long, List<Attachment>> attachmentsByIssue;
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
        return List.copyOf(comments.values());
    }

    /**
     * Oldest first.
     */
    public synchronized List<Comment> comments(long issueId)
    {
        if (commentsByIssue == null) {
            commentsByIssue = group(comments.values(), Comment::issueId, Comparator.comparing(Comment::created).thenComparing(Comment::id));
        }
        return commentsByIssue.getOrDefault(issueId, List.of());
    }

    public synchronized List<Worklog> worklogs()
    {
        return List.copyOf(worklogs.values());
    }

    public synchronized List<Worklog> worklogs(long issueId)
    {
        if (worklogsByIssue == null) {
            worklogsByIssue = group(worklogs.values(), Worklog::issueId, Comparator.comparing(Worklog::started).thenComparing(Worklog::id));
        }
        return worklogsByIssue.getOrDefault(issueId, List.of());
    }

    public synchronized List<DeletedWorklog> deletedWorklogs()
    {
        return List.copyOf(deletedWorklogs);
    }

    public synchronized List<ChangeHistory> histories()
    {
        return List.copyOf(histories.values());
    }

    /**
     * Oldest first.
     */
    public synchronized List<ChangeHistory> histories(long issueId)
    {
        if (historiesByIssue == null) {
            historiesByIssue = group(histories.values(), ChangeHistory::issueId, Comparator.comparing(ChangeHistory::created).thenComparing(ChangeHistory::id));
        }
        return historiesByIssue.getOrDefault(issueId, List.of());
    }

    public synchronized List<IssueLink> links()
    {
        return List.copyOf(links.values());
    }

    /**
     * From or to an issue.
     */
    public synchronized List<IssueLink> links(long issueId)
    {
        if (linksByIssue == null) {
            linksByIssue = new HashMap<>();
            for (IssueLink link : links.values()) {
                linksByIssue.computeIfAbsent(link.sourceId(), _ -> new ArrayList<>()).add(link);
                linksByIssue.computeIfAbsent(link.destinationId(), _ -> new ArrayList<>()).add(link);
            }
        }
        return linksByIssue.getOrDefault(issueId, List.of());
    }

    public synchronized List<RemoteLink> remoteLinks()
    {
        return List.copyOf(remoteLinks);
    }

    public synchronized List<Attachment> attachments()
    {
        return List.copyOf(attachments);
    }

    public synchronized List<Attachment> attachments(long issueId)
    {
        if (attachmentsByIssue == null) {
            attachmentsByIssue = group(attachments, Attachment::issueId, Comparator.comparing(Attachment::id));
        }
        return attachmentsByIssue.getOrDefault(issueId, List.of());
    }

    /**
     * Sub-tasks of an issue and the issues of an epic, by id.
     */
    public synchronized List<Issue> children(long issueId)
    {
        if (children == null) {
            children = group(issues.values().stream().filter(issue -> issue.parentId() != null).toList(), Issue::parentId, Comparator.comparing(Issue::id));
        }
        return children.getOrDefault(issueId, List.of());
    }

    private static <T> Map<Long, List<T>> group(Collection<T> rows, ToLongFunction<T> issueId, Comparator<T> order)
    {
        return rows.stream().sorted(order).collect(Collectors.groupingBy(issueId::applyAsLong));
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
        comments.values().removeIf(comment -> comment.issueId() == issue.id());
        histories.values().removeIf(history -> history.issueId() == issue.id());
        links.values().removeIf(link -> link.sourceId() == issue.id() || link.destinationId() == issue.id());
        worklogs(issue.id()).forEach(worklog -> removeWorklog(worklog, now));
        children = null;
        commentsByIssue = null;
        historiesByIssue = null;
        linksByIssue = null;
    }

    synchronized void put(Comment comment)
    {
        comments.put(comment.id(), comment);
        commentsByIssue = null;
    }

    synchronized void removeComment(Comment comment)
    {
        comments.remove(comment.id());
        commentsByIssue = null;
    }

    synchronized void put(Worklog worklog)
    {
        worklogs.put(worklog.id(), worklog);
        worklogsByIssue = null;
    }

    synchronized void removeWorklog(Worklog worklog, Instant now)
    {
        worklogs.remove(worklog.id());
        deletedWorklogs.add(new DeletedWorklog(worklog.id(), now));
        worklogsByIssue = null;
    }

    synchronized void put(ChangeHistory history)
    {
        histories.put(history.id(), history);
        historiesByIssue = null;
    }

    synchronized void put(IssueLink link)
    {
        links.put(link.id(), link);
        linksByIssue = null;
    }

    synchronized void put(RemoteLink link)
    {
        remoteLinks.add(link);
    }

    synchronized void put(Attachment attachment)
    {
        attachments.add(attachment);
        attachmentsByIssue = null;
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
        Map<Long, ?> rows = switch (type.getSimpleName()) {
            case "Comment" -> comments;
            case "Worklog" -> worklogs;
            case "ChangeHistory" -> histories;
            default -> throw new IllegalArgumentException("Rows of " + type + " are not created");
        };
        return rows.keySet().stream().mapToLong(id -> id).max().orElse(100_000) + 1;
    }
}
