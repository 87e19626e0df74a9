package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.SandboxHttpServer;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraEditor.IssueChange;
import io.omnisql.sandbox.jira.webhook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

final class TestJiraChanges
{
    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private final JiraSandbox sandbox = JiraSandbox.start(JiraSandbox.Options.defaults().withClock(clock));
    private final JiraClient admin = JiraClient.of(sandbox, SandboxAccount.ACME_ADMIN);

    @AfterEach
    void stop()
    {
        admin.close();
        sandbox.close();
    }

    @Test
    void testIndexLag()
    {
        sandbox.knobs().indexLag(Duration.ofMinutes(3));
        Issue created = sandbox.changes("acme").createIssue("VOID", "First of its kind", null);
        Issue edited = sandbox.changes("acme").editIssue("WEB-1", new IssueChange("Renamed issue", null, null, null, null));
        assertThat(admin.keys("project = VOID")).isEmpty();
        assertThat(admin.keys("project = WEB AND summary ~ \"renamed\"")).isEmpty();
        assertThat(admin.get("/rest/api/3/issue/" + created.key()).json().path("fields").path("summary").asText()).isEqualTo("First of its kind");
        JsonNode reconciled = admin.post("/rest/api/3/search/jql", Map.of("jql", "project = VOID", "reconcileIssues", List.of(created.id()))).json();
        assertThat(reconciled.path("issues")).hasSize(1);
        clock.advance(Duration.ofMinutes(3));
        assertThat(admin.keys("project = VOID")).containsExactly("VOID-1");
        assertThat(admin.keys("project = WEB AND summary ~ \"renamed\"")).containsExactly(edited.key());
    }

    @Test
    void testHistoryIsWritten()
    {
        Issue issue = sandbox.data().issues().stream().filter(candidate -> candidate.statusId() == 10_000 && candidate.key().startsWith("WEB-")).findFirst().orElseThrow();
        sandbox.changes("acme").editIssue(issue.key(), new IssueChange(null, 10_002L, "", List.of("x"), 1L));
        JsonNode fields = admin.get("/rest/api/3/issue/" + issue.key()).json().path("fields");
        assertThat(fields.path("status").path("name").asText()).isEqualTo("Done");
        assertThat(fields.path("resolution").path("name").asText()).isEqualTo("Done");
        assertThat(fields.path("assignee").isNull()).isTrue();
        assertThat(fields.path("updated").asText()).isEqualTo("2026-07-01T06:00:00.000-0400");
        JsonNode changelog = admin.get("/rest/api/3/issue/" + issue.key() + "/changelog").json().path("values");
        assertThat(changelog.path(changelog.size() - 1).path("items")).extracting(item -> item.path("field").asText()).contains("status", "resolution", "assignee", "labels", "priority");
    }

    @Test
    void testDeletedWorklogsAreListed()
    {
        long id = sandbox.changes("acme").addWorklog("WEB-1", clock.instant(), 600).id();
        clock.advance(Duration.ofSeconds(30));
        long since = clock.instant().minusSeconds(60).toEpochMilli();
        assertThat(admin.get("/rest/api/3/worklog/updated?since=" + since).json().path("values")).as("the last minute is withheld").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(admin.get("/rest/api/3/worklog/updated?since=" + since).json().path("values")).extracting(value -> value.path("worklogId").asLong()).containsExactly(id);
        sandbox.changes("acme").deleteWorklog(id);
        clock.advance(Duration.ofMinutes(2));
        assertThat(admin.get("/rest/api/3/worklog/deleted?since=" + since).json().path("values")).extracting(value -> value.path("worklogId").asLong()).contains(id);
        sandbox.changes("acme").deleteIssue("WEB-1");
        assertThat(admin.get("/rest/api/3/issue/WEB-1").status()).isEqualTo(404);
    }

    @Test
    void testWebhooks()
            throws IOException, InterruptedException
    {
        BlockingQueue<SandboxRequest> received = new LinkedBlockingQueue<>();
        AtomicInteger deliveries = new AtomicInteger();
        try (SandboxHttpServer receiver = new SandboxHttpServer(InetAddress.getLoopbackAddress(), 0)) {
            receiver.start(request -> {
                received.add(request);
                return SandboxResponse.empty(deliveries.incrementAndGet() == 1 ? 503 : 200);
            });
            sandbox.webhooks().register("acme", "http://127.0.0.1:" + receiver.port() + "/hook", List.of(), "shh");
            sandbox.changes("acme").addComment("WEB-1", "Hello");
            SandboxRequest first = received.poll(60, TimeUnit.SECONDS);
            SandboxRequest second = received.poll(60, TimeUnit.SECONDS);
            assertThat(first.header("X-Atlassian-Webhook-Retry")).isEmpty();
            assertThat(second.header("X-Atlassian-Webhook-Retry")).contains("1");
            assertThat(second.header("X-Atlassian-Webhook-Identifier")).isEqualTo(first.header("X-Atlassian-Webhook-Identifier")).isPresent();
            assertThat(second.header("X-Hub-Signature")).contains(Signature.of("shh", second.body()));
            JsonNode event = Json.parse(second.body());
            assertThat(event.path("webhookEvent").asText()).isEqualTo("comment_created");
            assertThat(event.path("issue").path("key").asText()).isEqualTo("WEB-1");
            assertThat(event.path("comment").path("author").path("accountId").asText()).isEqualTo(SandboxAccount.ACME_ADMIN.accountId());
        }
    }

    @Test
    void testSignature()
    {
        // the example of Atlassian's documentation
        assertThat(Signature.of("It's a Secret to Everybody", "Hello World!".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void testControls()
    {
        JsonNode created = admin.post("/_sandbox/sites/acme/issues", Map.of("project", "VOID", "summary", "By control")).json();
        assertThat(created.path("key").asText()).isEqualTo("VOID-1");
        assertThat(admin.post("/_sandbox/sites/acme/issues/VOID-1", Map.of("labels", List.of("new"))).status()).isEqualTo(200);
        assertThat(admin.post("/_sandbox/sites/acme/issues/VOID-1/comments", Map.of("body", "x")).status()).isEqualTo(200);
        assertThat(admin.keys("project = VOID AND labels = NEW")).containsExactly("VOID-1");
        assertThat(admin.post("/_sandbox/sites/acme/issues", Map.of("project", "GONE", "summary", "x")).status()).isEqualTo(404);
        assertThat(admin.post("/_sandbox/nonsense", Map.of()).status()).isEqualTo(404);
    }
}
