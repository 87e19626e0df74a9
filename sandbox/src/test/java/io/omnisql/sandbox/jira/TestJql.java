package io.omnisql.sandbox.jira;

import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.CustomFields;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.omnisql.sandbox.jira.data.People;
import io.omnisql.sandbox.jira.data.Priority;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.Status;
import io.omnisql.sandbox.jira.data.Version;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What searches find, against the same questions asked of the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestJql
{
    private static final Instant NOW = Instant.parse("2026-06-30T18:00:00Z");

    private final JiraSandbox sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final JiraData data = sandbox.data();
    private final Catalog catalog = data.catalog();
    private final JiraClient admin = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN);
    private final JiraClient developer = JiraClient.of(sandbox, SandboxAccount.ACME_DEVELOPER);
    private final List<Issue> visible = data.issues().stream().filter(issue -> !issue.key().startsWith("OLD-")).toList();

    @AfterAll
    void stop()
    {
        admin.close();
        developer.close();
        sandbox.close();
    }

    private void check(String jql, Predicate<Issue> expected)
    {
        List<String> keys = visible.stream().filter(expected).map(Issue::key).toList();
        assertThat(keys).as("the test asks for something: %s", jql).isNotEmpty().hasSizeLessThan(visible.size());
        assertThat(admin.keys(jql)).as(jql).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(admin.count(jql)).as(jql).isEqualTo(keys.size());
    }

    private long status(String name)
    {
        return catalog.statuses().stream().filter(status -> status.name().equals(name)).map(Status::id).findFirst().orElseThrow();
    }

    @Test
    void testNamesAndIds()
    {
        check("status = done", issue -> issue.statusId() == status("Done"));
        check("status in (\"in \\\"review\\\"\", 'EMPTY')", issue -> issue.statusId() == 10_001 || issue.statusId() == 10_003);
        check("status = 10002", issue -> issue.statusId() == 10_002);
        check("project = \"and\"", issue -> issue.projectId() == 10_002);
        check("project = 'Android app'", issue -> issue.projectId() == 10_002);
        check("project in (10002, \"NULL\", OPERATE)", issue -> List.of(10_002L, 10_003L, 10_000L).contains(issue.projectId()));
        check("type = task", issue -> issue.typeId() == 10_002 || issue.typeId() == 10_010);
        check("statusCategory = \"In Progress\"", issue -> issue.statusId() == 3 || issue.statusId() == 10_001);
        check("level is not empty", issue -> issue.securityLevelId() != null);
        check("category = core", issue -> Objects.equals(catalog.project(issue.projectId()).categoryId(), 10_000L));
    }

    @Test
    void testNumbersAreIdsBeforeNames()
    {
        check("component = 20500", issue -> issue.componentIds().contains(20_500L));
        List<Long> named = catalog.components().stream().filter(component -> component.name().equals("20500")).map(component -> component.id()).toList();
        assertThat(named).hasSizeGreaterThan(1).doesNotContain(20_500L);
        check("component = \"20500\"", issue -> issue.componentIds().stream().anyMatch(named::contains));
        check("cf[10047] = 12", issue -> issue.custom(CustomFields.TEAMS).contains(12L) || issue.custom(CustomFields.TEAMS).contains(10_130L));
    }

    @Test
    void testNegativesDropEmpty()
    {
        check("assignee != " + People.ACME_ADMIN, issue -> issue.assignee() != null && !issue.assignee().equals(People.ACME_ADMIN));
        check("NOT assignee = " + People.ACME_ADMIN, issue -> issue.assignee() != null && !issue.assignee().equals(People.ACME_ADMIN));
        check("resolution not in (Done, Duplicate)", issue -> issue.resolutionId() != null && issue.resolutionId() != 10_000 && issue.resolutionId() != 10_002);
        check("labels != backend", issue -> !issue.labels().isEmpty() && issue.labels().stream().noneMatch("backend"::equalsIgnoreCase));
        check("labels = BACKEND", issue -> issue.labels().stream().anyMatch("backend"::equalsIgnoreCase));
        check("labels in (\"back\\\\slash\", \"quo\\\"te\", 🔥)", issue -> issue.labels().stream().anyMatch(List.of("back\\slash", "quo\"te", "🔥")::contains));
        check("assignee is empty", issue -> issue.assignee() == null);
        check("assignee = null", issue -> issue.assignee() == null);
        check("assignee in (EMPTY, currentUser())", issue -> issue.assignee() == null || issue.assignee().equals(People.ACME_ADMIN));
        check("not (priority = High or resolution is empty)", issue -> issue.priorityId() != 2 && issue.resolutionId() != null);
    }

    @Test
    void testPrecedence()
    {
        check("project = WEB or project = OPS and status = Done", issue -> issue.projectId() == 10_001 || (issue.projectId() == 10_000 && issue.statusId() == 10_002));
        check("(project = WEB or project = OPS) and status = Done", issue -> (issue.projectId() == 10_001 || issue.projectId() == 10_000) && issue.statusId() == 10_002);
        check("project = WEB && !status = Done", issue -> issue.projectId() == 10_001 && issue.statusId() != 10_002);
    }

    @Test
    void testTimes()
    {
        Instant bound = Instant.parse("2026-02-01T12:34:00Z");
        check("created >= \"2026-02-01 07:34\" and created < \"2026/02/01 07:35\"", issue -> !issue.created().isBefore(bound) && issue.created().isBefore(bound.plusSeconds(60)));
        check("created = \"2026-02-01 07:34\"", issue -> !issue.created().isBefore(bound) && issue.created().isBefore(bound.plusSeconds(60)));
        check("created >= " + bound.toEpochMilli(), issue -> !issue.created().isBefore(bound));
        check("created < 2026-01-01", issue -> issue.created().isBefore(Instant.parse("2026-01-01T05:00:00Z")));
        check("updated >= -30d", issue -> !issue.updated().isBefore(NOW.minusSeconds(30L * 86_400)));
        check("updated >= startOfMonth()", issue -> !issue.updated().isBefore(Instant.parse("2026-06-01T04:00:00Z")));
        check("resolved is not empty and resolved < -52w", issue -> issue.resolved() != null && issue.resolved().isBefore(NOW.atZone(ZoneId.of("America/New_York")).minusWeeks(52).toInstant()));
        check("due <= 2026-03-01", issue -> issue.due() != null && !issue.due().isAfter(LocalDate.of(2026, 3, 1)));
        check("cf[10051] = \"2025-12-31\"", issue -> issue.custom(CustomFields.TARGET_DATE).contains(LocalDate.of(2025, 12, 31)));
        check("cf[10052] > \"2026-05-01 00:00\"", issue -> issue.custom(CustomFields.GO_LIVE).stream().anyMatch(value -> ((Instant) value).isAfter(Instant.parse("2026-05-01T04:00:00Z"))));
    }

    @Test
    void testTimesAreReadInTheCallersZone()
    {
        Instant midnight = LocalDate.of(2026, 1, 1).atStartOfDay(ZoneId.of("Asia/Kolkata")).toInstant();
        List<String> expected = visible.stream().filter(issue -> issue.created().isBefore(midnight)).map(Issue::key).toList();
        assertThat(developer.keys("created < 2026-01-01")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(admin.keys("created < 2026-01-01")).hasSizeGreaterThan(expected.size());
    }

    @Test
    void testNumbersAndDurations()
    {
        check("cf[10021] > -2.5", issue -> issue.customValues().get(CustomFields.EFFORT) instanceof Double value && value > -2.5);
        check("Effort in (0.1, 1000000000)", issue -> issue.customValues().get(CustomFields.EFFORT) instanceof Double value && List.of(0.1, 1e9).contains(value));
        check("\"Order\" < 0", issue -> issue.customValues().get(CustomFields.ORDER) instanceof Double value && value < 0);
        check("originalEstimate >= 8h", issue -> issue.originalEstimate() != null && issue.originalEstimate() >= 28_800);
        check("timespent > 1d", issue -> issue.timeSpent() != null && issue.timeSpent() > 28_800);
        check("votes >= 3", issue -> issue.voters().size() >= 3);
        check("hierarchyLevel = 1", issue -> issue.typeId() == 10_000);
    }

    @Test
    void testRanks()
    {
        check("priority > Medium", issue -> rank(issue) > 2);
        check("priority <= elevated", issue -> rank(issue) <= 3);
        List<Long> later = catalog.versions().stream().filter(version -> version.sequence() > 0).map(Version::id).toList();
        check("fixVersion > \"1.0\"", issue -> issue.fixVersionIds().stream().anyMatch(later::contains));
        List<Long> ordered = admin.keys("project = \"NULL\" ORDER BY priority DESC, key ASC").stream().map(key -> (long) rank(data.issueByKey(key).orElseThrow())).toList();
        assertThat(ordered).isSortedAccordingTo(Comparator.reverseOrder());
        List<Integer> numbers = admin.keys("project = \"NULL\" ORDER BY key").stream().map(key -> data.issueByKey(key).orElseThrow().number()).toList();
        assertThat(numbers).isSorted().hasSize(130);
    }

    private int rank(Issue issue)
    {
        return catalog.priorities().stream().filter(priority -> priority.id() == issue.priorityId()).map(Priority::rank).findFirst().orElseThrow();
    }

    @Test
    void testTexts()
    {
        check("summary ~ \"login\"", issue -> issue.summary().toLowerCase(java.util.Locale.ROOT).contains("login"));
        check("summary ~ \"REDIRECTS log*\"", issue -> issue.summary().toLowerCase(java.util.Locale.ROOT).contains("login redirect"));
        check("summary ~ \"\\\"login redirect\\\"\"", issue -> issue.summary().toLowerCase(java.util.Locale.ROOT).contains("login redirect"));
        check("description is empty", issue -> issue.description() == null);
        check("cf[10043] ~ söhne", issue -> issue.customValues().get(CustomFields.CUSTOMER) instanceof String text && text.contains("Söhne"));
        assertThat(admin.count("summary ~ \"redirect login\"")).isEqualTo(admin.count("summary ~ \"login redirect\"")).isGreaterThan(admin.count("summary ~ \"\\\"redirect login\\\"\""));
    }

    @Test
    void testPeople()
    {
        check("reporter = \"ADA LOVELL\"", issue -> People.ACME_ADMIN.equals(issue.reporter()));
        check("watcher = currentUser()", issue -> issue.watchers().contains(People.ACME_ADMIN));
        List<String> namesakes = catalog.users().stream().filter(user -> user.displayName().equals("Alex Kim")).map(user -> user.accountId()).toList();
        assertThat(namesakes).hasSize(2);
        check("assignee = 'alex kim'", issue -> namesakes.contains(issue.assignee()));
        check("assignee in membersOf(\"Developers & \\\"friends\\\"\")", issue -> issue.assignee() != null && catalog.groups().get(2).members().contains(issue.assignee()));
    }

    @Test
    void testRelations()
    {
        Issue moved = data.issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).findFirst().orElseThrow();
        assertThat(admin.keys("key = " + moved.formerKeys().getFirst())).containsExactly(moved.key());
        Issue parent = visible.stream().filter(issue -> data.children(issue.id()).size() > 1).findFirst().orElseThrow();
        check("parent = " + parent.key(), issue -> Objects.equals(issue.parentId(), parent.id()));
        check("sprint in openSprints()", issue -> issue.custom(CustomFields.SPRINT).stream().anyMatch(id -> catalog.sprint((Long) id).state().equals("active")));
        check("sprint = 4", issue -> issue.custom(CustomFields.SPRINT).contains(4L));
        check("sprint = \"same name\"", issue -> issue.custom(CustomFields.SPRINT).contains(4L) || issue.custom(CustomFields.SPRINT).contains(16L));
        check("filter = 10000", issue -> issue.projectId() == 10_000);
    }

    @Test
    void testFieldsOfOneName()
    {
        check("Severity = Major", issue -> issue.custom(CustomFields.SEVERITY).contains(10_101L) || issue.custom(CustomFields.SEVERITY).contains(10_103L));
        check("Severity ~ initech", issue -> "Initech".equals(issue.customValues().get(CustomFields.SEVERITY_TEXT)));
        check("\"Severity[Short text]\" is not empty", issue -> issue.customValues().containsKey(CustomFields.SEVERITY_TEXT));
        check("\"Story Points\" = 103", issue -> Double.valueOf(103).equals(issue.customValues().get(CustomFields.OTHER_STORY_POINTS)));
        check("\"Odd \\\"name\\\" \\\\ 🎉\" is not empty", issue -> issue.customValues().containsKey(CustomFields.ODD_NAME));
    }

    @Test
    void testPrivateProjectsAreNoValues()
    {
        assertThat(catalog.projects()).extracting(Project::key).contains("HR");
        try (JiraClient guest = JiraClient.of(sandbox, SandboxAccount.ACME_GUEST)) {
            assertThat(guest.refused("project in (OPS, HR)").error()).isEqualTo("The value 'HR' does not exist for the field 'project'.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                                                                  project = AND; reserved JQL word
                                                                  project = DO; reserved JQL word
                                                                  order = 3; reserved JQL word
                                                                  nosuch = 3; Field 'nosuch' does not exist
                                                                  cf[99999] = 3; Field 'cf[99999]' does not exist
                                                                  cf[10059] is empty; Field 'cf[10059]' does not exist
                                                                  project = NOPE; The value 'NOPE' does not exist for the field 'project'.
                                                                  project = 99; A value with ID '99' does not exist for the field 'project'.
                                                                  status in (Done, Nope); The value 'Nope' does not exist for the field 'status'.
                                                                  key = OPS-99999; An issue with key 'OPS-99999' does not exist for field 'key'.
                                                                  project > OPS; The operator '>' is not supported by the 'project' field.
                                                                  summary = login; The operator '=' is not supported by the 'summary' field.
                                                                  assignee ~ ada; The operator '~' is not supported by the 'assignee' field.
                                                                  votes is empty; is not supported by the 'votes' field
                                                                  parent is empty; is not supported by the 'parent' field
                                                                  created >= yesterday; Date value 'yesterday' for field 'created' is invalid
                                                                  created >= "2026-02-30"; Date value '2026-02-30'
                                                                  created >= "2026-02-01 10:00 +0200"; is invalid
                                                                  created >= "2026-02-01T10:00"; is invalid
                                                                  cf[10021] > many; a number is expected
                                                                  cf[10021] > 1e5; a number is expected
                                                                  status = ; Expecting either a value
                                                                  status in (); Expecting either a value
                                                                  status in (Done,); Expecting either a value
                                                                  status in Done; Expecting a list of values
                                                                  status = (Done); does not support the list value
                                                                  (status = Done; Expecting ')'
                                                                  status = Done) ; Expecting either 'OR' or 'AND'
                                                                  status = Done priority = High; Expecting either 'OR' or 'AND'
                                                                  status Done; Expecting operator but got 'Done'
                                                                  labels = a.b; reserved JQL character
                                                                  labels = a@b; reserved JQL character
                                                                  summary ~ "unfinished; has not been completed
                                                                  summary ~ "\\q"; illegal JQL escape sequence
                                                                  summary ~ "*x"; not allowed to start with character '*'
                                                                  summary ~ ""; does not support searching for an empty string
                                                                  status was Done; no index of changes
                                                                  status = Done order by comment; does not support sorting
                                                                  status = Done order by nosuch; Field 'nosuch' does not exist
                                                                  status = Done order by key, key; referenced multiple times
                                                                  status = Done order by key,created,updated,priority,status,assignee,reporter,resolution; A maximum of 7 fields
                                                                  assignee = nosuchFunction(); Unable to find JQL function
                                                                  """)
    void testRefusals(String jql, String message)
    {
        JiraClient.Answer answer = admin.refused(jql);
        assertThat(answer.status()).as(jql).isEqualTo(400);
        assertThat(answer.json().path("errorMessages").toString().replace("\\\\", "\\")).as(jql).contains(message);
    }

    @Test
    void testRawControlCharacterIsRefused()
    {
        assertThat(admin.refused("summary ~ \"a\tb\"").status()).isEqualTo(400);
        assertThat(admin.refused("summary ~ \"a\\tb\"").status()).isEqualTo(200);
    }

    @Test
    void testAllErrorsAreTold()
    {
        assertThat(admin.refused("project = NOPE and status = Nope").json().path("errorMessages")).hasSize(2);
    }
}
