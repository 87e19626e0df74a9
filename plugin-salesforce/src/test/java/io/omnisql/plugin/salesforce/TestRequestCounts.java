package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.http.Fault;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.CustomObject;
import io.omnisql.sandbox.salesforce.data.Editor;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Requests of scans and groups whose sizes are those of full pages, and of what an organisation refuses.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestRequestCounts
{
    private static final int ROWS = 4_000;
    private static final int MANY_ROWS = 31_000;
    private static final int MOVING_ROWS = 14_000;

    private final SalesforceQueryRunner runner;

    TestRequestCounts()
            throws Exception
    {
        runner = new SalesforceQueryRunner(
                SalesforceSandbox.Options.defaults().withObjects(List.of(
                        object("Round__c", "a50", ROWS),
                        object("Large__c", "a51", MANY_ROWS),
                        object("Moving__c", "a52", MOVING_ROWS))),
                ConnectedApp.ACME,
                ConnectedApp.ACME_RESTRICTED,
                Map.of());
        runner.execute("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
        runner.execute("SELECT count(*) FROM restricted.information_schema.columns WHERE table_schema = 'default'");
    }

    private static CustomObject object(String name, String prefix, int rows)
    {
        SObjectType type = SObjectType.custom(name, prefix, List.of(SField.integer("Group__c"), SField.integer("Number__c"), SField.string("Text__c", 20)));
        return new CustomObject(ConnectedApp.ACME.org(), type, IntStream.range(0, rows)
                .mapToObj(number -> Map.<String, Object>of("Name", "row " + number, "Group__c", number % 2_000, "Number__c", number, "Text__c", number % 2 == 0 ? "Even" : "odd"))
                .toList());
    }

    @AfterEach
    void reset()
    {
        runner.sandbox().faults().set(List.of());
        runner.sandbox().jobs().reset();
        runner.sandbox().onArrival(_ -> {});
        runner.sandbox().statements().forEach(ApexGrammar::assertParses);
    }

    @AfterAll
    void close()
    {
        runner.close();
    }

    @Test
    void testScanOfFullPages()
    {
        Answer all = runner.ask("SELECT id, number__c FROM round__c");
        assertThat(all.rows()).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(all.requests()).isEqualTo(2);
        Answer half = runner.ask("SELECT id, number__c FROM round__c WHERE number__c < 2000");
        assertThat(half.rows()).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(half.requests()).isEqualTo(1);
        Answer one = runner.ask("SELECT id FROM round__c WHERE number__c <= 2000");
        assertThat(one.rows()).hasSize(2_001).doesNotHaveDuplicates();
        assertThat(one.requests()).isEqualTo(2);
        Answer limited = runner.ask("SELECT id FROM round__c LIMIT 3000");
        assertThat(limited.rows()).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(limited.requests()).isEqualTo(2);
        Answer few = runner.ask("SELECT number__c FROM round__c WHERE text__c = 'Even' LIMIT 3");
        assertThat(few.rows()).hasSize(3);
        assertThat(few.requests()).isEqualTo(1);
    }

    @Test
    void testJoinOfManyKeys()
    {
        runner.execute("CREATE TABLE memory.default.many AS SELECT number FROM UNNEST(sequence(1, 2999, 2)) AS t (number) UNION ALL SELECT number + 40000 FROM UNNEST(sequence(1, 1500)) AS t (number)");
        Answer numbers = runner.ask("SELECT l.number__c, l.text__c FROM large__c l JOIN memory.default.many m ON l.number__c = m.number");
        assertThat(numbers.column(0)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_500).mapToObj(index -> 2 * index + 1).toList());
        assertThat(numbers.requests()).isEqualTo(6);
        runner.execute("CREATE TABLE memory.default.ids AS SELECT id FROM large__c WHERE number__c < 3000");
        Answer ids = runner.ask("SELECT l.number__c FROM large__c l JOIN memory.default.ids i ON l.id = i.id");
        assertThat(ids.column(0)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3_000).boxed().toList());
        assertThat(ids.requests()).isEqualTo(6);
    }

    /**
     * The size of the object is remembered from its description, but not for the user who may not know it.
     */
    @Test
    void testJoinOfMoreKeysThanPages()
    {
        runner.execute("CREATE TABLE memory.default.odds AS SELECT number FROM UNNEST(sequence(1, 5999, 2)) AS t (number)");
        for (String catalog : List.of("salesforce", "restricted")) {
            Answer joined = runner.ask("SELECT r.number__c FROM %s.default.round__c r JOIN memory.default.odds o ON r.number__c = o.number".formatted(catalog));
            assertThat(joined.requests()).isEqualTo(catalog.equals("salesforce") ? 2 : 6);
            assertThat(joined.column(0)).isSubsetOf(IntStream.range(0, 2_000).mapToObj(index -> 2 * index + 1).toList()).hasSize(catalog.equals("salesforce") ? 2_000 : joined.rows().size());
        }
        Answer self = runner.ask("SELECT a.id FROM round__c a JOIN round__c b ON a.id = b.id");
        assertThat(self.rows()).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(self.requests()).isEqualTo(4);
    }

    /**
     * The service compares without regard to case, so that it gives the rows of "odd" in the request of "ODD", too.
     */
    @Test
    void testTextsOfSeveralRequestsAreFoundOnce()
    {
        String others = IntStream.range(0, 600).mapToObj(index -> "'T" + index + "'").collect(joining(", "));
        Answer listed = runner.ask("SELECT number__c FROM round__c WHERE text__c IN ('ODD', " + others + ", 'odd') AND number__c < 10");
        assertThat(listed.column(0)).containsExactlyInAnyOrder(1, 3, 5, 7, 9);
        runner.execute("CREATE TABLE memory.default.texts AS SELECT text FROM (VALUES 'ODD', " + others + ", 'odd') AS t (text)");
        Answer joined = runner.ask("SELECT number__c FROM round__c r JOIN memory.default.texts t ON r.text__c = t.text WHERE number__c < 10");
        assertThat(joined.column(0)).containsExactlyInAnyOrder(1, 3, 5, 7, 9);
        assertThat(joined.requests()).isEqualTo(2);
    }

    @Test
    void testBothEndsAtTheSameTime()
    {
        CountDownLatch together = new CountDownLatch(2);
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean apart = new AtomicBoolean();
        runner.sandbox().onArrival(request -> {
            // the first page is read alone
            int number = isQuery(request) ? asked.incrementAndGet() : 0;
            if (number == 2 || number == 3) {
                together.countDown();
                if (!awaitUninterruptibly(together, 60, SECONDS)) {
                    apart.set(true);
                }
            }
        });
        Answer all = runner.ask(Map.of("scan_mode", "rest"), "SELECT id, number__c, text__c FROM large__c");
        assertThat(apart).isFalse();
        assertThat(all.column(1).stream().sorted().toList()).isEqualTo(IntStream.range(0, MANY_ROWS).boxed().toList());
        assertThat(all.requests()).isEqualTo((MANY_ROWS + 1_999) / 2_000);
        assertThat(all.statements()).filteredOn(statement -> statement.contains(" DESC ")).hasSize(7);
        assertThat(all.statements().getLast()).contains(" AND Id < '").doesNotContain("LIMIT");
    }

    @Test
    void testRowsThatComeAndGoDuringTheScan()
    {
        List<Row> rows = List.copyOf(runner.sandbox().data().org(ConnectedApp.ACME.org()).table("Moving__c"));
        Editor editor = runner.sandbox().editor(ConnectedApp.ACME.org());
        List<Integer> gone = new ArrayList<>();
        runner.sandbox().onArrival(request -> {
            if (isQuery(request)) {
                synchronized (gone) {
                    int number = gone.size() * 2_600 % MOVING_ROWS;
                    gone.add(number);
                    editor.delete(rows.get(number).id());
                    editor.insert("Moving__c", Map.of("Name", "new", "Number__c", MOVING_ROWS + number));
                }
            }
        });
        Answer all = runner.ask(Map.of("scan_mode", "rest"), "SELECT id, number__c FROM moving__c");
        assertThat(all.counters().kind("query")).isEqualTo(7);
        // new rows that the upper end has seen leave more between the two than an answer holds
        assertThat(all.counters().kind("queryMore")).isLessThanOrEqualTo(1);
        assertThat(gone).hasSize(7);
        Set<Object> once = new HashSet<>(all.column(1));
        assertThat(once.size()).isEqualTo(all.rows().size());
        assertThat(IntStream.range(0, MOVING_ROWS).filter(number -> !gone.contains(number))).allMatch(once::contains);
    }

    private static boolean isQuery(SandboxRequest request)
    {
        return request.path().endsWith("/query");
    }

    @Test
    void testScansLeaveNoCursors()
    {
        Map<String, String> rest = Map.of("scan_mode", "rest");
        long before = runner.sandbox().openCursors();
        for (String sql : List.of(
                "SELECT id, number__c FROM round__c",
                "SELECT id, number__c FROM large__c",
                "SELECT id FROM large__c WHERE number__c >= 100",
                "SELECT id FROM round__c LIMIT 3000",
                "SELECT id FROM large__c WHERE number__c < 20000 LIMIT 9000",
                "SELECT id FROM large__c ORDER BY number__c LIMIT 5000")) {
            Answer answer = runner.ask(rest, sql);
            assertThat(answer.rows()).describedAs(sql).hasSizeGreaterThan(2_000).doesNotHaveDuplicates();
            assertThat(answer.requests()).describedAs(sql).isEqualTo((answer.rows().size() + 1_999) / 2_000);
            assertThat(runner.sandbox().openCursors()).describedAs(sql).isEqualTo(before);
        }
    }

    /**
     * Requests of a scan that the engine ends may arrive after the query, so that they have an engine of their own.
     */
    @Test
    void testScanThatEndsEarlyLeavesNoCursor()
            throws Exception
    {
        try (SalesforceQueryRunner other = new SalesforceQueryRunner(
                SalesforceSandbox.Options.defaults().withObjects(List.of(object("Large__c", "a51", MANY_ROWS))),
                ConnectedApp.ACME,
                ConnectedApp.ACME_RESTRICTED,
                Map.of())) {
            // the object's size is known
            other.execute("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
            assertThat(other.ask(Map.of("scan_mode", "rest"), "SELECT id FROM large__c WHERE random() >= 0 LIMIT 10").rows()).hasSize(10);
            assertThat(other.sandbox().openCursors()).isZero();
        }
    }

    @Test
    void testGroupsOfAFullPage()
    {
        Answer page = runner.ask("SELECT group__c, count(*) FROM round__c GROUP BY 1");
        assertThat(page.rows()).hasSize(2_000).allSatisfy(row -> assertThat(row.getField(1)).isEqualTo(2L));
        assertThat(page.requests()).isEqualTo(1);
        Answer more = runner.ask("SELECT number__c, count(*) FROM round__c GROUP BY 1");
        assertThat(more.rows()).hasSize(ROWS).doesNotHaveDuplicates();
        // the refusal of all groups at once, and the pages of them
        assertThat(more.requests()).isEqualTo(1 + 3);
    }

    @Test
    void testConditionsOnManyGroups()
    {
        Answer few = runner.ask("SELECT number__c, count(*) FROM round__c GROUP BY 1 HAVING sum(group__c) >= 1500");
        assertThat(few.rows()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(few.requests()).isEqualTo(1);
        Answer many = runner.ask("SELECT number__c, max(group__c) FROM round__c GROUP BY 1 HAVING max(group__c) >= 500 AND count(*) = 1");
        assertThat(many.column(0)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS).filter(number -> number % 2_000 >= 500).boxed().toList());
        // the refusal of all groups at once, and the pages of them
        assertThat(many.requests()).isEqualTo(1 + 2);
        assertThat(runner.ask("SELECT number__c, count(*) FROM round__c GROUP BY 1 HAVING count(*) > 1").rows()).isEmpty();
    }

    @Test
    void testUserWhoMayNotCount()
    {
        Answer first = runner.ask("SELECT id FROM restricted.default.round__c");
        assertThat(first.counters().byKind()).doesNotContainKey("recordCount");
        assertThat(first.requests()).isEqualTo(1 + pages(first));
        Answer second = runner.ask("SELECT id, text__c FROM restricted.default.round__c");
        assertThat(second.rows()).hasSameSizeAs(first.rows());
        assertThat(second.requests()).isEqualTo(pages(second));
        Answer filtered = runner.ask("SELECT id FROM restricted.default.round__c WHERE number__c >= 0");
        assertThat(filtered.rows()).hasSameSizeAs(first.rows());
        assertThat(filtered.requests()).isEqualTo(pages(filtered));
    }

    private static long pages(Answer answer)
    {
        return Math.max(1, (answer.rows().size() + 1_999) / 2_000);
    }

    @Test
    void testOrganisationWithoutExports()
    {
        String sql = "SELECT id, number__c FROM large__c WHERE group__c >= 0";
        Answer exported = runner.ask(sql);
        assertThat(exported.rows()).hasSize(MANY_ROWS).doesNotHaveDuplicates();
        assertThat(exported.counters().byKind()).containsEntry("bulk-create", 1L).containsEntry("query", 1L);

        for (Fault refusal : List.of(
                new Fault("bulk-create", null, null, null, 1, Fault.Action.STATUS, 404, null, null, null),
                new Fault("bulk-create", null, null, null, 1, Fault.Action.STATUS, 400, null, null, "INVALIDENTITY: Entity 'Large__c' is not supported by the Bulk API"),
                new Fault("bulk-create", null, null, null, 1, Fault.Action.STATUS, 400, null, null, "EXCEEDEDQUOTA: ApiBatchItems Limit exceeded"))) {
            runner.sandbox().faults().set(List.of(refusal));
            Answer read = runner.ask(sql);
            assertThat(read.rows()).hasSize(MANY_ROWS).doesNotHaveDuplicates();
            // counted a moment ago
            assertThat(read.counters().byKind()).containsEntry("bulk-create", 1L).containsEntry("query", (MANY_ROWS + 1_999L) / 2_000);
            assertThat(runner.sandbox().faults().pending()).isEmpty();
        }
        runner.sandbox().faults().set(List.of(new Fault("bulk-create", null, null, null, 1, Fault.Action.STATUS, 404, null, null, null)));
        assertThatThrownBy(() -> runner.ask(Map.of("scan_mode", "bulk"), sql)).hasMessageContaining("Salesforce does not have what was asked for");
    }

    @Test
    @Timeout(600)
    void testExportsEndWithTheirQueries()
            throws InterruptedException
    {
        Map<String, String> bulk = Map.of("scan_mode", "bulk");
        assertThat(runner.ask(bulk, "SELECT id FROM round__c WHERE random() >= 0 LIMIT 1").rows()).hasSize(1);
        awaitDeletion();
        assertThat(runner.sandbox().requests().counters().kind("bulk-abort")).isZero();

        runner.sandbox().jobs().polls(Integer.MAX_VALUE);
        runner.sandbox().requests().reset();
        CompletableFuture<?> scan = CompletableFuture.supplyAsync(() -> runner.execute(bulk, "SELECT id AS cancelled FROM round__c"), Thread::startVirtualThread);
        while (runner.sandbox().requests().counters().kind("bulk-poll") == 0) {
            Thread.sleep(5);
        }
        runner.cancel("AS cancelled");
        assertThatThrownBy(scan::join).hasStackTraceContaining("canceled");
        awaitDeletion();
        assertThat(runner.sandbox().requests().counters().kind("bulk-abort")).isEqualTo(1);
        assertThat(runner.sandbox().requests().counters().kind("bulk-results")).isZero();
    }

    private void awaitDeletion()
            throws InterruptedException
    {
        while (runner.sandbox().requests().counters().kind("bulk-delete") == 0 || runner.sandbox().jobs().count() > 0) {
            Thread.sleep(5);
        }
    }

    @Test
    void testLostCursor()
    {
        String sql = "SELECT id, long_text__c, rich_text__c FROM everything__c";
        List<?> expected = runner.rows(sql);
        assertThat(expected).hasSizeGreaterThan(400);
        Fault lost = new Fault("queryMore", null, null, 1, 1, Fault.Action.STATUS, 400, null, null, "INVALID_QUERY_LOCATOR: invalid query locator");
        runner.sandbox().faults().set(List.of(lost));
        Answer answer = runner.ask(Map.of("scan_mode", "rest"), sql);
        assertThat(runner.sandbox().faults().pending()).isEmpty();
        assertThat(answer.rows()).doesNotHaveDuplicates().hasSameSizeAs(expected);
        assertThat(answer.rows().toString().length()).isEqualTo(expected.toString().length());
        assertThat(answer.statements()).anyMatch(statement -> statement.contains("Id > '"));

        // an order has no place to go on from
        runner.sandbox().faults().set(List.of(lost.after(0)));
        assertThatThrownBy(() -> runner.rows("SELECT id FROM large__c ORDER BY number__c LIMIT 5000"))
                .hasMessageContaining("a cursor was closed before it was read");
        runner.sandbox().faults().set(List.of());
        assertThat(runner.rows("SELECT id FROM large__c ORDER BY number__c LIMIT 5000")).hasSize(5_000);
    }
}
