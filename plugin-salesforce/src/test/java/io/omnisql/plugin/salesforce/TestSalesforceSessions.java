package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@Tag("engine")
@TestInstance(PER_CLASS)
@Timeout(600)
final class TestSalesforceSessions
{
    private static final String CONTACTS = "SELECT count(*), count(lastname) FROM contact WHERE lastname <> ''";

    private final SalesforceQueryRunner runner;

    TestSalesforceSessions()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
    }

    @AfterEach
    void reset()
    {
        runner.sandbox().limits().reset();
        runner.sandbox().sessions().reset();
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    @Test
    void testOneTokenForAll()
            throws Exception
    {
        runner.sandbox().sessions().expireAll();
        runner.sandbox().requests().reset();
        Callable<Object> query = () -> runner.rows("SELECT count(*) FROM account");
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<Object>> answers = executor.invokeAll(Stream.generate(() -> query).limit(4).toList());
            Object first = answers.getFirst().get();
            for (Future<Object> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(runner.sandbox().requests().counters().kind("token")).isEqualTo(1);
    }

    @Test
    void testSessionThatEndsInTheMidstOfAScan()
    {
        List<?> expected = runner.rows(CONTACTS);
        runner.sandbox().sessions().expireAfter(1);
        Answer answer = runner.ask(CONTACTS);
        assertThat(answer.rows()).isEqualTo(expected);
        assertThat(answer.counters().kind("token")).isLessThanOrEqualTo(1);
        runner.sandbox().sessions().expireAll();
        answer = runner.ask(CONTACTS);
        assertThat(answer.rows()).isEqualTo(expected);
        assertThat(answer.counters().kind("token")).isEqualTo(1);
    }

    @Test
    void testReserveOfTheDailyRequests()
            throws Exception
    {
        // what the service told is remembered for minutes, so that the other tests have another engine
        try (SalesforceQueryRunner counted = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED)) {
            assertReserve(counted);
        }
    }

    private static void assertReserve(SalesforceQueryRunner runner)
    {
        Org org = runner.sandbox().data().org(ConnectedApp.ACME.org());
        runner.sandbox().limits().set(org, 88_000, 100_000);
        assertThat(runner.rows("SELECT count(*) FROM account")).hasSize(1);
        assertThat(runner.rows("SELECT quota, quota_limit, remaining < 12000 AND remaining > 11900, reserve_percent, resets_at FROM salesforce.system.api_budget WHERE connection = 'default'"))
                .singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly("api", 100_000L, true, 10.0, null));

        runner.sandbox().limits().set(org, 90_500, 100_000);
        // the first answer tells; whether the query needs another one is the planner's choice
        assertThatThrownBy(() -> {
            runner.rows("SELECT count(*) FROM contact");
            runner.rows("SELECT count(*) FROM contact");
        }).hasMessageContaining("the connection's reserve is 10%");
        runner.sandbox().requests().reset();
        assertThatThrownBy(() -> runner.rows("SELECT count(*) FROM account"))
                .hasMessageContaining("The service allows connection default 100000 requests in a period and ")
                .hasMessageContaining(" are left, which are kept for others: the connection's reserve is 10%");
        assertThat(runner.sandbox().requests().counters().requests()).isZero();
    }
}
