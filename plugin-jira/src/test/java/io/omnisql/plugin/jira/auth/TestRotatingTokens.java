package io.omnisql.plugin.jira.auth;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * OAuth 2.0 of a user, whose refresh tokens are good for one use: one that is used again ends all that came of it.
 */
@Tag("engine")
final class TestRotatingTokens
{
    private static final String COUNT = "SELECT count(*) FROM %s.default.projects";

    private JiraQueryRunner runner;
    private Path file;

    @BeforeEach
    void start(@TempDir Path directory)
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        file = directory.resolve("jira.secrets");
    }

    @AfterEach
    void stop()
    {
        runner.close();
    }

    private void addCatalog(String name, boolean keeps)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.<String, String>builder()
                .put("jira.url", "https://acme.atlassian.net")
                .put("jira.gateway-url", runner.sandbox().url() + "/ex/jira")
                .put("jira.cloud-id", JiraSandbox.ACME_CLOUD_ID)
                .put("jira.client-id", Oauth.CLIENT_ID)
                .put("jira.client-secret", Oauth.CLIENT_SECRET)
                .put("jira.refresh-token", SandboxAccount.ACME_DEVELOPER.refreshToken())
                .put("jira.token-url", runner.sandbox().url() + Oauth.TOKEN_PATH);
        if (keeps) {
            properties.put("omnisql.rotated-secrets-file", file.toString());
        }
        runner.addCatalog(name, properties.buildOrThrow());
    }

    private long exchanges()
    {
        return runner.sandbox().requests().matching(request -> request.path().equals(Oauth.TOKEN_PATH)).size();
    }

    @Test
    void testNodesThatShareAFile()
            throws Exception
    {
        List<String> nodes = List.of("first", "second", "third");
        nodes.forEach(node -> addCatalog(node, true));
        for (int round = 1; round <= 3; round++) {
            try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
                List<Future<Object>> counts = new ArrayList<>();
                nodes.forEach(node -> counts.add(executor.submit(() -> runner.execute(COUNT.formatted(node)).getOnlyValue())));
                for (Future<Object> count : counts) {
                    assertThat((Long) count.get()).isPositive();
                }
            }
            assertThat(exchanges()).as("after round %s", round).isEqualTo(round);
            runner.sandbox().oauth().expireAccessTokens();
        }
        // a node that starts later goes on with the present token
        addCatalog("restarted", true);
        assertThat((Long) runner.execute(COUNT.formatted("restarted")).getOnlyValue()).isPositive();
        assertThat(exchanges()).isEqualTo(4);
    }

    @Test
    void testUsedTokenIsRefused()
    {
        addCatalog("keeps", true);
        runner.execute(COUNT.formatted("keeps"));
        addCatalog("forgets", false);
        assertThatThrownBy(() -> runner.execute(COUNT.formatted("forgets")))
                .hasMessageContaining("The credentials of connection default are refused: Atlassian takes neither the OAuth app's secret nor its refresh token: let the user authorize the app again");
        // which has ended the tokens of the other, too
        assertThatThrownBy(() -> runner.execute(COUNT.formatted("keeps"))).hasMessageContaining("let the user authorize the app again");
    }

    @Test
    void testDamagedFile()
            throws IOException
    {
        addCatalog("keeps", true);
        runner.execute(COUNT.formatted("keeps"));
        Files.writeString(file, Files.readString(file).substring(0, 50));
        addCatalog("restarted", true);
        assertThatThrownBy(() -> runner.execute(COUNT.formatted("restarted")))
                .hasMessageContaining("The renewed credentials of connection default cannot be read")
                .hasMessageContaining("let the user authorize the app again and store the new refresh token in the connection");
        assertThat(exchanges()).isEqualTo(1);
    }
}
