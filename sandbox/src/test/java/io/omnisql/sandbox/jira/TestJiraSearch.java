package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.LoggedRequest;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Issue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestJiraSearch
{
    private static final String PATH = "/rest/api/3/search/jql";

    private JiraSandbox sandbox;
    private JiraClient admin;
    private JiraClient guest;

    @BeforeAll
    void start()
    {
        sandbox = JiraSandbox.start();
        admin = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN);
        guest = JiraClient.of(sandbox, SandboxAccount.ACME_GUEST);
    }

    @AfterEach
    void reset()
    {
        sandbox.knobs().reset();
    }

    @AfterAll
    void stop()
    {
        admin.close();
        guest.close();
        sandbox.close();
    }

    private List<String> keysOf(String projectKey)
    {
        return sandbox.data().issues().stream().map(Issue::key).filter(key -> key.startsWith(projectKey + "-")).toList();
    }

    @Test
    void testFollowsTokens()
    {
        List<JsonNode> found = admin.search("project = OPS ORDER BY created ASC", 1_000, "summary");
        assertThat(found).extracting(issue -> issue.path("key").asText()).containsExactlyInAnyOrderElementsOf(keysOf("OPS"));
        assertThat(sandbox.requests().counters().kind("search")).isPositive();
    }

    @Test
    void testDefaultIsIdsOnly()
    {
        JsonNode json = admin.get(PATH + "?jql=project%20%3D%20WEB").json();
        assertThat(json.path("issues")).hasSize(50).allSatisfy(issue -> assertThat(issue.fieldNames()).toIterable().containsExactly("id"));
        assertThat(json.path("isLast").asBoolean()).isFalse();
        assertThat(json.has("total")).isFalse();
        assertThat(json.has("startAt")).isFalse();
    }

    @Test
    void testPageShrinksWithFields()
    {
        assertThat(pageSize("id")).isEqualTo(3_200);
        assertThat(pageSize("key")).isEqualTo(3_200);
        assertThat(pageSize("summary", "status")).isEqualTo(1_000);
        assertThat(pageSize("summary", "description")).isEqualTo(100);
        assertThat(pageSize("*all")).isEqualTo(100);
        assertThat(pageSize("*navigable")).isEqualTo(100);
        assertThat(pageSize("summary", "status", "priority", "created", "updated", "labels")).isEqualTo(100);
    }

    private int pageSize(String... fields)
    {
        return admin.post(PATH, Map.of("jql", "project = OPS", "maxResults", 5_000, "fields", fields)).json().path("issues").size();
    }

    @Test
    void testRefusals()
    {
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "maxResults", 5_001)).error()).isEqualTo("The max results parameter has to be between 1 and 5,000.");
        assertThat(admin.post(PATH, Map.of("jql", "ORDER BY created")).error()).startsWith("Unbounded JQL queries are not allowed here.");
        assertThat(admin.post(PATH, Map.of("jql", "")).status()).isEqualTo(400);
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "startAt", 0)).status()).isEqualTo(400);
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "expand", "nonsense")).status()).isEqualTo(400);
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "fields", List.of("customfield_99999"))).status()).isEqualTo(400);
        assertThat(admin.get(PATH + "?jql=project=OPS&startAt=0").status()).isEqualTo(400);
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "nextPageToken", "stale")).error()).contains("token");
        assertThat(admin.get("/rest/api/3/search?jql=project=OPS").status()).isEqualTo(410);
        assertThat(sandbox.requests().matching(request -> request.rejection() != null)).isNotEmpty();
    }

    @Test
    void testSecuredIssuesAreHiddenSilently()
    {
        List<String> visible = sandbox.data().issues().stream().filter(issue -> issue.key().startsWith("WEB-") && issue.securityLevelId() == null).map(Issue::key).toList();
        assertThat(guest.keys("project = WEB")).containsExactlyInAnyOrderElementsOf(visible);
        assertThat(admin.keys("project = WEB")).hasSizeGreaterThan(visible.size());
        assertThat(guest.refused("project = HR").error()).isEqualTo("The value 'HR' does not exist for the field 'project'.");
        assertThat(admin.count("project = HR")).isEqualTo(240);
    }

    @Test
    void testEmbeddedPagesAreCut()
    {
        Issue busy = sandbox.data().issues().stream().filter(issue -> issue.key().startsWith("OPS-") && sandbox.data().comments(issue.id()).size() > 100).findFirst().orElseThrow();
        JsonNode fields = admin.search("key = " + busy.key(), 1, "comment", "worklog").getFirst().path("fields");
        assertThat(fields.path("comment").path("comments")).hasSize(20);
        assertThat(fields.path("comment").path("total").asInt()).isEqualTo(sandbox.data().comments(busy.id()).size());
        assertThat(admin.get("/rest/api/3/issue/" + busy.key() + "?fields=comment").json().path("fields").path("comment").path("comments")).hasSizeGreaterThan(100);
    }

    @Test
    void testKnobs()
    {
        sandbox.knobs().countError(-3);
        assertThat(admin.count("project = \"AND\"")).isEqualTo(517);
        sandbox.knobs().warnings(Json.MAPPER.createArrayNode().add(Json.object().put("type", "CLAUSE_LIMIT_EXCEEDED")));
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS")).json().path("warnings")).hasSize(1);
        sandbox.knobs().reset();
        sandbox.knobs().pageLimit(300);
        sandbox.knobs().emptyPages(1);
        long before = sandbox.requests().lastSequence();
        assertThat(admin.keys("project = \"AND\"")).hasSize(520);
        assertThat(sandbox.requests().since(before)).hasSize(3);
    }

    @Test
    void testTokensExpireAndBelongToOneSearch()
    {
        String token = admin.post(PATH, Map.of("jql", "project = OPS")).json().path("nextPageToken").asText();
        assertThat(admin.post(PATH, Map.of("jql", "project = WEB", "nextPageToken", token)).status()).isEqualTo(400);
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "nextPageToken", token)).status()).isEqualTo(200);
        sandbox.pageTokens().expire();
        assertThat(admin.post(PATH, Map.of("jql", "project = OPS", "nextPageToken", token)).status()).isEqualTo(400);
    }

    @Test
    void testBulkFetch()
    {
        Issue moved = sandbox.data().issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).findFirst().orElseThrow();
        JsonNode json = admin.post("/rest/api/3/issue/bulkfetch", Map.of("issueIdsOrKeys", List.of("web-1", moved.formerKeys().getFirst(), "10001", "GONE-1", "10001"), "fields", List.of("summary"))).json();
        assertThat(json.path("issues")).extracting(issue -> issue.path("key").asText()).containsExactly("OPS-1", "WEB-1", moved.key());
        assertThat(json.path("issueErrors")).isEmpty();
        List<String> tooMany = java.util.stream.IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
        assertThat(admin.post("/rest/api/3/issue/bulkfetch", Map.of("issueIdsOrKeys", tooMany)).status()).isEqualTo(400);
    }

    @Test
    void testLogKeepsTheSearch()
    {
        long before = sandbox.requests().lastSequence();
        admin.count("project = WEB");
        List<LoggedRequest> requests = sandbox.requests().since(before);
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().kind()).isEqualTo("approximate-count");
        assertThat(requests.getFirst().body()).isEqualTo("{\"jql\":\"project = WEB\"}");
        assertThat(requests.getFirst().account()).isEqualTo("acme-admin");
    }
}
