package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes all of a site but its issues.
 */
final class CatalogGenerator
{
    static final Instant DATA_END = Instant.parse("2026-06-30T18:00:00Z");

    private static final List<String> SPRINT_STATES = List.of("closed", "closed", "closed", "closed", "closed", "closed", "closed", "closed", "active", "active", "future", "future");

    private final List<ProjectPlan> plans;
    private final List<User> users;

    CatalogGenerator(List<ProjectPlan> plans, List<User> users)
    {
        this.plans = plans;
        this.users = users;
    }

    Catalog generate()
    {
        Long teamManaged = plans.stream().filter(ProjectPlan::teamManaged).findFirst().map(ProjectPlan::id).orElse(null);
        List<Group> groups = People.groups(users);
        List<Project> projects = plans.stream().map(this::project).toList();
        List<ProjectRole> roles = List.of(
                new ProjectRole(10_002, "Administrators", "Administer a project"),
                new ProjectRole(10_003, "Developers", "Build things"),
                new ProjectRole(10_004, "Viewers", ""));
        List<Board> boards = boards();
        SchemeGenerator schemes = new SchemeGenerator(plans, groups, roles);
        return new Catalog(
                users,
                groups,
                List.of(new ProjectCategory(10_000, "Core", "What earns the money"), new ProjectCategory(10_001, "Side \"bets\"", "")),
                projects,
                issueTypes(teamManaged),
                statuses(),
                priorities(),
                resolutions(),
                components(),
                versions(),
                List.of(
                        new SecurityLevel(10_000, 10_000, "Internal", "Staff only", true),
                        new SecurityLevel(10_001, 10_000, "Board only", "The board", false)),
                CustomFields.fields(teamManaged),
                CustomFields.options(),
                List.of(
                        new LinkType(10_000, "Blocks", "is blocked by", "blocks"),
                        new LinkType(10_001, "Cloners", "is cloned by", "clones"),
                        new LinkType(10_003, "Relates", "relates to", "relates to")),
                boards,
                sprints(boards),
                filters(),
                List.of(
                        new Dashboard(10_000, "System dashboard", null, null, 1),
                        new Dashboard(10_001, "Team \"wall\"", "What goes on", users.get(0).accountId(), 3),
                        new Dashboard(10_002, "Empty 🎉", null, users.get(1 % users.size()).accountId(), 0)),
                List.of(
                        new Gadget(10_000, 10_000, "com.atlassian.jira.gadgets:introduction-dashboard-item", null, "Introduction", "blue", 0, 0),
                        new Gadget(10_001, 10_000, "com.atlassian.jira.gadgets:assigned-to-me", null, "Assigned to me", "red", 0, 1),
                        new Gadget(10_010, 10_001, null, "/rest/gadgets/1.0/g/pie", "Issues by \"status\"", "white", 1, 0)),
                roles,
                roleActors(projects, roles, groups),
                schemes.workflows(),
                schemes.schemes(),
                auditRecords());
    }

    private Project project(ProjectPlan plan)
    {
        List<Long> types = plan.teamManaged() ? List.of(10_010L, 10_003L) : List.of(10_000L, 10_001L, 10_002L, 10_004L, 10_003L);
        return new Project(
                plan.id(),
                plan.key(),
                plan.name(),
                plan.id() % 3 == 0 ? "" : "All about " + plan.name(),
                users.get((int) (plan.id() % 5)).accountId(),
                plan.typeKey(),
                plan.teamManaged(),
                plan.categoryId(),
                plan.archived() ? DATA_END.minus(Duration.ofDays(100)) : null,
                plan.isPrivate(),
                types,
                plan.formerKeys());
    }

    private static List<IssueType> issueTypes(Long teamManaged)
    {
        List<IssueType> types = new ArrayList<>(List.of(
                new IssueType(10_000, "Epic", "A big thing", 1, null),
                new IssueType(10_001, "Story", "What a user wants", 0, null),
                new IssueType(10_002, "Task", "", 0, null),
                new IssueType(10_004, "Bug", "It does not work", 0, null),
                new IssueType(10_003, "Sub-task", "A part", -1, null)));
        if (teamManaged != null) {
            types.add(new IssueType(10_010, "Task", "Of the team", 0, teamManaged));
        }
        return types;
    }

    private static List<Status> statuses()
    {
        return List.of(
                new Status(10_000, "To Do", "", StatusCategory.TO_DO),
                new Status(1, "Open", "Nobody works on it", StatusCategory.TO_DO),
                new Status(3, "In Progress", "Somebody works on it", StatusCategory.IN_PROGRESS),
                new Status(10_001, "In \"Review\"", "", StatusCategory.IN_PROGRESS),
                new Status(10_002, "Done", "", StatusCategory.DONE),
                new Status(6, "Closed", "", StatusCategory.DONE),
                new Status(10_003, "Empty", "A name that is a reserved word", StatusCategory.TO_DO));
    }

    private static List<Priority> priorities()
    {
        return List.of(
                new Priority(1, "Highest", "Drop everything", "#d04437", 5),
                new Priority(2, "High", "", "#f15c75", 4),
                new Priority(10_000, "Elevated", "Between the others", "#f79232", 3),
                new Priority(3, "Medium", "", "#f79232", 2),
                new Priority(4, "Low", "", "#707070", 1));
    }

    private static List<Resolution> resolutions()
    {
        return List.of(
                new Resolution(10_000, "Done", "It is done", 1),
                new Resolution(10_001, "Won't Do", "", 2),
                new Resolution(10_002, "Duplicate", "", 3),
                new Resolution(10_003, "Cannot Reproduce", "", 4));
    }

    private List<Component> components()
    {
        List<Component> components = new ArrayList<>();
        for (ProjectPlan plan : plans) {
            if (plan.issues() == 0 || plan.teamManaged()) {
                continue;
            }
            for (String name : List.of("Backend", "Frontend", "20500", plan.key() + " only")) {
                long id = 20_500 - 3 + components.size() * 3L;
                components.add(new Component(id, plan.id(), name, components.size() % 2 == 0 ? "The " + name : null, components.size() % 3 == 0 ? users.get(0).accountId() : null));
            }
        }
        return components;
    }

    private List<Version> versions()
    {
        List<Version> versions = new ArrayList<>();
        for (ProjectPlan plan : plans) {
            if (plan.issues() == 0 || plan.typeKey().equals("business")) {
                continue;
            }
            List<String> names = List.of("1.0", "1.1", "2.0 \"Big\"", "10.0", "next");
            for (int i = 0; i < names.size(); i++) {
                LocalDate start = LocalDate.of(2023, 1, 31).plusMonths(i * 8L);
                versions.add(new Version(
                        10_000 + versions.size(), plan.id(), names.get(i), i % 2 == 0 ? "Version " + names.get(i) : null, i == 0, i < 3, i == 4 ? null : start, i == 4 ? null : start.plusMonths(7), i));
            }
        }
        return versions;
    }

    private List<Board> boards()
    {
        List<Board> boards = new ArrayList<>();
        for (ProjectPlan plan : plans) {
            if (plan.boardType() != null) {
                String estimation = switch (plan.boardType()) {
                    case "scrum" -> boards.isEmpty() ? CustomFields.STORY_POINTS : CustomFields.OTHER_STORY_POINTS;
                    case "simple" -> CustomFields.STORY_POINT_ESTIMATE;
                    default -> null;
                };
                boards.add(new Board(boards.size() + 1L, plan.key() + " board", plan.boardType(), plan.id(), 10_000 + boards.size(), estimation));
            }
        }
        return boards;
    }

    private static List<Sprint> sprints(List<Board> boards)
    {
        List<Sprint> sprints = new ArrayList<>();
        for (Board board : boards) {
            if (!board.hasSprints()) {
                continue;
            }
            for (int i = 0; i < SPRINT_STATES.size(); i++) {
                String state = SPRINT_STATES.get(i);
                Instant start = DATA_END.minus(Duration.ofDays(14L * (9 - i))).minusMillis(337);
                boolean future = state.equals("future");
                sprints.add(new Sprint(
                        sprints.size() + 1L,
                        i == 3 ? "Same name" : "Sprint %d of %s".formatted(i + 1, board.name()),
                        state,
                        board.id(),
                        future ? null : start,
                        future ? null : start.plus(Duration.ofDays(14)),
                        state.equals("closed") ? start.plus(Duration.ofDays(14)).plusMillis(123) : null,
                        i % 3 == 0 ? "Ship \"it\"" : null));
            }
        }
        return sprints;
    }

    private List<Filter> filters()
    {
        List<Filter> filters = new ArrayList<>();
        for (ProjectPlan plan : plans) {
            if (plan.boardType() != null) {
                filters.add(new Filter(10_000 + filters.size(), "Filter for %s board".formatted(plan.key()), null, users.get(0).accountId(), "project = \"%s\" ORDER BY Rank ASC".formatted(plan.key()), true));
            }
        }
        filters.add(new Filter(10_000 + filters.size(), "My \"own\"", "Only for me", users.get(0).accountId(), "assignee = currentUser() AND resolution IS EMPTY", false));
        return filters;
    }

    private List<RoleActor> roleActors(List<Project> projects, List<ProjectRole> roles, List<Group> groups)
    {
        List<RoleActor> actors = new ArrayList<>();
        for (Project project : projects) {
            actors.add(new RoleActor(10_000 + actors.size(), project.id(), roles.get(0).id(), project.leader(), null));
            actors.add(new RoleActor(10_000 + actors.size(), project.id(), roles.get(1).id(), null, groups.get(2).groupId()));
            actors.add(new RoleActor(10_000 + actors.size(), project.id(), roles.get(1).id(), users.get((int) (project.id() % 7)).accountId(), null));
        }
        return actors;
    }

    private List<AuditRecord> auditRecords()
    {
        List<AuditRecord> records = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            User author = users.get(i % 3 % users.size());
            records.add(new AuditRecord(
                    1_000 + i,
                    i % 2 == 0 ? "User created" : "Project updated",
                    i % 2 == 0 ? "user management" : "projects",
                    author.accountId(),
                    DATA_END.minus(Duration.ofHours(9L * (130 - i))).plusMillis(i * 7L),
                    i % 2 == 0 ? users.get(i % users.size()).displayName() : plans.get(i % plans.size()).name(),
                    i % 2 == 0 ? "USER" : "PROJECT"));
        }
        return records;
    }
}
