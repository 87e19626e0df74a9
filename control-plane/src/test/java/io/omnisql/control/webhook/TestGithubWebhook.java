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

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.MULTILINE;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
public class TestGithubWebhook
{
    // the example of GitHub's documentation
    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = "Hello, World!";
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final Api api;
    private final RecordingGenerations generations;
    private String tenant;
    private String path;

    public TestGithubWebhook(Api api, RecordingGenerations generations)
    {
        this.api = api;
        this.generations = generations;
    }

    @BeforeEach
    public void setUp()
    {
        tenant = api.newTenant();
        path = "/v1/webhooks/github/" + tenant + "/main";
        api.newConnection(tenant, Map.of("token", "t", "webhook_secret", SECRET));
    }

    @ParameterizedTest
    @CsvSource({
            "ping, ''",
            "issues, issue_events issues labels milestones project_items repositories sub_issues",
            "sub_issues, issues sub_issues",
            "issue_comment, issue_comments issues pull_requests",
            "workflow_job, workflow_job_steps workflow_jobs workflow_runs",
            "label, issues labels pull_requests",
            "repository, *",
            "something_new, *",
            "'', *",
    })
    public void testEventsMakeTablesFresh(String event, String tables)
    {
        send(path, BODY.getBytes(UTF_8), SIGNATURE, event, UUID.randomUUID().toString()).expect(202);
        assertThat(generations.bumps(tenant)).isEqualTo(Arrays.stream(tables.split(" ")).filter(table -> !table.isEmpty()).map(table -> "github/main/" + table).toList());
    }

    @Test
    public void testDeliveryCountsOnce()
    {
        String delivery = UUID.randomUUID().toString();
        send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", delivery).expect(202);
        send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", delivery).expect(202);
        assertThat(generations.bumps(tenant)).hasSize(1);
        send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", UUID.randomUUID().toString()).expect(202);
        assertThat(generations.bumps(tenant)).hasSize(2);
        send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", "").expectInvalid("X-GitHub-Delivery");
    }

    @Test
    public void testWhatIsNotGenuineAnswersAlike()
    {
        String without = api.newTenant();
        api.newConnection(without, Map.of("token", "t"));
        String refusal = send(path, BODY.getBytes(UTF_8), SIGNATURE.replace('7', '8'), "issues", "d1").expectProblem(401, "bad-signature").text();
        for (String signature : new String[] {"", "sha256=", SIGNATURE.substring(7), SIGNATURE.substring(0, 70), SIGNATURE + "00", SIGNATURE.replace("sha256", "sha1"), "sha256=" + "zz".repeat(32)}) {
            assertThat(send(path, BODY.getBytes(UTF_8), signature, "issues", "d1").expect(401).text()).as(signature).isEqualTo(refusal);
        }
        assertThat(send(path, "Hello, World?".getBytes(UTF_8), SIGNATURE, "issues", "d1").expect(401).text()).isEqualTo(refusal);
        for (String unknown : new String[] {tenant + "/other", "nobody-here/main", "NOT-AN-ID/main", without + "/main"}) {
            assertThat(send("/v1/webhooks/github/" + unknown, BODY.getBytes(UTF_8), SIGNATURE, "issues", "d1").expect(401).text()).as(unknown).isEqualTo(refusal);
        }
        assertThat(send(path, BODY.getBytes(UTF_8), "sha256=" + hmac("", BODY.getBytes(UTF_8)), "issues", "d1").expect(401).text()).isEqualTo(refusal);
        assertThat(generations.bumps(tenant)).isEmpty();
        assertThat(generations.bumps(without)).isEmpty();
    }

    @Test
    public void testDeliveryIsNotLostWhileRedisIsDown()
    {
        String delivery = UUID.randomUUID().toString();
        generations.setDown(true);
        try {
            send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", delivery).expectProblem(503, "unavailable");
        }
        finally {
            generations.setDown(false);
        }
        send(path, BODY.getBytes(UTF_8), SIGNATURE, "dependabot_alert", delivery).expect(202);
        assertThat(generations.bumps(tenant)).containsExactly("github/main/dependabot_alerts");
    }

    @Test
    public void testLargeBodies()
    {
        byte[] large = new byte[25 << 20];
        send(path, large, "sha256=" + hmac(SECRET, large), "dependabot_alert", "large").expect(202);
        byte[] tooLarge = new byte[(25 << 20) + 1];
        send(path, tooLarge, "sha256=" + hmac(SECRET, tooLarge), "dependabot_alert", "too-large").expectProblem(413, "too-large");
        assertThat(generations.bumps(tenant)).hasSize(1);
    }

    @Test
    public void testFormEncodedBodyIsVerifiedRaw()
    {
        byte[] form = "payload=%7B%22a%22%3A1%7D".getBytes(UTF_8);
        api.sendAs(null, "POST", path, form, "X-Hub-Signature-256", "sha256=" + hmac(SECRET, form), "X-GitHub-Event", "issues", "X-GitHub-Delivery", "form", "Content-Type", "application/x-www-form-urlencoded").expect(202);
    }

    @Test
    public void testSignatureOverChunks()
            throws Exception
    {
        byte[] body = new byte[200_000];
        Arrays.fill(body, (byte) 'x');
        assertThat(signed(body).isSignedBy("sha256=" + hmac(SECRET, body))).isTrue();
        String signature = "sha256=" + hmac(SECRET, body);
        body[150_000] = 'y';
        assertThat(signed(body).isSignedBy(signature)).isFalse();
    }

    @Test
    public void testEventsNameTheTablesThatThereAre()
            throws Exception
    {
        Set<String> tables = Pattern.compile("^### (\\w+)$", MULTILINE).matcher(Files.readString(Path.of("../docs/connectors/github.md"))).results().map(match -> match.group(1)).collect(toSet());
        Set<String> touched = GithubEvents.all().values().stream().flatMap(Set::stream).collect(toSet());
        assertThat(tables).contains("repositories", "issues").containsAll(touched);
        // of these GitHub announces no change
        tables.removeAll(touched);
        assertThat(tables).containsExactlyInAnyOrder(
                "actions_caches",
                "actions_secrets",
                "actions_variables",
                "audit_log",
                "issue_reactions",
                "rate_limit",
                "runners",
                "watchers");
    }

    private static SignedBody signed(byte[] body)
    {
        return new SignedBody(new ByteArrayInputStream(body), SECRET, body.length);
    }

    private Api.Reply send(String to, byte[] body, String signature, String event, String delivery)
    {
        return api.sendAs(null, "POST", to, body, "X-Hub-Signature-256", signature, "X-GitHub-Event", event, "X-GitHub-Delivery", delivery);
    }

    private static String hmac(String secret, byte[] body)
    {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.isEmpty() ? new byte[1] : secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
