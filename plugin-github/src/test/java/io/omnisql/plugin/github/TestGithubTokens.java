package io.omnisql.plugin.github;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.github.access.UserTokens;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Catalogs that read with the tokens that people have, beside those of a GitHub App's installation.
 */
@Tag("engine")
final class TestGithubTokens
{
    private static final String ISSUES = "SELECT number FROM issues WHERE repository = 'website'";

    @Test
    void testUserOfAnApp()
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(_ -> refreshing(UserTokens.FIRST_REFRESH_TOKEN), "acme")) {
            int issues = runner.sandbox().data().issues("acme", "website").size();
            assertThat(runner.ask(ISSUES).rows()).hasSize(issues).doesNotHaveDuplicates();
            assertThat(exchanges(runner)).isEqualTo(1);
            // the token is good for the next query, too
            assertThat(runner.ask(ISSUES).rows()).hasSize(issues);
            assertThat(exchanges(runner)).isZero();
            // a token that ends between two pages is renewed by the second refresh token, and the page read again
            runner.sandbox().faults().set(List.of(Fault.of(Action.STATUS).withStatus(401).onKind("graphql").after(1)));
            assertThat(runner.ask(ISSUES).rows()).hasSize(issues).doesNotHaveDuplicates();
            assertThat(exchanges(runner)).isEqualTo(1);
            // and one that is too old by the third
            runner.sandbox().userTokens().expireAccessTokens();
            assertThat(runner.ask(ISSUES).rows()).hasSize(issues).doesNotHaveDuplicates();
            assertThat(exchanges(runner)).isEqualTo(1);
        }
    }

    @Test
    void testUsedRefreshToken()
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(_ -> refreshing("ghr_used"), "acme")) {
            assertTrinoExceptionThrownBy(() -> runner.ask(ISSUES))
                    .hasErrorCode(OMNISQL_REMOTE_UNAUTHENTICATED)
                    .hasMessage("The credentials of connection default are refused: GitHub does not accept the refresh token: let the user authorize the App again");
        }
    }

    private static Map<String, String> refreshing(String refreshToken)
    {
        return Map.of(
                "github.client-id", GithubApp.CLIENT_ID,
                "github.client-secret", UserTokens.CLIENT_SECRET,
                "github.refresh-token", refreshToken);
    }

    private static long exchanges(GithubQueryRunner runner)
    {
        return runner.sandbox().requests().matching(request -> request.path().equals("/login/oauth/access_token")).size();
    }

    /**
     * An OAuth app's token, read from a GitHub Enterprise Server.
     */
    @Test
    void testOauthTokenOfAServer()
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(GithubSandbox.Options.defaults().asEnterpriseServer(), _ -> Map.of("github.token", SandboxToken.ACME_OAUTH.token()), "acme")) {
            int issues = runner.sandbox().data().issues("acme", "website").size();
            assertThat(runner.ask(ISSUES)).matches(answer -> answer.rows().size() == issues && answer.requests() == 2);
            // by REST, whose pages lead from one to the next
            int comments = runner.sandbox().data().comments("acme", "website").size();
            assertThat(comments).isGreaterThan(100);
            assertThat(runner.ask("SELECT id FROM issue_comments WHERE repository = 'website'").rows()).hasSize(comments).doesNotHaveDuplicates();
            assertThat(runner.sandbox().requests().matching(request -> !request.path().startsWith("/api/"))).isEmpty();
        }
    }

    /**
     * Its repositories are those that are public, and those that the token is for.
     */
    @Test
    void testFineGrainedToken()
            throws Exception
    {
        try (GithubQueryRunner runner = new GithubQueryRunner(SandboxToken.ACME_WEBSITE, "acme")) {
            assertThat(runner.ask("SELECT repository FROM repositories").column(0)).containsExactlyInAnyOrder("website", "docs", "design-system", "legacy-portal", "report-kit");
            assertThat(runner.ask(ISSUES).rows()).hasSize(runner.sandbox().data().issues("acme", "website").size());
            assertThat(runner.ask("SELECT number FROM issues WHERE repository = 'platform'").rows()).isEmpty();
            assertThat(runner.ask("SELECT count(*) FROM issues").value())
                    .isEqualTo(List.of("website", "docs", "design-system", "legacy-portal", "report-kit").stream().mapToLong(repository -> runner.sandbox().data().issues("acme", repository).size()).sum());
        }
    }
}
