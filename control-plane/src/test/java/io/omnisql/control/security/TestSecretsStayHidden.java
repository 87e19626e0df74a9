package io.omnisql.control.security;

import io.omnisql.control.testing.Api;
import io.omnisql.control.testing.ControlPlaneTest;
import io.omnisql.control.testing.ServiceFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@ControlPlaneTest
@ExtendWith(OutputCaptureExtension.class)
public class TestSecretsStayHidden
{
    private static final String TOKEN = "ghp_canary_token_0123456789";
    private static final String SHOUTED_TOKEN = "GHP_CANARY_TOKEN_0123456789";
    private static final String WEBHOOK_SECRET = "canary_webhook_secret_0123456789";

    private final Api api;
    private final LoggingSystem logging = LoggingSystem.get(TestSecretsStayHidden.class.getClassLoader());

    public TestSecretsStayHidden(Api api)
    {
        this.api = api;
    }

    @BeforeEach
    public void logMore()
    {
        logging.setLogLevel("io.omnisql", LogLevel.TRACE);
        logging.setLogLevel("org.springframework.web", LogLevel.TRACE);
        logging.setLogLevel("org.springframework.security", LogLevel.TRACE);
    }

    @AfterEach
    public void logAsBefore()
    {
        logging.setLogLevel("io.omnisql", null);
        logging.setLogLevel("org.springframework.web", null);
        logging.setLogLevel("org.springframework.security", null);
    }

    @Test
    public void testNoSecretInAnswersAndLogs(CapturedOutput log)
    {
        String tenant = api.newTenant();
        String path = "/v1/tenants/" + tenant;
        Map<String, Object> secrets = Map.of("token", TOKEN, "webhook_secret", WEBHOOK_SECRET);
        Map<String, Object> connection = Map.of("name", "main", "connector", "github", "url", "https://api.github.com", "secrets", secrets);
        String key = api.newUser(tenant, "dana", "tenant-admin");
        String dana = Api.basic(tenant + "/dana", key);

        List<Api.Reply> replies = new ArrayList<>();
        replies.add(api.send("POST", path + "/connections", connection).expect(201));
        replies.add(api.send("POST", path + "/connections", connection).expect(409));
        replies.add(api.send("POST", path + "/connections", Map.of("name", SHOUTED_TOKEN, "connector", "github", "url", TOKEN, "secrets", secrets)).expect(400));
        replies.add(api.send("POST", path + "/connections", Map.of("name", "other", "connector", "github", "url", "https://u:" + TOKEN + "@example.com", "secrets", secrets)).expect(400));
        replies.add(api.send("POST", path + "/connections", Map.of("name", "other", "connector", "github", "url", "https://example.com", "secrets", List.of(TOKEN))).expect(400));
        replies.add(api.send("POST", path + "/connections", "{\"name\": \"other\", \"secrets\": {\"token\": \"" + TOKEN).expect(400));
        replies.add(api.send("PUT", path + "/connections/github/main", Map.of("url", "https://api.github.com", "secrets", secrets), "If-Match", "*").expect(200));
        replies.add(api.sendAs(dana, "GET", path + "/connections", null).expect(200));
        replies.add(api.sendAs(dana, "GET", path + "/connections/github/main", null).expect(200));
        replies.add(api.sendAs(dana, "GET", path + "/users/dana/api-keys", null).expect(200));
        replies.add(api.sendAs(dana, "GET", "/v1/audit", null).expect(200));
        replies.add(api.sendAs("Bearer " + key, "GET", path, null).expect(401));
        replies.add(api.sendAs(Api.plane(), "GET", "/v1/planes/main/snapshot", null).expect(200));
        replies.add(api.sendAs(Api.plane(), "GET", "/v1/planes/main/bundles/omnisql.tar.gz", null).expect(200));
        replies.add(api.sendAs(null, "POST", "/v1/webhooks/github/" + tenant + "/main", "{}", "X-Hub-Signature-256", "sha256=00", "X-GitHub-Event", "push").expect(401));

        String secretOfKey = key.substring(17);
        for (Api.Reply reply : replies) {
            assertThat(reply.text()).doesNotContain(TOKEN).doesNotContain(SHOUTED_TOKEN).doesNotContain(WEBHOOK_SECRET).doesNotContain(secretOfKey).doesNotContain(ServiceFiles.ADMIN_TOKEN);
        }
        assertThat(log.getAll())
                .contains("ConnectionRequest[github/main]")
                .contains("NewApiKey[" + key.substring(4, 16) + "]")
                .doesNotContain(WEBHOOK_SECRET)
                .doesNotContain(secretOfKey)
                .doesNotContain(ServiceFiles.ADMIN_TOKEN)
                .doesNotContain(ServiceFiles.PLANE_TOKEN);
        assertThat(log.getAll().lines().filter(line -> line.contains(TOKEN))).isEmpty();
    }
}
