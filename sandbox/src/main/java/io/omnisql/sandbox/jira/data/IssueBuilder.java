package io.omnisql.sandbox.jira.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An issue in the making. Not for use by several threads.
 */
public final class IssueBuilder
{
    final long id;
    long projectId;
    String key;
    int number;
    long typeId;
    String summary;
    RichText description;
    RichText environment;
    long statusId;
    Instant statusChanged;
    long priorityId;
    Long resolutionId;
    Instant resolved;
    String assignee;
    String reporter;
    String creator;
    Long parentId;
    Instant created;
    Instant updated;
    LocalDate due;
    List<String> labels = List.of();
    List<Long> componentIds = List.of();
    List<Long> affectedVersionIds = List.of();
    List<Long> fixVersionIds = List.of();
    Long securityLevelId;
    Long originalEstimate;
    Long remainingEstimate;
    Long timeSpent;
    List<String> watchers = List.of();
    List<String> voters = List.of();
    List<String> formerKeys = new ArrayList<>();
    Map<String, Object> customValues = new LinkedHashMap<>();

    IssueBuilder(long id)
    {
        this.id = id;
    }

    IssueBuilder(Issue issue)
    {
        id = issue.id();
        projectId = issue.projectId();
        key = issue.key();
        number = issue.number();
        typeId = issue.typeId();
        summary = issue.summary();
        description = issue.description();
        environment = issue.environment();
        statusId = issue.statusId();
        statusChanged = issue.statusChanged();
        priorityId = issue.priorityId();
        resolutionId = issue.resolutionId();
        resolved = issue.resolved();
        assignee = issue.assignee();
        reporter = issue.reporter();
        creator = issue.creator();
        parentId = issue.parentId();
        created = issue.created();
        updated = issue.updated();
        due = issue.due();
        labels = issue.labels();
        componentIds = issue.componentIds();
        affectedVersionIds = issue.affectedVersionIds();
        fixVersionIds = issue.fixVersionIds();
        securityLevelId = issue.securityLevelId();
        originalEstimate = issue.originalEstimate();
        remainingEstimate = issue.remainingEstimate();
        timeSpent = issue.timeSpent();
        watchers = issue.watchers();
        voters = issue.voters();
        formerKeys = new ArrayList<>(issue.formerKeys());
        customValues = new LinkedHashMap<>(issue.customValues());
    }

    public IssueBuilder summary(String summary)
    {
        this.summary = summary;
        return this;
    }

    public IssueBuilder assignee(String assignee)
    {
        this.assignee = assignee;
        return this;
    }

    public IssueBuilder labels(List<String> labels)
    {
        this.labels = labels;
        return this;
    }

    public IssueBuilder priority(long priorityId)
    {
        this.priorityId = priorityId;
        return this;
    }

    public IssueBuilder status(long statusId, Instant at)
    {
        this.statusId = statusId;
        this.statusChanged = at;
        return this;
    }

    public IssueBuilder resolution(Long resolutionId, Instant at)
    {
        this.resolutionId = resolutionId;
        this.resolved = at;
        return this;
    }

    public IssueBuilder updated(Instant updated)
    {
        this.updated = updated;
        return this;
    }

    public IssueBuilder custom(String fieldId, Object value)
    {
        customValues.put(fieldId, value);
        return this;
    }

    public Issue build()
    {
        return new Issue(
                id,
                projectId,
                key,
                number,
                typeId,
                summary,
                description,
                environment,
                statusId,
                statusChanged,
                priorityId,
                resolutionId,
                resolved,
                assignee,
                reporter,
                creator,
                parentId,
                created,
                updated,
                due,
                labels,
                componentIds,
                affectedVersionIds,
                fixVersionIds,
                securityLevelId,
                originalEstimate,
                remainingEstimate,
                timeSpent,
                watchers,
                voters,
                formerKeys,
                customValues);
    }
}
