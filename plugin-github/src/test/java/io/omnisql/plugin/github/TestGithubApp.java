package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.GithubApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A catalog that reads as the installation of a GitHub App.
 */
@Tag("engine")
final class TestGithubApp
{
    @Test
    void testApp(@TempDir Path directory)
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(sandbox -> credentials(sandbox, directory.resolve("app.pem")), "acme")) {
            long issues = runner.sandbox().data().issues("acme", "website").size();
            assertThat(runner.ask("SELECT count(*) FROM issues WHERE repository = 'website'").value()).isEqualTo(issues);
            // a token that is over before its time is renewed, and the query goes on
            runner.sandbox().app().expireTokens();
            assertThat(runner.ask("SELECT number FROM issues WHERE repository = 'website'").rows()).hasSize((int) issues);
            assertThat(runner.ask("SELECT count(*) FROM issues WHERE owner = 'globex'").value()).isEqualTo(0L);
        }
    }

    /**
     * The token ends while a scan is under way, before its second page.
     */
    @Test
    void testTokenThatEndsBetweenTwoPages(@TempDir Path directory)
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(sandbox -> credentials(sandbox, directory.resolve("app.pem")), "acme")) {
            int issues = runner.sandbox().data().issues("acme", "website").size();
            assertThat(issues).isGreaterThan(100);
            AtomicInteger pages = new AtomicInteger();
            runner.sandbox().beforeAnswers(request -> {
                if (request.path().endsWith("/graphql") && pages.incrementAndGet() == 2) {
                    runner.sandbox().app().expireTokens();
                }
            });
            assertThat(runner.ask("SELECT number FROM issues WHERE repository = 'website'").rows()).hasSize(issues).doesNotHaveDuplicates();
            // the first token, and the one after it
            assertThat(runner.sandbox().requests().matching(request -> request.path().endsWith("/access_tokens"))).hasSize(2);
            assertThat(pages.get()).isEqualTo(3);
        }
    }

    private static Map<String, String> credentials(GithubSandbox sandbox, Path keyFile)
    {
        try {
            Files.writeString(keyFile, sandbox.app().privateKeyPem());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GithubApp.Installation installation = sandbox.app().installations().stream()
                .filter(candidate -> candidate.organization().login().equals("acme"))
                .findFirst()
                .orElseThrow();
        return Map.of(
                "github.app-id", GithubApp.CLIENT_ID,
                "github.private-key-file", keyFile.toString(),
                "github.installation-id", Long.toString(installation.id()));
    }
}
