package io.omnisql.sandbox.jira.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the workflows of a site and the schemes of its projects.
 */
final class SchemeGenerator
{
    private static final int DEFAULT_SCREENS = 3;
    private static final int COPIES = 60;

    private final List<ProjectPlan> plans;
    private final List<Group> groups;
    private final List<ProjectRole> roles;

    SchemeGenerator(List<ProjectPlan> plans, List<Group> groups, List<ProjectRole> roles)
    {
        this.plans = plans;
        this.groups = groups;
        this.roles = roles;
    }

    /**
     * More than there are on a page; the copies belong to no project.
     */
    List<Workflow> workflows()
    {
        List<Long> software = plans.stream().filter(plan -> plan.typeKey().equals("software")).map(ProjectPlan::id).toList();
        List<Long> others = plans.stream().filter(plan -> !plan.typeKey().equals("software")).map(ProjectPlan::id).toList();
        List<Workflow> workflows = new ArrayList<>(List.of(
                new Workflow("5ed312c5-f7a6-4a78-a1f6-8ff7f307d063", "jira", "The default", true, List.of(1L, 3L, 6L), List.of()),
                new Workflow("e6e33b42-1b0a-4c64-b0ce-8b8c5d5a1b60", "Software workflow", "", false, List.of(10_000L, 3L, 10_001L, 10_002L), software),
                new Workflow("0f3f1c39-6a52-47a7-9f0f-29f6ad6fc2d8", "Business \"process\"", "Simple", false, List.of(10_000L, 10_003L, 10_002L, 6L), others)));
        for (int i = 1; i <= COPIES; i++) {
            // some of them have no steps yet
            List<Long> statuses = i % 4 == 0 ? List.of() : List.of(10_000L, 3L, 10_002L).subList(0, i % 3 + 1);
            workflows.add(new Workflow("3c1b7f02-0000-4000-8000-%012d".formatted(i), "Copy %d of Software workflow".formatted(i), "Not used", false, statuses, List.of()));
        }
        return workflows;
    }

    Schemes schemes()
    {
        return new Schemes(workflowSchemes(), screens(), permissionSchemes(), notificationSchemes());
    }

    private List<WorkflowScheme> workflowSchemes()
    {
        List<WorkflowScheme> schemes = new ArrayList<>();
        schemes.add(new WorkflowScheme(10_000, "Default \"classic\" scheme", null, "jira", Map.of()));
        for (ProjectPlan plan : plans) {
            schemes.add(new WorkflowScheme(10_001 + schemes.size(), plan.key() + ": scheme", "For " + plan.name(), "jira", Map.of(10_001L, "Software workflow", 10_002L, "Business \"process\"")));
        }
        for (int i = 1; i <= COPIES; i++) {
            schemes.add(new WorkflowScheme(20_000 + i, "Copy %d of a scheme".formatted(i), "", "Copy %d of Software workflow".formatted(i), Map.of()));
        }
        return schemes;
    }

    /**
     * Three for each project and those of every site, and so many more that there are two pages.
     */
    private List<Screen> screens()
    {
        List<Screen> screens = new ArrayList<>(List.of(
                new Screen(1, "Default Screen", "For all system fields", null),
                new Screen(2, "Workflow Screen", "For transitions", null),
                new Screen(3, "Resolve Issue Screen", "", null)));
        for (ProjectPlan plan : plans) {
            for (int i = 0; i < DEFAULT_SCREENS; i++) {
                screens.add(new Screen(10_000 + screens.size(), "%s: screen %d".formatted(plan.key(), i), "Of " + plan.name(), plan.teamManaged() ? plan.id() : null));
            }
        }
        for (int i = 0; i < 2 * COPIES; i++) {
            screens.add(new Screen(20_000 + i, "Spare screen " + i, "", null));
        }
        return screens;
    }

    private List<PermissionScheme> permissionSchemes()
    {
        List<PermissionScheme> schemes = new ArrayList<>(List.of(
                new PermissionScheme(0, "Default Permission Scheme", "For projects without another one", null, grants(10_000)),
                new PermissionScheme(10_001, "Nobody's \"scheme\"", "", null, List.of())));
        plans.stream().filter(ProjectPlan::teamManaged).forEach(plan -> schemes.add(new PermissionScheme(10_002, plan.key() + " permissions", "Of the team", plan.id(), grants(10_100))));
        return schemes;
    }

    private List<PermissionScheme.Grant> grants(long first)
    {
        Group group = groups.getFirst();
        return List.of(
                new PermissionScheme.Grant(first, "ADMINISTER_PROJECTS", "group", group.name(), group.groupId()),
                new PermissionScheme.Grant(first + 1, "BROWSE_PROJECTS", "anyone", null, null),
                new PermissionScheme.Grant(first + 2, "EDIT_ISSUES", "projectRole", Long.toString(roles.get(1).id()), Long.toString(roles.get(1).id())),
                new PermissionScheme.Grant(first + 3, "DELETE_OWN_COMMENTS", "reporter", null, null));
    }

    private List<NotificationScheme> notificationSchemes()
    {
        List<Long> projects = plans.stream().map(ProjectPlan::id).toList();
        Group group = groups.getFirst();
        return Stream.of(
                        new NotificationScheme(10_000, "Default Notification Scheme", "", true, projects.subList(0, 1), List.of(
                                new NotificationScheme.Event(1, "Issue Created", List.of(
                                        new NotificationScheme.Recipient(10_000, "CurrentAssignee", null),
                                        new NotificationScheme.Recipient(10_001, "Group", group.name()))),
                                new NotificationScheme.Event(2, "Issue Updated", List.of(new NotificationScheme.Recipient(10_002, "AllWatchers", null))))),
                        new NotificationScheme(10_001, "Quiet 🤫", "Tells nobody", false, projects.subList(1, projects.size()), List.of()))
                .toList();
    }
}
