package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills the custom fields of issues.
 */
final class CustomValues
{
    private static final List<String> TEXTS = List.of("Globex", "globex", "O'Brien & \"Söhne\"", "back\\slash", "EMPTY", "null", "🎉", " padded ", "Initech");

    private final Catalog catalog;
    private final List<User> people;
    private final SplittableRandom random;

    CustomValues(Catalog catalog, List<User> people, SplittableRandom random)
    {
        this.catalog = catalog;
        this.people = people;
        this.random = random;
    }

    void fill(ProjectPlan plan, IssueBuilder issue, List<Issue> earlier)
    {
        issue.custom(CustomFields.RANK, "0|i%05x:".formatted(issue.id * 8 % 1_048_576));
        if (plan.teamManaged()) {
            issue.custom(CustomFields.TEAM_SIZE, half() ? (double) random.nextInt(1, 12) : null);
            issue.custom(CustomFields.STORY_POINT_ESTIMATE, half() ? random.nextInt(1, 9) * 0.5 : null);
            return;
        }
        if (issue.parentId != null && catalog.issueType(issue.typeId).hierarchyLevel() == 0) {
            earlier.stream().filter(candidate -> candidate.id() == issue.parentId).findFirst().ifPresent(epic -> issue.custom(CustomFields.EPIC_LINK, epic.id()));
        }
        numbers(issue);
        issue.custom(CustomFields.SEVERITY, half() ? option(CustomFields.SEVERITY) : null);
        issue.custom(CustomFields.SEVERITY_TEXT, random.nextInt(5) == 0 ? Phrases.pick(random, TEXTS) : null);
        issue.custom(CustomFields.CUSTOMER, half() ? Phrases.pick(random, TEXTS) : null);
        issue.custom(CustomFields.ODD_NAME, random.nextInt(10) == 0 ? "odd " + issue.number : null);
        issue.custom(CustomFields.STEPS, random.nextInt(6) == 0 ? new Adf().bullets("first", "then \"" + Phrases.thing(random) + "\"").build() : null);
        issue.custom(CustomFields.TIER, random.nextInt(3) == 0 ? option(CustomFields.TIER) : null);
        issue.custom(CustomFields.PLATFORMS, options(CustomFields.PLATFORMS));
        issue.custom(CustomFields.TEAMS, options(CustomFields.TEAMS));
        issue.custom(CustomFields.REGION, half() ? region() : null);
        issue.custom(CustomFields.REVIEWER, random.nextInt(3) == 0 ? Phrases.pick(random, people).accountId() : null);
        List<String> approvers = people.stream().filter(_ -> random.nextInt(12) == 0).map(User::accountId).toList();
        issue.custom(CustomFields.APPROVERS, approvers.isEmpty() ? null : approvers);
        issue.custom(CustomFields.TARGET_DATE, random.nextInt(3) == 0 ? LocalDate.of(2025, 12, 20).plusDays(random.nextInt(30)) : null);
        issue.custom(CustomFields.GO_LIVE, random.nextInt(4) == 0 ? issue.created.plus(Duration.ofMinutes(random.nextInt(100_000))) : null);
        List<String> tags = List.of("alpha", "Alpha", "beta", "ga").stream().filter(_ -> random.nextInt(5) == 0).toList();
        issue.custom(CustomFields.TAGS, tags.isEmpty() ? null : tags);
        issue.custom(CustomFields.RUNBOOK, random.nextInt(4) == 0 ? "https://wiki.example/run?book=" + issue.number % 50 + "&x=\"y\"" : null);
        issue.custom(CustomFields.OWNING_GROUP, random.nextInt(9) == 0 ? Phrases.pick(random, catalog.groups()).groupId() : null);
        issue.custom(CustomFields.FOUND_IN, issue.affectedVersionIds.isEmpty() ? null : issue.affectedVersionIds.getFirst());
        issue.custom(CustomFields.APP_DATA, random.nextInt(12) == 0 ? "{\"score\":" + random.nextInt(100) + "}" : null);
        issue.custom(CustomFields.SPRINT, sprints(plan));
    }

    private void numbers(IssueBuilder issue)
    {
        double points = List.of(0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0).get(random.nextInt(8));
        issue.custom(CustomFields.STORY_POINTS, half() ? points : null);
        issue.custom(CustomFields.OTHER_STORY_POINTS, random.nextInt(5) == 0 ? points + 100 : null);
        issue.custom(CustomFields.ORDER, random.nextInt(3) == 0 ? (double) random.nextInt(-5, 50) : null);
        issue.custom(CustomFields.EFFORT, half() ? List.of(0.1, -2.5, 1e9, 123_456.789, 0.0, 3.333333333333333).get(random.nextInt(6)) : null);
    }

    private List<Long> sprints(ProjectPlan plan)
    {
        List<Long> boards = catalog.boards().stream().filter(board -> board.projectId() == plan.id() && board.hasSprints()).map(Board::id).toList();
        List<Sprint> sprints = catalog.sprints().stream().filter(sprint -> boards.contains(sprint.boardId())).toList();
        if (sprints.isEmpty() || random.nextInt(3) == 0) {
            return null;
        }
        int last = random.nextInt(sprints.size());
        int first = Math.max(0, last - random.nextInt(3));
        return sprints.subList(first, last + 1).stream().map(Sprint::id).toList();
    }

    private Long option(String fieldId)
    {
        return Phrases.pick(random, catalog.options(fieldId)).id();
    }

    private List<Long> options(String fieldId)
    {
        List<Long> chosen = catalog.options(fieldId).stream().filter(_ -> random.nextInt(5) == 0).map(FieldOption::id).toList();
        return chosen.isEmpty() ? null : chosen;
    }

    private Cascade region()
    {
        FieldOption option = Phrases.pick(random, catalog.options(CustomFields.REGION));
        return option.parentId() == null ? new Cascade(option.id(), null) : new Cascade(option.parentId(), option.id());
    }

    private boolean half()
    {
        return random.nextInt(2) == 0;
    }
}
