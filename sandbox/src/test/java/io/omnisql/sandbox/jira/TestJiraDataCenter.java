package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Issue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestJiraDataCenter
{
    private final JiraSandbox sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().asDataCenter());
    private final JiraClient admin = new JiraClient(sandbox.url(), Optional.of("Bearer " + SandboxAccount.ACME_ADMIN.personalAccessToken()));

    @AfterAll
    void stop()
    {
        admin.close();
        sandbox.close();
    }

    @Test
    void testSearchCounts()
    {
        List<String> keys = new ArrayList<>();
        int total;
        do {
            JsonNode json = admin.get("/rest/api/2/search?jql=project%20%3D%20WEB%20ORDER%20BY%20key&fields=key&maxResults=5000&startAt=" + keys.size()).json();
            total = json.path("total").asInt();
            assertThat(json.path("maxResults").asInt()).isEqualTo(1_000);
            json.path("issues").forEach(issue -> keys.add(issue.path("key").asText()));
        }
        while (keys.size() < total);
        assertThat(keys).containsExactlyElementsOf(sandbox.data().issues().stream().map(Issue::key).filter(key -> key.startsWith("WEB-")).toList());
        assertThat(admin.post("/rest/api/2/search", Map.of("jql", "project = WEB", "maxResults", 0)).json().path("issues")).isEmpty();
        assertThat(admin.get("/rest/api/2/search?maxResults=1").json().path("total").asInt()).as("an empty search is allowed").isGreaterThan(6_000);
    }

    @Test
    void testUsersHaveNamesAndTextsAreMarkup()
    {
        Issue issue = sandbox.data().issues().stream().filter(candidate -> candidate.description() != null && candidate.assignee() != null && candidate.key().startsWith("WEB-")).findFirst().orElseThrow();
        JsonNode fields = admin.get("/rest/api/2/issue/" + issue.key()).json().path("fields");
        assertThat(fields.path("description").asText()).isEqualTo(issue.description().text());
        assertThat(fields.path("assignee").has("accountId")).isFalse();
        assertThat(fields.path("assignee").path("name").asText()).isEqualTo(sandbox.data().catalog().user(issue.assignee()).orElseThrow().name());
        assertThat(admin.get("/rest/api/2/search?maxResults=0&jql=assignee%20%3D%20ada").json().path("total").asInt()).isPositive();
    }

    @Test
    void testCloudsOperationsAreMissing()
    {
        assertThat(admin.get("/rest/api/3/myself").status()).isEqualTo(404);
        assertThat(admin.get("/rest/api/2/project/search").status()).isEqualTo(404);
        assertThat(admin.get("/rest/api/2/myself").json().path("name").asText()).isEqualTo("ada");
        assertThat(admin.get("/rest/api/2/serverInfo").json().path("deploymentType").asText()).isEqualTo("Server");
    }
}
