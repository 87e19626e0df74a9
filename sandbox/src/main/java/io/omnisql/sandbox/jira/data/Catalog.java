package io.omnisql.sandbox.jira.data;

import java.util.List;
import java.util.Optional;

/**
 * What a site's issues are described with.
 */
public record Catalog(
        List<User> users,
        List<Group> groups,
        List<ProjectCategory> projectCategories,
        List<Project> projects,
        List<IssueType> issueTypes,
        List<Status> statuses,
        List<Priority> priorities,
        List<Resolution> resolutions,
        List<Component> components,
        List<Version> versions,
        List<SecurityLevel> securityLevels,
        List<CustomField> customFields,
        List<FieldOption> options,
        List<LinkType> linkTypes,
        List<Board> boards,
        List<Sprint> sprints,
        List<Filter> filters,
        List<Dashboard> dashboards,
        List<Gadget> gadgets,
        List<ProjectRole> roles,
        List<RoleActor> roleActors,
        List<Workflow> workflows,
        Schemes schemes,
        List<AuditRecord> auditRecords)
{
    public Catalog
    {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        projectCategories = List.copyOf(projectCategories);
        projects = List.copyOf(projects);
        issueTypes = List.copyOf(issueTypes);
        statuses = List.copyOf(statuses);
        priorities = List.copyOf(priorities);
        resolutions = List.copyOf(resolutions);
        components = List.copyOf(components);
        versions = List.copyOf(versions);
        securityLevels = List.copyOf(securityLevels);
        customFields = List.copyOf(customFields);
        options = List.copyOf(options);
        linkTypes = List.copyOf(linkTypes);
        boards = List.copyOf(boards);
        sprints = List.copyOf(sprints);
        filters = List.copyOf(filters);
        dashboards = List.copyOf(dashboards);
        gadgets = List.copyOf(gadgets);
        roles = List.copyOf(roles);
        roleActors = List.copyOf(roleActors);
        workflows = List.copyOf(workflows);
        auditRecords = List.copyOf(auditRecords);
    }

    public Optional<User> user(String accountId)
    {
        return users.stream().filter(user -> user.accountId().equals(accountId)).findFirst();
    }

    public Project project(long id)
    {
        return projects.stream().filter(project -> project.id() == id).findFirst().orElseThrow();
    }

    public IssueType issueType(long id)
    {
        return issueTypes.stream().filter(type -> type.id() == id).findFirst().orElseThrow();
    }

    public Status status(long id)
    {
        return statuses.stream().filter(status -> status.id() == id).findFirst().orElseThrow();
    }

    public Priority priority(long id)
    {
        return priorities.stream().filter(priority -> priority.id() == id).findFirst().orElseThrow();
    }

    public Resolution resolution(long id)
    {
        return resolutions.stream().filter(resolution -> resolution.id() == id).findFirst().orElseThrow();
    }

    public Component component(long id)
    {
        return components.stream().filter(component -> component.id() == id).findFirst().orElseThrow();
    }

    public Version version(long id)
    {
        return versions.stream().filter(version -> version.id() == id).findFirst().orElseThrow();
    }

    public SecurityLevel securityLevel(long id)
    {
        return securityLevels.stream().filter(level -> level.id() == id).findFirst().orElseThrow();
    }

    public FieldOption option(long id)
    {
        return options.stream().filter(option -> option.id() == id).findFirst().orElseThrow();
    }

    public List<FieldOption> options(String fieldId)
    {
        return options.stream().filter(option -> option.fieldId().equals(fieldId)).toList();
    }

    public Sprint sprint(long id)
    {
        return sprints.stream().filter(sprint -> sprint.id() == id).findFirst().orElseThrow();
    }

    public LinkType linkType(long id)
    {
        return linkTypes.stream().filter(type -> type.id() == id).findFirst().orElseThrow();
    }

    public Optional<CustomField> customField(CustomFieldType type)
    {
        return customFields.stream().filter(field -> field.type() == type).findFirst();
    }
}
