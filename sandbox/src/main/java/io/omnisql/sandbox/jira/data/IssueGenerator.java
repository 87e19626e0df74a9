package io.omnisql.sandbox.jira.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Makes the issues of a project.
 */
final class IssueGenerator
{
    private static final List<String> LABELS = List.of("backend", "Backend", "urgent", "customer-facing", "tech_debt", "empty", "größe", "🔥", "back\\slash", "O'Brien", "quo\"te");
    // the hours around changes of daylight saving time, and whole minutes and milliseconds next to them
    private static final List<Instant> EDGES = List.of(
            Instant.parse("2025-11-02T05:30:00.000Z"),
            Instant.parse("2025-11-02T06:30:00.000Z"),
            Instant.parse("2026-03-08T06:59:59.999Z"),
            Instant.parse("2026-03-08T07:00:00.000Z"),
            Instant.parse("2026-04-04T13:30:00.000Z"),
            Instant.parse("2026-04-04T14:30:00.001Z"),
            Instant.parse("2026-01-01T00:00:00.000Z"),
            Instant.parse("2026-01-01T04:59:59.999Z"),
            Instant.parse("2026-01-01T05:00:00.000Z"),
            Instant.parse("2026-02-01T12:34:00.000Z"),
            Instant.parse("2026-02-01T12:34:59.999Z"),
            Instant.parse("2026-02-01T12:35:00.000Z"));

    private final JiraData data;
    private final Catalog catalog;
    private final List<User> people;

    IssueGenerator(JiraData data)
    {
        this.data = data;
        this.catalog = data.catalog();
        this.people = catalog.users().stream().filter(user -> user.accountType().equals("atlassian")).toList();
    }

    void generate(ProjectPlan plan, long seed, long firstId)
    {
        SplittableRandom random = new SplittableRandom(seed * 31 + plan.id());
        Instant start = CatalogGenerator.DATA_END.minus(Duration.ofDays(900));
        long step = Duration.ofDays(895).toMillis() / Math.max(1, plan.issues());
        List<Issue> made = new ArrayList<>();
        for (int i = 0; i < plan.issues(); i++) {
            // a few numbers are missing: deleted issues
            int number = i + 1 + i / 97;
            Instant created = start.plusMillis(i * step + random.nextLong(step));
            if (i % 50 == 17) {
                created = EDGES.get(i / 50 % EDGES.size());
            }
            Issue issue = issue(plan, random, firstId + i * 2L, number, created, made);
            made.add(issue);
            data.put(issue);
        }
    }

    private Issue issue(ProjectPlan plan, SplittableRandom random, long id, int number, Instant created, List<Issue> earlier)
    {
        IssueBuilder issue = new IssueBuilder(id);
        issue.projectId = plan.id();
        issue.number = number;
        issue.key = plan.key() + "-" + number;
        issue.typeId = plan.teamManaged() ? 10_010 : type(number);
        issue.summary = Phrases.summary(random, number);
        issue.description = Phrases.description(random, number, people);
        issue.environment = number % 11 == 0 ? Adf.plain("Linux \"LTS\"\nJava 24") : null;
        issue.created = created;
        issue.priorityId = Phrases.pick(random, catalog.priorities()).id();
        state(plan, issue, random);
        people(issue, random);
        relations(plan, issue, random, earlier);
        times(issue, random);
        issue.due = random.nextInt(3) == 0 ? LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)) : null;
        issue.securityLevelId = !plan.teamManaged() && number % 13 == 5 ? catalog.securityLevels().get(number % 2).id() : null;
        if (plan.key().equals("WEB") && number % 101 == 50) {
            issue.formerKeys.add("OPS-" + (90_000 + number));
        }
        new CustomValues(catalog, people, random).fill(plan, issue, earlier);
        return issue.build();
    }

    private static long type(int number)
    {
        if (number % 25 == 1) {
            return 10_000;
        }
        return switch (number % 7) {
            case 0 -> 10_003;
            case 1, 2 -> 10_001;
            case 3, 4 -> 10_004;
            default -> 10_002;
        };
    }

    private void state(ProjectPlan plan, IssueBuilder issue, SplittableRandom random)
    {
        List<Long> statuses = plan.typeKey().equals("software") ? List.of(10_000L, 3L, 10_001L, 10_002L, 10_002L) : List.of(10_000L, 1L, 10_003L, 10_002L, 6L);
        issue.statusId = Phrases.pick(random, statuses);
        long open = Duration.between(issue.created, CatalogGenerator.DATA_END).toMillis();
        issue.statusChanged = issue.created.plusMillis(random.nextLong(Math.max(1, open / 2)));
        boolean done = catalog.status(issue.statusId).category() == StatusCategory.DONE;
        // a resolution and a status may contradict each other
        if (done && random.nextInt(30) != 0) {
            issue.resolutionId = Phrases.pick(random, catalog.resolutions()).id();
            issue.resolved = issue.statusChanged;
        }
        Instant updated = issue.statusChanged.plusMillis(random.nextLong(Math.max(1, open / 3)));
        issue.updated = issue.number % 40 == 3 ? updated.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES) : updated;
    }

    private void people(IssueBuilder issue, SplittableRandom random)
    {
        issue.creator = Phrases.pick(random, people).accountId();
        issue.reporter = random.nextInt(20) == 0 ? null : Phrases.pick(random, people).accountId();
        issue.assignee = random.nextInt(4) == 0 ? null : Phrases.pick(random, people).accountId();
        issue.watchers = people.stream().filter(_ -> random.nextInt(9) == 0).map(User::accountId).toList();
        issue.voters = people.stream().filter(_ -> random.nextInt(15) == 0).map(User::accountId).toList();
    }

    private void relations(ProjectPlan plan, IssueBuilder issue, SplittableRandom random, List<Issue> earlier)
    {
        issue.labels = LABELS.stream().filter(_ -> random.nextInt(8) == 0).toList();
        List<Long> components = catalog.components().stream().filter(component -> component.projectId() == plan.id()).map(Component::id).toList();
        issue.componentIds = components.stream().filter(_ -> random.nextInt(4) == 0).toList();
        List<Long> versions = catalog.versions().stream().filter(version -> version.projectId() == plan.id()).map(Version::id).toList();
        issue.affectedVersionIds = versions.stream().filter(_ -> random.nextInt(6) == 0).toList();
        issue.fixVersionIds = versions.stream().filter(_ -> random.nextInt(5) == 0).toList();
        int level = catalog.issueType(issue.typeId).hierarchyLevel();
        List<Issue> recent = earlier.subList(Math.max(0, earlier.size() - 30), earlier.size());
        List<Issue> parents = recent.stream().filter(candidate -> catalog.issueType(candidate.typeId()).hierarchyLevel() == level + 1).toList();
        if (!parents.isEmpty() && (level < 0 || random.nextInt(2) == 0)) {
            issue.parentId = Phrases.pick(random, parents).id();
        }
        else if (level < 0) {
            issue.typeId = 10_002;
        }
    }

    private static void times(IssueBuilder issue, SplittableRandom random)
    {
        if (random.nextInt(3) == 0) {
            issue.originalEstimate = Stream.of(1_800L, 3_600L, 28_800L, 144_000L).skip(random.nextInt(4)).findFirst().orElseThrow();
            issue.remainingEstimate = random.nextInt(4) == 0 ? 0L : issue.originalEstimate / 2;
        }
    }
}
