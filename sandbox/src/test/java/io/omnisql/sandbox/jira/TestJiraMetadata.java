package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.jira.JiraClient.Answer;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.CustomFields;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Sprint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestJiraMetadata
{
    private final JiraSandbox sandbox = JiraSandbox.start();
    private final JiraClient admin = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN);
    private final JiraClient guest = JiraClient.of(sandbox, SandboxAccount.ACME_GUEST);

    @AfterAll
    void stop()
    {
        admin.close();
        guest.close();
        sandbox.close();
    }

    @Test
    void testFields()
    {
        JsonNode fields = admin.get("/rest/api/3/field").json();
        assertThat(fields).filteredOn(field -> field.path("name").asText().equals("Story Points")).hasSize(2);
        assertThat(fields).filteredOn(field -> field.path("name").asText().equals("Severity")).extracting(field -> field.path("schema").path("type").asText()).containsExactly("option", "string");
        assertThat(find(fields, CustomFields.SPRINT).path("schema").path("custom").asText()).isEqualTo("com.pyxis.greenhopper.jira:gh-sprint");
        assertThat(find(fields, CustomFields.TEAM_SIZE).path("scope").path("project").path("id").asText()).isEqualTo("10007");
        assertThat(find(fields, CustomFields.ORDER).path("clauseNames")).extracting(JsonNode::asText).contains("cf[10042]", "Order");
        assertThat(admin.get("/rest/api/3/field/search").json().path("values")).noneMatch(field -> field.path("id").asText().equals(CustomFields.TEAM_SIZE));
    }

    private static JsonNode find(JsonNode rows, String id)
    {
        for (JsonNode row : rows) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("There is no " + id);
    }

    @Test
    void testAutocompleteTellsOperators()
    {
        JsonNode json = admin.get("/rest/api/3/jql/autocompletedata").json();
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        json.path("visibleFieldNames").forEach(field -> fields.put(field.path("cfid").asText(field.path("value").asText()), field));
        assertThat(fields.get("summary").path("operators")).extracting(JsonNode::asText).containsExactlyInAnyOrder("~", "!~", "is", "is not");
        assertThat(fields.get("cf[10021]").path("operators")).extracting(JsonNode::asText).contains(">", "=", "is");
        assertThat(fields.get("cf[10042]").path("value").asText()).as("a reserved word is quoted").isEqualTo("\"Order\"");
        assertThat(fields.get("votes").path("operators")).extracting(JsonNode::asText).doesNotContain("is");
        assertThat(fields.get("comment").path("orderable").asText()).isEqualTo("false");
        assertThat(json.path("jqlReservedWords")).extracting(JsonNode::asText).contains("and", "order", "null", "do");
    }

    @Test
    void testParse()
    {
        JsonNode queries = admin.post("/rest/api/3/jql/parse?validation=warn", Map.of("queries", List.of("project = WEB", "project = NOPE", "project ="))).json().path("queries");
        assertThat(queries.path(0).has("errors")).isFalse();
        assertThat(queries.path(1).path("warnings")).hasSize(1);
        assertThat(queries.path(2).path("errors")).hasSize(1);
        assertThat(admin.post("/rest/api/3/jql/parse", Map.of("queries", List.of("project = WEB"))).status()).as("validation is mandatory").isEqualTo(400);
    }

    @Test
    void testProjects()
    {
        JsonNode projects = admin.get("/rest/api/3/project/search?expand=insight&maxResults=1000").json();
        assertThat(projects.path("maxResults").asInt()).isEqualTo(100);
        for (JsonNode project : projects.path("values")) {
            String key = project.path("key").asText();
            assertThat(project.path("insight").path("totalIssueCount").asLong()).as(key).isEqualTo(sandbox.data().issues().stream().filter(issue -> issue.key().startsWith(key + "-")).count());
        }
        assertThat(keys(admin, "")).contains("HR", "VOID").doesNotContain("OLD");
        assertThat(keys(guest, "")).doesNotContain("HR");
        assertThat(keys(admin, "?status=archived")).containsExactly("OLD");
        assertThat(keys(admin, "?keys=operate,WEB")).containsExactly("OPS", "WEB");
        assertThat(keys(admin, "?query=ANDR")).containsExactly("AND");
        assertThat(keys(admin, "?orderBy=-issueCount&maxResults=1")).containsExactly("OPS");
    }

    private static List<String> keys(JiraClient client, String query)
    {
        List<String> keys = new ArrayList<>();
        client.get("/rest/api/3/project/search" + query).json().path("values").forEach(project -> keys.add(project.path("key").asText()));
        return keys;
    }

    @Test
    void testPagesOfUsers()
    {
        List<String> accounts = new ArrayList<>();
        JsonNode page;
        do {
            page = admin.get("/rest/api/3/users/search?maxResults=25&startAt=" + accounts.size()).json();
            page.forEach(user -> accounts.add(user.path("accountId").asText()));
        }
        while (page.size() == 25);
        assertThat(accounts).containsExactlyElementsOf(sandbox.data().catalog().users().stream().map(user -> user.accountId()).toList());
        assertThat(admin.get("/rest/api/3/group/member?groupname=jira-users").json().path("total").asInt())
                .isLessThan(admin.get("/rest/api/3/group/member?groupname=jira-users&includeInactiveUsers=true").json().path("total").asInt());
    }

    @Test
    void testAdministratorsOnly()
    {
        for (String path : List.of("/workflow/search", "/statuses/search", "/auditing/record", "/role", "/workflowscheme", "/screens", "/issuesecurityschemes/level")) {
            assertThat(admin.get("/rest/api/3" + path).status()).as(path).isEqualTo(200);
            assertThat(guest.get("/rest/api/3" + path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void testSchemes()
    {
        JsonNode screens = admin.get("/rest/api/3/screens?maxResults=1000&orderBy=id").json();
        assertThat(screens.path("maxResults").asInt()).isEqualTo(100);
        assertThat(screens.path("isLast").asBoolean()).isFalse();
        assertThat(admin.get("/rest/api/3/screens?queryString=OPS%3A").json().path("values")).hasSize(3);
        assertThat(admin.get("/rest/api/3/permissionscheme").json().path("permissionSchemes")).isNotEmpty().noneMatch(scheme -> scheme.has("permissions"));
        assertThat(admin.get("/rest/api/3/permissionscheme?expand=user").json().path("permissionSchemes")).allMatch(scheme -> scheme.has("permissions"));
        assertThat(admin.get("/rest/api/3/notificationscheme").json().path("values")).hasSize(2);
        assertThat(guest.get("/rest/api/3/notificationscheme").json().path("values")).as("of the project that the guest leads").extracting(scheme -> scheme.path("id").asInt()).containsExactly(10_001);
        assertThat(admin.get("/rest/api/3/issuesecurityschemes/level?id=10001&schemeId=1").json().path("values")).hasSize(1);
        assertThat(admin.get("/rest/api/3/issuesecurityschemes/level?onlyDefault=true").json().path("values")).hasSize(1);
        assertThat(admin.get("/rest/api/3/dashboard/10001/gadget").json().path("gadgets")).hasSize(1);
        assertThat(admin.get("/rest/api/3/dashboard/99/gadget").status()).isEqualTo(404);
    }

    @Test
    void testUnknownParametersAreRefused()
    {
        Answer answer = admin.get("/rest/api/3/project/search?project=OPS");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("'project' is not a documented query parameter");
        assertThat(admin.post("/rest/api/3/search/approximate-count", Map.of("jql", "project = OPS", "maxResults", 1)).status()).isEqualTo(400);
        assertThat(sandbox.requests().counters().rejected()).isPositive();
    }

    @Test
    void testBoardsAndSprints()
    {
        JsonNode boards = admin.get("/rest/agile/1.0/board").json();
        assertThat(boards.path("values")).extracting(board -> board.path("type").asText()).contains("scrum", "kanban", "simple");
        List<Integer> sprints = new ArrayList<>();
        admin.get("/rest/agile/1.0/board/1/sprint?state=active").json().path("values").forEach(sprint -> sprints.add(sprint.path("id").asInt()));
        assertThat(sprints).containsExactlyElementsOf(sandbox.data().catalog().sprints().stream().filter(sprint -> sprint.boardId() == 1 && sprint.state().equals("active")).map(Sprint::id).map(Long::intValue).toList());
        Answer kanban = admin.get("/rest/agile/1.0/board/2/sprint");
        assertThat(kanban.status()).isEqualTo(400);
        assertThat(kanban.error()).isEqualTo("The board does not support sprints");
        assertThat(admin.get("/rest/agile/1.0/board/1/configuration").json().path("estimation").path("field").path("fieldId").asText()).isEqualTo(CustomFields.STORY_POINTS);
        long inSprint = sandbox.data().issues().stream().filter(issue -> issue.custom(CustomFields.SPRINT).contains(9L)).count();
        assertThat(admin.get("/rest/agile/1.0/sprint/9/issue?maxResults=1").json().path("total").asLong()).isEqualTo(inSprint).isPositive();
    }

    @Test
    void testBulkChangelog()
    {
        List<String> wanted = sandbox.data().issues().stream().limit(50).map(issue -> Long.toString(issue.id())).toList();
        List<String> found = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("issueIdsOrKeys", wanted, "maxResults", 17, "fieldIds", List.of("status", "assignee")));
        JsonNode json;
        do {
            json = admin.post("/rest/api/3/changelog/bulkfetch", body).json();
            json.path("issueChangeLogs").forEach(log -> log.path("changeHistories").forEach(history -> found.add(history.path("id").asText())));
            body.put("nextPageToken", json.path("nextPageToken").asText());
        }
        while (json.has("nextPageToken"));
        List<String> expected = sandbox.data().histories().stream()
                .filter(history -> wanted.contains(Long.toString(history.issueId())))
                .filter(history -> history.items().stream().anyMatch(item -> List.of("status", "assignee").contains(String.valueOf(item.fieldId()))))
                .map(history -> Long.toString(history.id()))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(17);
    }

    @Test
    void testCommentsAndWorklogs()
    {
        Issue busy = sandbox.data().issues().stream().filter(issue -> issue.key().startsWith("OPS-") && sandbox.data().comments(issue.id()).size() > 100).findFirst().orElseThrow();
        List<String> ids = new ArrayList<>();
        JsonNode page;
        do {
            page = admin.get("/rest/api/3/issue/%s/comment?startAt=%s".formatted(busy.key(), ids.size())).json();
            page.path("comments").forEach(comment -> ids.add(comment.path("id").asText()));
        }
        while (ids.size() < page.path("total").asInt());
        assertThat(ids).containsExactlyElementsOf(sandbox.data().comments(busy.id()).stream().map(comment -> Long.toString(comment.id())).toList());
        long restricted = sandbox.data().comments(busy.id()).stream().filter(comment -> comment.restrictedTo() != null).count();
        assertThat(guest.get("/rest/api/3/issue/%s/comment".formatted(busy.key())).json().path("total").asLong()).isEqualTo(ids.size() - restricted);
        long since = 0;
        int worklogs = 0;
        do {
            page = admin.get("/rest/api/3/worklog/updated?since=" + since).json();
            worklogs += page.path("values").size();
            since = page.path("until").asLong();
        }
        while (!page.path("lastPage").asBoolean());
        assertThat(worklogs).isGreaterThanOrEqualTo(sandbox.data().worklogs().size());
    }
}
