package io.omnisql.sandbox.jira.field;

import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.CustomField;
import io.omnisql.sandbox.jira.data.CustomFieldType;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of a site's issues.
 */
public final class FieldCatalog
{
    private static final List<CustomFieldType> IN_TEAM_MANAGED = List.of(CustomFieldType.RANK, CustomFieldType.SPRINT, CustomFieldType.STORY_POINT_ESTIMATE);

    private final Catalog catalog;
    private final List<IssueField> fields = new ArrayList<>();

    public FieldCatalog(Catalog catalog)
    {
        this.catalog = catalog;
        people();
        words();
        times();
        relations();
        catalog.customFields().forEach(this::custom);
    }

    public List<IssueField> all()
    {
        return List.copyOf(fields);
    }

    public Optional<IssueField> field(String id)
    {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    public CustomField customField(IssueField field)
    {
        return catalog.customFields().stream().filter(custom -> custom.number() == field.customId()).findFirst().orElseThrow();
    }

    /**
     * Whether the issues of the project have the field at all.
     */
    public boolean applies(IssueField field, Issue issue)
    {
        if (!field.isCustom()) {
            return true;
        }
        if (field.projectId() != null) {
            return field.projectId() == issue.projectId();
        }
        Project project = catalog.project(issue.projectId());
        return !project.teamManaged() || IN_TEAM_MANAGED.contains(customField(field).type());
    }

    private void people()
    {
        system("assignee", "Assignee", true, "user", null, "assignee");
        system("reporter", "Reporter", true, "user", null, "reporter");
        system("creator", "Creator", false, "user", null, "creator");
        system("votes", "Votes", false, "votes", null, "votes");
        system("watches", "Watchers", false, "watches", null, "watchers");
    }

    private void words()
    {
        fields.add(new IssueField("issuekey", "Key", false, true, true, List.of("id", "issue", "issuekey", "key"), null, null, null, null, null));
        system("summary", "Summary", true, "string", null, "summary");
        system("description", "Description", true, "string", null, "description");
        system("environment", "Environment", true, "string", null, "environment");
        system("labels", "Labels", true, "array", "string", "labels");
        system("issuetype", "Issue Type", true, "issuetype", null, "issuetype", "type");
        system("status", "Status", false, "status", null, "status");
        system("statusCategory", "Status Category", false, "statusCategory", null, "statusCategory");
        system("priority", "Priority", true, "priority", null, "priority");
        system("resolution", "Resolution", true, "resolution", null, "resolution");
        system("project", "Project", true, "project", null, "project");
        system("components", "Components", true, "array", "component", "component");
        system("versions", "Affects versions", true, "array", "version", "affectedVersion");
        system("fixVersions", "Fix versions", true, "array", "version", "fixVersion");
        system("security", "Security Level", true, "securitylevel", null, "level");
    }

    private void times()
    {
        system("created", "Created", false, "datetime", null, "created", "createdDate");
        system("updated", "Updated", false, "datetime", null, "updated", "updatedDate");
        system("resolutiondate", "Resolved", false, "datetime", null, "resolutiondate", "resolved");
        system("statuscategorychangedate", "Status Category Changed", false, "datetime", null, "statusCategoryChangedDate");
        system("lastViewed", "Last Viewed", false, "datetime", null, "lastViewed");
        system("duedate", "Due date", true, "date", null, "due", "duedate");
        system("timeoriginalestimate", "Original estimate", false, "number", null, "originalEstimate", "timeoriginalestimate");
        system("timeestimate", "Remaining Estimate", false, "number", null, "remainingEstimate", "timeestimate");
        system("timespent", "Time Spent", false, "number", null, "timespent");
        system("workratio", "Work Ratio", false, "number", null, "workratio");
        system("aggregatetimeoriginalestimate", "Σ Original Estimate", false, "number", null);
        system("aggregatetimeestimate", "Σ Remaining Estimate", false, "number", null);
        system("aggregatetimespent", "Σ Time Spent", false, "number", null);
        system("progress", "Progress", false, "progress", null, "progress");
        system("aggregateprogress", "Σ Progress", false, "progress", null);
        hidden("timetracking", "Time tracking", "timetracking", null);
    }

    private void relations()
    {
        system("parent", "Parent", false, "issuelink", null, "parent");
        system("subtasks", "Sub-tasks", false, "array", "issuelinks", "subtasks");
        system("issuelinks", "Linked Issues", true, "array", "issuelinks");
        system("issuerestriction", "Restrict to", true, "issuerestriction", null);
        hidden("attachment", "Attachment", "array", "attachment", "attachments");
        hidden("comment", "Comment", "comments-page", null, "comment");
        hidden("worklog", "Log Work", "array", "worklog");
    }

    private void system(String id, String name, boolean orderable, String type, String items, String... clauseNames)
    {
        boolean searchable = clauseNames.length > 0 && !id.equals("progress") && !id.equals("subtasks");
        fields.add(new IssueField(id, name, orderable, true, searchable, Arrays.asList(clauseNames), type, items, null, null, null));
    }

    private void hidden(String id, String name, String type, String items, String... clauseNames)
    {
        fields.add(new IssueField(id, name, true, false, clauseNames.length > 0, Arrays.asList(clauseNames), type, items, null, null, null));
    }

    private void custom(CustomField field)
    {
        CustomFieldType type = field.type();
        List<String> clauseNames = type.searchable()
                ? Stream.of("cf[" + field.number() + "]", field.name(), field.name() + "[" + type.displayName() + "]").toList()
                : List.of("cf[" + field.number() + "]");
        fields.add(new IssueField(field.id(), field.name(), true, true, type.searchable(), clauseNames, type.schemaType(), type.items(), type.custom(), field.number(), field.projectId()));
    }
}
