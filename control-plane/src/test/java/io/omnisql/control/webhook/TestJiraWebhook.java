package io.omnisql.control.webhook;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.RecordingGenerations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestJiraWebhook
{
    private static final String SECRET = "It's a Secret to Everybody";

    private final Api api;
    private final RecordingGenerations generations;
    private String tenant;
    private String path;

    public TestJiraWebhook(Api api, RecordingGenerations generations)
    {
        this.api = api;
        this.generations = generations;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
        path = "/v1/webhooks/jira/" + tenant + "/main";
        api.newConnection(tenant, "jira", "https://acme.atlassian.net", Map.of("email", "bot@acme.com"), Map.of("token", "t", "webhook_secret", SECRET));
    }

    @ParameterizedTest
    @CsvSource({
            "comment_created, comments issues",
            "worklog_deleted, changelogs issues worklogs",
            "issuelink_created, changelogs issue_links issues",
            "jira:version_released, issues versions",
            "sprint_started, issues sprint_issues sprints",
            "project_updated, *",
            "something_new, *",
    })
    public void testEventsMakeTablesFresh(String event, String tables)
    {
        send(body(event), UUID.randomUUID().toString()).expect(202);
        assertThat(generations.bumps(tenant)).isEqualTo(Arrays.stream(tables.split(" ")).map(table -> "jira/main/" + table).toList());
    }

    @Test
    public void testAnIssueTouchesWhatIsReadFromIssues()
            throws Exception
    {
        send(body("jira:issue_updated"), "one").expect(202);
        assertThat(generations.bumps(tenant)).contains("jira/main/issues", "jira/main/changelogs", "jira/main/comments").doesNotContain("jira/main/*");

        String page = Files.readString(Path.of("../docs/connectors/jira.md"));
        assertThat(Stream.of("issue_", "comment_", "worklog_", "issuelink_", "attachment_", "version_", "sprint_", "board_").flatMap(event -> JiraEvents.tables(event).orElseThrow().stream()))
                .allSatisfy(table -> assertThat(page).contains("### " + table + "\n"));
    }

    @Test
    public void testOnlyTheEventOfTheBodyIsLookedAt()
    {
        send("{\"issue\": {\"webhookEvent\": \"comment_created\"}, \"list\": [[1, {}]], \"webhookEvent\": \"sprint_closed\", \"more\": 1}", "one").expect(202);
        assertThat(generations.bumps(tenant)).containsExactly("jira/main/issues", "jira/main/sprint_issues", "jira/main/sprints");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''",
            "[1, 2]",
            "not JSON",
            "{\"webhookEvent\": 7}",
            "{\"webhookEvent\"",
    })
    public void testAGenuineBodyThatSaysNothingTouchesEverything(String body)
    {
        send(body, "one").expect(202);
        assertThat(generations.bumps(tenant)).containsExactly("jira/main/*");
    }

    @Test
    public void testRetryCountsOnce()
    {
        send(body("project_updated"), "one").expect(202);
        send(body("project_updated"), "one").expect(202);
        assertThat(generations.bumps(tenant)).hasSize(1);
        send(body("project_updated"), "").expectInvalid("X-Atlassian-Webhook-Identifier");
    }

    @Test
    public void testWhatIsNotGenuineIsRefused()
    {
        String body = body("comment_created");
        String refusal = send(path, body, "sha256=" + "0".repeat(64), "one").expectProblem(401, "bad-signature").text();
        for (String signature : new String[] {"", signature(body).substring(7), signature(body + " ")}) {
            assertThat(send(path, body, signature, "one").expect(401).text()).isEqualTo(refusal);
        }
        for (String unknown : new String[] {"jira/" + tenant + "/other", "jira/nobody-here/main", "github/" + tenant + "/main"}) {
            assertThat(send("/v1/webhooks/" + unknown, body, signature(body), "one").expect(401).text()).isEqualTo(refusal);
        }
        assertThat(generations.bumps(tenant)).isEmpty();
    }

    @Test
    public void testLargeBodies()
    {
        String large = "{\"text\": \"" + "x".repeat(10 << 20) + "\", \"webhookEvent\": \"comment_created\"}";
        send(large, "large").expect(202);
        send("{\"text\": \"" + "x".repeat(26 << 20) + "\"}", "too-large").expectProblem(413, "too-large");
    }

    private static String body(String event)
    {
        return "{\"timestamp\": 1700000000000, \"webhookEvent\": \"%s\", \"issue\": {\"id\": \"10001\"}}".formatted(event);
    }

    private Api.Reply send(String body, String delivery)
    {
        return send(path, body, signature(body), delivery);
    }

    private Api.Reply send(String to, String body, String signature, String delivery)
    {
        return api.sendAs(null, "POST", to, body, "X-Hub-Signature", signature, "X-Atlassian-Webhook-Identifier", delivery);
    }

    private static String signature(String body)
    {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
