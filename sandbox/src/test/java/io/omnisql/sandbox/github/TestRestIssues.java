package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.Issue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRestIssues
{
    private static final String PLATFORM = "/repos/acme/platform/issues";
    private static final String MOBILE = "/repos/acme/mobile-app/issues";

    private final GithubSandbox sandbox = GithubSandbox.start();
    private final SandboxClient acme = SandboxClient.of(sandbox, SandboxToken.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testDefaults()
    {
        Answer answer = acme.get(PLATFORM);
        assertThat(answer.json()).hasSize(30);
        assertThat(answer.json()).allMatch(issue -> issue.get("state").textValue().equals("open"));
        List<Instant> created = times(answer.json(), "created_at");
        assertThat(created).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void testPullRequestsAreIssues()
    {
        List<JsonNode> rows = acme.all(PLATFORM + "?state=all&per_page=100");
        assertThat(numbers(rows)).containsExactlyInAnyOrderElementsOf(expected("platform", _ -> true));
        assertThat(rows).filteredOn(row -> row.has("pull_request")).hasSize(600);
        assertThat(acme.all(PLATFORM + "?per_page=100")).filteredOn(row -> !row.has("pull_request")).hasSize(3000);
    }

    @Test
    void testPagesAreCappedAt100()
    {
        assertThat(acme.get(PLATFORM + "?per_page=500").json()).hasSize(100);
    }

    @Test
    void testLinksAreNextAndPrevious()
    {
        Answer first = acme.get(PLATFORM + "?per_page=50");
        assertThat(first.links()).containsExactly("next");
        assertThat(first.link("next")).contains("/repositories/").contains("page=2").contains("after=");
        Answer second = acme.get(first.link("next"));
        assertThat(second.links()).containsExactly("next", "prev");
        assertThat(second.json()).isEqualTo(acme.get(PLATFORM + "?per_page=50&page=2").json());
        assertThat(acme.get(second.link("prev")).json()).isEqualTo(first.json());
        assertThat(acme.get(MOBILE + "?labels=wontfix&assignee=none&milestone=1&per_page=100").links()).isEmpty();
    }

    @Test
    void testDeepPageNumbersAreRefusedButCursorsGoOn()
    {
        Answer deep = acme.get(PLATFORM + "?state=all&per_page=100&page=100");
        assertThat(deep.status()).isEqualTo(422);
        assertThat(deep.json().get("message").textValue()).isEqualTo("Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)");
        assertThat(acme.get(PLATFORM + "?state=all&per_page=100&page=99").json()).isEmpty();
        String next = acme.get(PLATFORM + "?state=all&per_page=100").link("next").replace("page=2", "page=200");
        assertThat(acme.get(next).json()).hasSize(100);
    }

    @Test
    void testRowsThatAppearDoNotShiftCursors()
    {
        Answer first = acme.get("/repos/acme/docs/issues?state=all&per_page=20");
        JsonNode second = acme.get(first.link("next")).json();
        assertThat(acme.control("issues/acme/docs", Map.of("title", "new")).status()).isEqualTo(200);
        assertThat(acme.get(first.link("next")).json()).isEqualTo(second);
        assertThat(acme.get("/repos/acme/docs/issues?state=all&per_page=20&page=2").json()).isNotEqualTo(second);
    }

    @Test
    void testFilters()
    {
        check("state=closed", issue -> !issue.isOpen());
        check("state=all&labels=BUG", issue -> issue.hasLabel("bug"));
        check("state=all&labels=bug,enhancement", issue -> issue.hasLabel("bug") && issue.hasLabel("enhancement"));
        check("state=all&assignee=none", issue -> issue.assignees().isEmpty());
        check("state=all&assignee=*", issue -> !issue.assignees().isEmpty());
        check("state=all&assignee=monahart", issue -> issue.isAssignedTo("MonaHart"));
        check("state=all&milestone=none", issue -> issue.milestone() == null);
        check("state=all&milestone=*", issue -> issue.milestone() != null);
        check("state=all&milestone=2", issue -> issue.milestone() != null && issue.milestone().number() == 2);
        check("state=all&creator=alice-ng", issue -> issue.author() != null && issue.author().login().equals("alice-ng"));
        check("state=all&creator=dependabot%5Bbot%5D", issue -> issue.author() != null && issue.author().login().equals("dependabot"));
        check("state=all&creator=ghost", issue -> issue.author() == null);
        check("state=all&mentioned=bob-okafor", issue -> issue.body() != null && issue.body().contains("@bob-okafor,"));
        check("state=all&type=bug", issue -> "Bug".equals(issue.type()));
        check("state=all&type=none", issue -> issue.type() == null);
    }

    @Test
    void testSinceIsAboutUpdates()
    {
        Instant since = sandbox.data().issues("acme", "mobile-app").get(30).updatedAt();
        check("state=all&since=" + since, issue -> !issue.updatedAt().isBefore(since));
        check("state=all&since=" + since.plusSeconds(1), issue -> issue.updatedAt().isAfter(since));
        check("state=all&since=" + since.toString().replace("Z", "%2B00:00"), issue -> !issue.updatedAt().isBefore(since));
    }

    @Test
    void testSorts()
    {
        assertThat(times(acme.all(MOBILE + "?state=all&sort=updated&per_page=100"), "updated_at")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(times(acme.all(MOBILE + "?state=all&sort=updated&direction=asc&per_page=100"), "updated_at")).isSorted();
        assertThat(acme.all(MOBILE + "?state=all&sort=comments&direction=asc&per_page=100")).extracting(row -> row.get("comments").intValue()).isSorted();
    }

    @Test
    void testTiesFollowNoColumn()
    {
        List<JsonNode> rows = acme.all(PLATFORM + "?state=all&sort=created&direction=asc&per_page=100");
        List<List<Integer>> ties = rows.stream()
                .collect(Collectors.groupingBy(row -> row.get("created_at").textValue(), Collectors.mapping(row -> row.get("number").intValue(), Collectors.toList())))
                .values().stream().filter(same -> same.size() > 1).toList();
        assertThat(ties).anyMatch(same -> !same.equals(same.stream().sorted().toList()));
        assertThat(ties).anyMatch(same -> !same.equals(same.stream().sorted(Comparator.reverseOrder()).toList()));
    }

    @Test
    void testUnknownValuesAreRefused()
    {
        for (String query : List.of("creator=nobody-here", "assignee=nobody-here", "mentioned=nobody-here", "milestone=99", "milestone=v1.0", "type=Epic", "issue_field_values=priority:high")) {
            Answer answer = acme.get(MOBILE + "?" + query);
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.json().get("message").textValue()).isEqualTo("Validation Failed");
            assertThat(answer.json().at("/errors/0/code").textValue()).isEqualTo("invalid");
        }
    }

    @Test
    void testSingleIssue()
    {
        Issue issue = sandbox.data().issues("acme", "platform").stream().filter(candidate -> !candidate.isOpen()).findFirst().orElseThrow();
        JsonNode json = acme.get(PLATFORM + "/" + issue.number()).json();
        assertThat(json.get("id").longValue()).isEqualTo(issue.id());
        assertThat(json.get("title").textValue()).isEqualTo(issue.title());
        assertThat(json.get("body").textValue()).isEqualTo(issue.body());
        assertThat(json.get("closed_at").textValue()).isEqualTo(issue.closedAt().toString());
        assertThat(json.get("closed_by").get("login").isTextual()).isTrue();
        assertThat(json.get("state_reason").textValue()).isEqualTo(issue.stateReason().restName());
        assertThat(acme.get(PLATFORM + "/999999").status()).isEqualTo(404);
        assertThat(acme.get(PLATFORM + "/one").status()).isEqualTo(404);
    }

    private void check(String query, Predicate<Issue> expected)
    {
        List<Integer> numbers = expected("mobile-app", expected);
        assertThat(numbers).as("a filter that matches nothing shows nothing: " + query).isNotEmpty();
        assertThat(numbers(acme.all(MOBILE + "?per_page=100&" + query))).as(query).containsExactlyInAnyOrderElementsOf(numbers);
    }

    private List<Integer> expected(String repository, Predicate<Issue> expected)
    {
        return sandbox.data().contents(sandbox.data().repository("acme", repository).orElseThrow().id()).conversations().stream()
                .map(Conversation::issue)
                .filter(expected)
                .map(Issue::number)
                .toList();
    }

    private static List<Integer> numbers(List<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("number").intValue()).toList();
    }

    private static List<Instant> times(Iterable<JsonNode> rows, String field)
    {
        List<Instant> times = new ArrayList<>();
        rows.forEach(row -> times.add(Instant.parse(row.get(field).textValue())));
        return times;
    }
}
