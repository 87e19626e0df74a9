package io.omnisql.plugin.salesforce;

import io.omnisql.plugin.salesforce.SalesforceQueryRunner.Answer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Queries against the sandbox, with the requests that they take.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestSalesforceConnector
{
    private SalesforceQueryRunner runner;
    private long accounts;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = new SalesforceQueryRunner(ConnectedApp.ACME, ConnectedApp.ACME_RESTRICTED);
        accounts = live("Account");
        // descriptions are read once
        runner.execute("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
        runner.execute("SELECT count(*) FROM restricted.information_schema.columns WHERE table_schema = 'default'");
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
    }

    @AfterEach
    void checkStatements()
    {
        runner.sandbox().statements().forEach(ApexGrammar::assertParses);
        assertThat(runner.sandbox().requests().counters().rejected()).isZero();
    }

    private long live(String object)
    {
        return runner.sandbox().data().org("acme").rows(object).stream().filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted"))).count();
    }

    private List<Map<String, Object>> rows(String object)
    {
        return runner.sandbox().data().org("acme").rows(object).stream().filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted"))).toList();
    }

    @Test
    void testAggregatesTakeOneRequest()
    {
        Answer count = runner.ask("SELECT count(*) FROM account");
        assertThat(count.value()).isEqualTo(accounts);
        assertThat(count.requests()).isEqualTo(1);
        assertThat(count.statements()).containsExactly("SELECT COUNT(Id) aggregate_0 FROM Account");
        Answer many = runner.ask("SELECT count(*), count(integer__c), count(DISTINCT date__c), sum(integer__c), min(instant__c), max(number__c), max(id) FROM everything__c WHERE flag__c AND integer__c >= 0");
        assertThat(many.rows()).hasSize(1);
        assertThat(many.requests()).isEqualTo(1);
        List<Integer> integers = rows("Everything__c").stream()
                .filter(row -> Boolean.TRUE.equals(row.get("Flag__c")) && row.get("Integer__c") != null)
                .map(row -> ((Number) row.get("Integer__c")).intValue())
                .filter(value -> value >= 0)
                .toList();
        assertThat(many.rows().getFirst().getField(0)).isEqualTo((long) integers.size());
        assertThat(many.rows().getFirst().getField(3)).isEqualTo(integers.stream().mapToLong(value -> value).sum());
        Answer none = runner.ask("SELECT count(*), max(integer__c) FROM everything__c WHERE integer__c > 999999999");
        assertThat(none.rows().getFirst().getFields()).containsExactly(0L, null);
        assertThat(none.requests()).isEqualTo(1);
    }

    @Test
    void testGroups()
    {
        Answer grouped = runner.ask("SELECT flag__c, integer__c, count(*) FROM everything__c GROUP BY 1, 2");
        assertThat(grouped.requests()).isEqualTo(1);
        assertThat(grouped.rows().stream().mapToLong(row -> (long) row.getField(2)).sum()).isEqualTo(live("Everything__c"));
        Answer distinct = runner.ask("SELECT DISTINCT ownerid FROM account");
        assertThat(distinct.requests()).isEqualTo(1);
        assertThat(new HashSet<>(distinct.column(0))).isEqualTo(new HashSet<>(rows("Account").stream().map(row -> row.get("OwnerId")).toList()));
    }

    @Test
    void testMoreGroupsThanTheServiceGives()
    {
        Answer answer = runner.ask("SELECT id, max(createddate) FROM account GROUP BY id");
        assertThat(answer.rows()).hasSize((int) accounts).doesNotHaveDuplicates();
        assertThat(answer.requests()).isEqualTo(accounts / 2000 + 1);
        assertThat(answer.statements()).allMatch(statement -> statement.contains("GROUP BY Id ORDER BY Id ASC NULLS FIRST LIMIT 2000"));
    }

    /**
     * Statements have 100,000 characters at most.
     */
    @Test
    void testLongLists()
    {
        List<String> ids = Stream.concat(rows("Contact").stream().skip(100), rows("Account").stream()).map(row -> "'" + row.get("Id") + "'").limit(6_000).toList();
        assertThat(ids).hasSize(6_000);
        String list = String.join(", ", ids);
        long contacts = live("Contact");
        assertThat(runner.ask("SELECT count(*) FROM contact WHERE id IN (" + list + ")").value()).isEqualTo(contacts - 100);
        assertThat(runner.ask("SELECT count(*) FROM contact WHERE id NOT IN (" + list + ")").value()).isEqualTo(100L);
        assertThat(runner.ask("SELECT id FROM contact WHERE id IN (" + list + ") ORDER BY createddate LIMIT 3").rows()).hasSize(3);
    }

    @Test
    void testAggregatesOfGroupedFields()
    {
        Answer records = runner.ask("SELECT id, count(*) FROM account GROUP BY id");
        assertThat(records.rows()).hasSize((int) accounts).doesNotHaveDuplicates();
        assertThat(records.statements()).noneMatch(statement -> statement.contains("GROUP BY"));
        Answer owners = runner.ask("SELECT ownerid, count(ownerid), count(*) FROM account GROUP BY ownerid HAVING count(ownerid) > 1");
        assertThat(owners.statements()).containsExactly("SELECT OwnerId,COUNT(Id) aggregate_0,COUNT(Id) aggregate_1 FROM Account GROUP BY OwnerId HAVING COUNT(Id) > 1 ORDER BY OwnerId ASC NULLS FIRST");
        assertThat(owners.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.getField(1)).isEqualTo(row.getField(2)));
        Answer contacts = runner.ask("SELECT accountid, count(accountid), max(accountid) FROM contact GROUP BY accountid");
        assertThat(contacts.rows()).anySatisfy(row -> assertThat(row.getFields()).containsExactly(null, 0L, null));
        assertThat(contacts.statements()).noneMatch(statement -> statement.contains("GROUP BY"));
    }

    @Test
    void testTopN()
    {
        Answer answer = runner.ask("SELECT id, createddate FROM account ORDER BY createddate DESC, id LIMIT 10");
        assertThat(answer.requests()).isEqualTo(1);
        assertThat(answer.statements()).containsExactly("SELECT Id,CreatedDate FROM Account ORDER BY CreatedDate DESC NULLS LAST,Id ASC NULLS LAST LIMIT 10");
        assertThat(answer.rows()).hasSize(10);
        Answer limit = runner.ask("SELECT name FROM account LIMIT 2000");
        assertThat(limit.requests()).isEqualTo(1);
        assertThat(limit.rows()).hasSize(2000);
    }

    @Test
    void testNoOrderOfText()
    {
        Answer answer = runner.ask(Map.of("scan_mode", "rest"), "SELECT name FROM account ORDER BY name LIMIT 3");
        assertThat(answer.statements()).noneMatch(statement -> statement.contains("Name ASC"));
        assertThat(answer.column(0)).isEqualTo(rows("Account").stream().map(row -> row.get("Name")).filter(Objects::nonNull).map(Object::toString).sorted().limit(3).toList());
    }

    @Test
    void testScan()
    {
        Answer answer = runner.ask(Map.of("scan_mode", "rest"), "SELECT id, name FROM account");
        assertThat(answer.rows()).hasSize((int) accounts).doesNotHaveDuplicates();
        assertThat(answer.requests()).isEqualTo((accounts + 1999) / 2000);
        Answer warm = runner.ask("SELECT id, name FROM account");
        assertThat(runner.ask("SELECT id, name FROM account").requests()).isEqualTo((accounts + 1999) / 2000);
        assertThat(warm.rows()).containsExactlyInAnyOrderElementsOf(answer.rows());
    }

    @Test
    void testAnswersOfWideRows()
    {
        Answer answer = runner.ask(Map.of("scan_mode", "rest"), "SELECT id, long_text__c, rich_text__c FROM everything__c");
        assertThat(answer.rows()).hasSize((int) live("Everything__c")).doesNotHaveDuplicates();
        assertThat(answer.counters().byKind()).containsEntry("query", 1L).containsEntry("queryMore", (live("Everything__c") - 1) / 200);
    }

    @Test
    void testExport()
    {
        List<MaterializedRow> expected = runner.execute(Map.of("scan_mode", "rest"), "SELECT id, name, createddate, annualrevenue, isdeleted, parentid FROM account WHERE createddate > TIMESTAMP '2021-01-01 00:00:00 UTC'").getMaterializedRows();
        Answer answer = runner.ask(Map.of("scan_mode", "bulk"), "SELECT id, name, createddate, annualrevenue, isdeleted, parentid FROM account WHERE createddate > TIMESTAMP '2021-01-01 00:00:00 UTC'");
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.counters().byKind()).containsEntry("bulk-create", 1L).doesNotContainKey("query");
        assertThat(runner.execute(Map.of("scan_mode", "bulk"), "SELECT * FROM everything__c").getMaterializedRows())
                .containsExactlyInAnyOrderElementsOf(runner.execute(Map.of("scan_mode", "rest"), "SELECT * FROM everything__c").getMaterializedRows());
    }

    @Test
    void testLookups()
    {
        List<String> ids = rows("Contact").stream().map(row -> row.get("Id").toString()).limit(1100).toList();
        String list = ids.stream().map(id -> "'" + id + "'").collect(joining(", "));
        Answer answer = runner.ask("SELECT id, name FROM contact WHERE id IN (" + list + ")");
        assertThat(new HashSet<>(answer.column(0))).isEqualTo(new HashSet<Object>(ids));
        assertThat(answer.requests()).isEqualTo(3);
        Answer one = runner.ask("SELECT name FROM contact WHERE id = '" + ids.getFirst() + "'");
        assertThat(one.requests()).isEqualTo(1);
        assertThat(one.rows()).hasSize(1);
        // SQL compares 18 characters
        Answer shortened = runner.ask("SELECT name FROM contact WHERE id = '" + ids.getFirst().substring(0, 15) + "'");
        assertThat(shortened.rows()).isEmpty();
        assertThat(shortened.requests()).isZero();
    }

    @Test
    void testContradictions()
    {
        for (String where : List.of("id = 'x'", "date__c > DATE '4001-01-01'", "instant__c = TIMESTAMP '2024-02-29 23:59:59.5 UTC'", "integer__c > 5 AND integer__c < 3", "text__c = ''")) {
            Answer answer = runner.ask("SELECT * FROM everything__c WHERE " + where);
            assertThat(answer.rows()).describedAs(where).isEmpty();
            assertThat(answer.requests()).describedAs(where).isZero();
            assertThat(runner.ask("SELECT count(*) FROM everything__c WHERE " + where).value()).describedAs(where).isEqualTo(0L);
        }
    }

    @Test
    void testJoinLooksKeysUp()
    {
        Answer answer = runner.ask("SELECT c.id, a.name FROM account a JOIN contact c ON c.accountid = a.id WHERE c.id IN (" + contactIds(50) + ")");
        assertThat(answer.requests()).describedAs(answer.counters() + " " + answer.statements()).isEqualTo(2);
        assertThat(answer.statements()).anyMatch(statement -> statement.matches("SELECT Id,Name FROM Account WHERE Id IN \\(.*\\)"));
        long expected = rows("Contact").stream().limit(50).filter(row -> row.get("AccountId") != null).count();
        assertThat(answer.rows()).hasSize((int) expected);
    }

    private String contactIds(int count)
    {
        return rows("Contact").stream().limit(count).map(row -> "'" + row.get("Id") + "'").collect(joining(", "));
    }

    @Test
    void testConditionsAcrossColumns()
    {
        Answer answer = runner.ask(Map.of("scan_mode", "rest"), "SELECT id FROM everything__c WHERE (flag__c AND integer__c = 1) OR date__c IS NULL");
        assertThat(answer.statements()).containsExactly("SELECT Id FROM Everything__c WHERE (Date__c = null OR Flag__c = true) AND (Date__c = null OR Integer__c = 1) ORDER BY Id");
    }

    @Test
    void testValuesOfMultipicklists()
    {
        Answer all = runner.ask("SELECT id, tags__c FROM everything__c");
        List<Object> expected = all.rows().stream()
                .filter(row -> row.getField(1) != null && List.of(row.getField(1).toString().split(";", -1)).contains("Beta"))
                .map(row -> row.getField(0))
                .toList();
        Answer some = runner.ask(Map.of("scan_mode", "rest"), "SELECT id FROM everything__c WHERE contains(split(tags__c, ';'), 'Beta')");
        assertThat(some.column(0)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(some.statements()).allMatch(statement -> statement.contains(" WHERE Tags__c INCLUDES ('Beta')"));
        assertThat(runner.rows("SELECT id FROM everything__c WHERE contains(split(tags__c, ';'), 'beta')")).hasSameSizeAs(
                all.rows().stream().filter(row -> row.getField(1) != null && List.of(row.getField(1).toString().split(";", -1)).contains("beta")).toList());
    }

    @Test
    void testDeletedRecords()
    {
        long all = runner.sandbox().data().org("acme").rows("Everything__c").size();
        Answer answer = runner.ask("SELECT count(*) FROM \"everything__c$all\"");
        assertThat(answer.value()).isEqualTo(all);
        assertThat(all).isGreaterThan(live("Everything__c"));
        assertThat(runner.ask("SELECT count(*) FROM \"everything__c$all\" WHERE isdeleted").value()).isEqualTo(all - live("Everything__c"));
    }

    @Test
    void testUserWhoSeesLess()
    {
        assertThat(runner.rows("SHOW TABLES FROM restricted.default")).extracting(row -> row.getField(0)).doesNotContain("lead").contains("account");
        assertThat(runner.rows("SHOW TABLES FROM salesforce.default")).extracting(row -> row.getField(0)).contains("lead", "account");
        assertThat(runner.rows("DESCRIBE restricted.default.account")).extracting(row -> row.getField(0)).doesNotContain("annualrevenue");
        long seen = (long) runner.rows("SELECT count(*) FROM restricted.default.account").getFirst().getField(0);
        assertThat(seen).isPositive().isLessThan(accounts);
        assertThat((long) runner.rows("SELECT count(*) FROM (SELECT id, name FROM restricted.default.account)").getFirst().getField(0)).isEqualTo(seen);
        assertThatThrownBy(() -> runner.execute("SELECT * FROM restricted.default.lead")).hasMessageContaining("does not exist");
    }

    @Test
    void testDescriptions()
    {
        assertThat(runner.rows("DESCRIBE account")).extracting(row -> row.getField(0), row -> row.getField(1))
                .contains(
                        tuple("id", "varchar(18)"),
                        tuple("annualrevenue", "double"),
                        tuple("createddate", "timestamp(3) with time zone"),
                        tuple("isdeleted", "boolean"));
        assertThat(runner.rows("DESCRIBE contact").stream().filter(row -> row.getField(0).equals("accountid")).map(row -> row.getField(3)))
                .containsExactly("Account Id. References Account (relationship Account)");
        Answer warm = runner.ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
        assertThat(warm.requests()).isZero();
    }

    /**
     * What is remembered of the tables is forgotten when an answer contradicts it.
     */
    @Test
    void testFieldThatGoes()
    {
        SObjectType without = SObjectType.custom("Fleeting__c", "a59", List.of(SField.string("Stays__c", 20)));
        Org org = runner.sandbox().data().org("acme");
        SObjectType with = without.withField(SField.string("Goes__c", 20));
        org.install(with, List.of());
        org.change(with, Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(runner.rows("SELECT stays__c, goes__c FROM fleeting__c")).isEmpty();
        org.change(without, Instant.parse("2026-03-01T00:00:00Z"));
        assertThatThrownBy(() -> runner.rows("SELECT stays__c, goes__c FROM fleeting__c")).hasMessageContaining("Salesforce does not know an object or field of the query");
        assertThatThrownBy(() -> runner.rows("SELECT stays__c, goes__c FROM fleeting__c")).hasMessageContaining("Column 'goes__c' cannot be resolved");
        assertThat(runner.rows("SELECT stays__c FROM fleeting__c")).isEmpty();
        // the other tests know all descriptions
        runner.ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'default'");
    }

    @Test
    void testStatementOfTheUser()
    {
        Answer answer = runner.ask("SELECT * FROM TABLE(salesforce.system.soql(query => 'SELECT Id, Account.Name, CreatedDate FROM Contact WHERE AccountId != null ORDER BY Id LIMIT 5'))");
        assertThat(answer.rows()).hasSize(5);
        assertThat(answer.counters().kind("query")).isEqualTo(1);
        assertThat(answer.column(1)).doesNotContainNull();
        // descriptions are remembered
        assertThat(answer.requests()).isEqualTo(1);
        Answer groups = runner.ask("SELECT industry, n FROM TABLE(salesforce.system.soql(query => 'SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry'))");
        assertThat(groups.column(1).stream().mapToLong(count -> (long) count).sum()).isEqualTo(accounts);
        assertThatThrownBy(() -> runner.execute("SELECT * FROM TABLE(salesforce.system.soql(query => 'DELETE FROM Account'))")).hasMessageContaining("not of the form");
    }

    @Test
    void testExplain()
    {
        assertThat((String) runner.rows("EXPLAIN SELECT count(*) FROM account WHERE isdeleted = false AND createddate > TIMESTAMP '2021-01-01 00:00:00 UTC'").getFirst().getField(0))
                .contains("remote: SELECT COUNT(Id) aggregate_0 FROM Account WHERE CreatedDate > 2021-01-01T00:00:00.000Z AND IsDeleted = false")
                .contains("EXACT");
    }
}
