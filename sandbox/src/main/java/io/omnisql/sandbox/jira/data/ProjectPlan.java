package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * What the generator is asked to make of one project.
 *
 * @param issues how many it has
 * @param boardType null for no board
 */
record ProjectPlan(
        long id,
        String key,
        String name,
        String typeKey,
        boolean teamManaged,
        Long categoryId,
        boolean archived,
        boolean isPrivate,
        int issues,
        String boardType,
        List<String> formerKeys)
{
    static final List<ProjectPlan> ACME = List.of(
            new ProjectPlan(10_000, "OPS", "Operations", "software", false, 10_000L, false, false, 3_200, "scrum", List.of("OPERATE")),
            new ProjectPlan(10_001, "WEB", "Website \"New\"", "software", false, 10_000L, false, false, 1_500, "kanban", List.of()),
            new ProjectPlan(10_002, "AND", "Android app", "software", false, 10_001L, false, false, 520, "scrum", List.of()),
            new ProjectPlan(10_003, "NULL", "Null Island \\ Maps 🗺️", "software", false, null, false, false, 130, null, List.of()),
            new ProjectPlan(10_004, "ORDER", "Orders", "business", false, 10_001L, false, false, 260, null, List.of()),
            new ProjectPlan(10_005, "SUP", "Support", "service_desk", false, null, false, false, 620, null, List.of()),
            new ProjectPlan(10_006, "HR", "People", "business", false, null, false, true, 240, null, List.of()),
            new ProjectPlan(10_007, "TEAM", "Team space", "software", true, null, false, false, 150, "simple", List.of()),
            new ProjectPlan(10_008, "OLD", "Old portal", "software", false, 10_001L, true, false, 40, null, List.of()),
            new ProjectPlan(10_009, "VOID", "Nothing here yet", "software", false, null, false, false, 0, null, List.of()));

    static final List<ProjectPlan> GLOBEX = List.of(
            new ProjectPlan(10_000, "GLX", "Globex", "software", false, 10_000L, false, false, 420, "scrum", List.of()),
            new ProjectPlan(10_001, "OPS", "Globex operations", "software", false, null, false, false, 210, "kanban", List.of()),
            new ProjectPlan(10_002, "LAB", "Laboratory", "business", false, null, false, false, 65, null, List.of()));

    ProjectPlan
    {
        formerKeys = List.copyOf(formerKeys);
    }
}
