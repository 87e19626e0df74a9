package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.jira.JiraQueryRunner;
import io.omnisql.plugin.jira.JiraQueryRunner.Answer;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.Fault.Action;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.SandboxAccount;
import io.trino.testing.assertions.TrinoExceptionAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_INCOMPLETE_RESULT;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAVAILABLE;
import static io.trino.testing.assertions.TrinoExceptionAssert.assertTrinoExceptionThrownBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What becomes of queries when Jira fails, limits, or gives less than everything.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
class TestIssueFaults
{
    private static final String SCAN = "SELECT key, summary, description FROM issues WHERE project_key = 'ORDER'";
    private static final int ORDERS = 260;

    private JiraQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new JiraQueryRunner(SandboxAccount.ACME_ADMIN);
        runner.execute(SCAN);
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @AfterEach
    void reset()
    {
        runner.sandbox().knobs().reset();
        runner.sandbox().faults().set(List.of());
    }

    @Test
    void testPassingFaults()
    {
        for (Fault fault : List.of(
                Fault.of(Action.STATUS).withStatus(502),
                Fault.of(Action.TRUNCATE),
                Fault.of(Action.DROP),
                Fault.of(Action.STATUS).withStatus(429).withRetryAfter(1))) {
            runner.sandbox().faults().set(List.of(fault.onPath("search/jql").after(1)));
            Answer answer = runner.ask(SCAN);
            assertThat(answer.rows()).describedAs(fault.toString()).hasSize(ORDERS).doesNotHaveDuplicates();
            assertThat(answer.requests()).describedAs(fault.toString()).isEqualTo(1 + 3 + 1);
        }
    }

    @Test
    void testLastingFaults()
    {
        assertFailure(Fault.of(Action.STATUS).withStatus(503)).hasErrorCode(OMNISQL_REMOTE_UNAVAILABLE).hasMessageContaining("Jira failed with status 503");
        assertFailure(Fault.of(Action.STATUS).withStatus(401)).hasErrorCode(OMNISQL_REMOTE_UNAUTHENTICATED);
    }

    private TrinoExceptionAssert assertFailure(Fault fault)
    {
        runner.sandbox().faults().set(List.of(fault.onPath("search/jql").times(100)));
        return assertTrinoExceptionThrownBy(() -> runner.ask(SCAN));
    }

    @Test
    void testLongWaitFails()
    {
        // a catalog of its own, as the limit stops the connection
        runner.addCatalog("limited", SandboxAccount.ACME_ADMIN);
        runner.execute("SHOW COLUMNS FROM limited.default.issues");
        runner.sandbox().faults().set(List.of(Fault.of(Action.STATUS).withStatus(429).withRetryAfter(3_000).onPath("search/jql").times(100)));
        assertTrinoExceptionThrownBy(() -> runner.execute("SELECT count(*) FROM limited.default.issues")).hasErrorCode(OMNISQL_RATE_LIMITED).hasMessageContaining("rate limit is reached");
    }

    @Test
    void testWarningsFail()
    {
        runner.sandbox().knobs().warnings(JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode().put("type", "CLAUSE_LIMIT_EXCEEDED")));
        for (String sql : List.of(SCAN, "SELECT count(*) FROM issues", "SELECT key FROM issues ORDER BY created LIMIT 3")) {
            assertTrinoExceptionThrownBy(() -> runner.ask(sql))
                    .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                    .hasMessage("Jira warns that the answer to a search may lack rows: CLAUSE_LIMIT_EXCEEDED");
        }
    }

    @Test
    void testWrongEstimateIsChecked()
    {
        runner.sandbox().knobs().countError(40);
        Answer answer = runner.ask(SCAN);
        assertThat(answer.rows()).hasSize(ORDERS).doesNotHaveDuplicates();
        // the ids were read again, from the newest back
        assertThat(answer.requests()).isEqualTo(1 + 3 + 1);
        assertThat(runner.sandbox().requests().matching(request -> request.body().contains("ORDER BY created DESC, key DESC"))).hasSize(1);
        assertThat(runner.ask("SELECT count(*), count(DISTINCT issue_key) FROM comments WHERE project_key = 'ORDER'").rows()).hasSize(1);
        runner.sandbox().knobs().countError(200);
        assertTrinoExceptionThrownBy(() -> runner.ask(SCAN)).hasErrorCode(OMNISQL_INCOMPLETE_RESULT).hasMessage("Jira's search ended after 260 of about 460 issues");
    }

    @Test
    void testChainThatEndsEarlyFails()
    {
        for (int lost : new int[] {1, 7, 60}) {
            runner.sandbox().knobs().lostAtTheEnd(lost);
            assertTrinoExceptionThrownBy(() -> runner.ask(SCAN))
                    .describedAs("lost %s", lost)
                    .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                    .hasMessageContaining("Jira's search ended after %s of about %s issues", ORDERS - lost, ORDERS);
        }
    }

    @Test
    void testLongCountMeetsTheNewest()
    {
        for (int pageSize : new int[] {7, 20, 23, 25, 26}) {
            runner.sandbox().knobs().pageLimit(pageSize);
            Answer answer = runner.ask("SELECT count(*) FROM issues WHERE project_key = 'ORDER'");
            assertThat(answer.value()).describedAs("pages of %s", pageSize).isEqualTo((long) ORDERS);
            // the newest are counted as well; where the other pages end just before them that is not seen without asking
            boolean exact = ORDERS % pageSize == 0 && ORDERS / pageSize > 10;
            assertThat(answer.requests()).describedAs("pages of %s", pageSize).isEqualTo(Math.ceilDiv(ORDERS, pageSize) + (exact ? 1 : 0));
            assertThat(runner.sandbox().requests().matching(request -> request.body().contains("ORDER BY created DESC, key DESC")).size())
                    .describedAs("pages of %s", pageSize)
                    .isEqualTo(Math.ceilDiv(ORDERS, pageSize) > 10 ? 1 : 0);
        }
    }

    @Test
    void testLongCountThatEndsEarlyFails()
    {
        runner.sandbox().knobs().pageLimit(20);
        runner.sandbox().knobs().lostAtTheEnd(25);
        assertTrinoExceptionThrownBy(() -> runner.ask("SELECT count(*) FROM issues WHERE project_key = 'ORDER'"))
                .hasErrorCode(OMNISQL_INCOMPLETE_RESULT)
                .hasMessageContaining("Jira's search ended after %s issues, and there are newer ones", ORDERS - 25);
    }

    @Test
    void testMissingTokenFails()
    {
        runner.sandbox().knobs().tokensHidden(true);
        assertTrinoExceptionThrownBy(() -> runner.ask(SCAN)).hasErrorCode(OMNISQL_INCOMPLETE_RESULT).hasMessage("Jira's search has more issues and does not say where");
    }

    @Test
    void testEmptyPages()
    {
        runner.sandbox().knobs().emptyPages(3);
        assertThat(runner.ask(SCAN).rows()).hasSize(ORDERS).doesNotHaveDuplicates();
        runner.sandbox().knobs().emptyPages(12);
        assertTrinoExceptionThrownBy(() -> runner.ask(SCAN)).hasErrorCode(OMNISQL_INCOMPLETE_RESULT).hasMessage("Jira's search goes on without giving issues");
    }

    @Test
    void testSmallPages()
    {
        runner.sandbox().knobs().pageLimit(7);
        assertThat(runner.ask(SCAN).rows()).hasSize(ORDERS).doesNotHaveDuplicates();
        assertThat(runner.ask("SELECT count(*) FROM issues WHERE project_key = 'ORDER'").value()).isEqualTo((long) ORDERS);
        assertThat(runner.ask("SELECT key FROM issues WHERE project_key = 'ORDER' ORDER BY updated DESC LIMIT 20").column(0))
                .isEqualTo(runner.rows("SELECT key FROM (SELECT key, updated FROM issues WHERE project_key = 'ORDER' AND length(key) > 0) ORDER BY updated DESC LIMIT 20").stream().map(row -> row.getField(0)).toList());
    }

    @Test
    void testNobodyIsToldSo()
    {
        runner.sandbox().knobs().anonymousAllowed(true);
        runner.addCatalog("nobody", ImmutableMap.of("jira.url", runner.sandbox().url(), "jira.email", "who@acme.example", "jira.token", "wrong"));
        assertTrinoExceptionThrownBy(() -> runner.execute("SELECT key FROM nobody.default.issues")).hasErrorCode(OMNISQL_REMOTE_UNAUTHENTICATED);
    }

    @Test
    void testOauth()
    {
        SandboxAccount account = SandboxAccount.ACME_DEVELOPER;
        runner.addCatalog("oauth", ImmutableMap.<String, String>builder()
                .put("jira.url", runner.sandbox().gatewayUrl(JiraSandbox.ACME_CLOUD_ID))
                .put("jira.cloud-id", JiraSandbox.ACME_CLOUD_ID)
                .put("jira.client-id", Oauth.CLIENT_ID)
                .put("jira.client-secret", Oauth.CLIENT_SECRET)
                .put("jira.refresh-token", account.refreshToken())
                .put("jira.token-url", runner.sandbox().url() + Oauth.TOKEN_PATH)
                .buildOrThrow());
        assertThat(runner.rows("SELECT key FROM oauth.default.issues WHERE project_key = 'ORDER'")).isNotEmpty();
        // the first refresh token is used up, and its successor is known
        runner.sandbox().oauth().expireAccessTokens();
        assertThat(runner.rows("SELECT key FROM oauth.default.issues WHERE project_key = 'ORDER'")).isNotEmpty();
    }

    @Test
    void testScopedToken()
    {
        SandboxAccount account = SandboxAccount.ACME_ADMIN;
        runner.addCatalog("scoped", ImmutableMap.of(
                "jira.url", "https://acme.atlassian.net",
                "jira.gateway-url", runner.sandbox().url() + "/ex/jira",
                "jira.cloud-id", JiraSandbox.ACME_CLOUD_ID,
                "jira.email", account.email(),
                "jira.token", account.scopedToken()));
        assertThat(runner.rows("SELECT key FROM scoped.default.issues WHERE project_key = 'ORDER'")).hasSize(ORDERS);
    }
}
