package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestAggregates
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);
    private final List<Map<String, Object>> opportunities = sandbox.data().org("acme").rows("Opportunity").stream().filter(row -> row.get("IsDeleted").equals(false)).toList();

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @Test
    void testCount()
    {
        JsonNode json = acme.query("SELECT COUNT() FROM Opportunity WHERE IsWon = true").json();
        assertThat(json.get("totalSize").longValue()).isEqualTo(opportunities.stream().filter(row -> row.get("IsWon").equals(true)).count());
        assertThat(json.get("records")).isEmpty();
        assertThat(acme.query("SELECT COUNT() FROM Opportunity LIMIT 7").json().get("totalSize").intValue()).isEqualTo(7);
    }

    @Test
    void testGlobal()
    {
        JsonNode row = acme.query("SELECT COUNT(Id), COUNT(Amount) amounts, SUM(Amount), MIN(CloseDate), MAX(Amount), COUNT_DISTINCT(AccountId) FROM Opportunity").json().at("/records/0");
        List<BigDecimal> amounts = opportunities.stream().map(opportunity -> (BigDecimal) opportunity.get("Amount")).filter(Objects::nonNull).toList();
        assertThat(row.at("/attributes/type").textValue()).isEqualTo("AggregateResult");
        assertThat(row.get("expr0").intValue()).isEqualTo(opportunities.size());
        assertThat(row.get("amounts").intValue()).isEqualTo(amounts.size());
        assertThat(row.get("expr1").doubleValue()).isEqualTo(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue());
        assertThat(row.get("expr2").textValue()).isEqualTo(opportunities.stream().map(opportunity -> opportunity.get("CloseDate").toString()).min(String::compareTo).orElseThrow());
        assertThat(row.get("expr3").doubleValue()).isEqualTo(amounts.stream().max(BigDecimal::compareTo).orElseThrow().doubleValue());
        assertThat(row.get("expr4").longValue()).isEqualTo(opportunities.stream().map(opportunity -> opportunity.get("AccountId")).filter(Objects::nonNull).distinct().count());
    }

    @Test
    void testNothingToAggregate()
    {
        JsonNode json = acme.query("SELECT COUNT(Id), SUM(Amount) FROM Opportunity WHERE Name = 'no such name'").json();
        assertThat(json.get("totalSize").intValue()).isEqualTo(1);
        assertThat(json.at("/records/0/expr0").intValue()).isZero();
        assertThat(json.at("/records/0/expr1").isNull()).isTrue();
        assertThat(acme.query("SELECT OwnerId, COUNT(Id) FROM Opportunity WHERE Name = 'no such name' GROUP BY OwnerId").json().get("totalSize").intValue()).isZero();
    }

    @Test
    void testGroups()
    {
        Map<Object, Long> expected = opportunities.stream().collect(Collectors.groupingBy(row -> row.get("OwnerId"), Collectors.counting()));
        Map<Object, Long> actual = acme.rows("SELECT OwnerId, COUNT(Id) n FROM Opportunity GROUP BY OwnerId").stream().collect(Collectors.toMap(row -> row.get("OwnerId").textValue(), row -> row.get("n").longValue()));
        assertThat(actual).isEqualTo(expected);
        long withoutAccount = opportunities.stream().filter(row -> row.get("AccountId") == null).count();
        assertThat(acme.rows("SELECT AccountId, COUNT(Id) n FROM Opportunity GROUP BY AccountId HAVING COUNT(Id) > 20").stream().filter(row -> row.get("AccountId").isNull()).findFirst().orElseThrow().get("n").longValue()).isEqualTo(withoutAccount);
    }

    @Test
    void testHavingAndOrder()
    {
        List<JsonNode> rows = acme.rows("SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 100 ORDER BY StageName");
        assertThat(rows.stream().map(row -> row.get("StageName").textValue())).containsExactly("Prospecting", "Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost");
        List<Long> counts = acme.rows("SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC LIMIT 3").stream().map(row -> row.get("n").longValue()).toList();
        assertThat(counts).hasSize(3).isSortedAccordingTo((left, right) -> Long.compare(right, left));
    }

    @Test
    void testRulesOfHaving()
    {
        List<JsonNode> few = acme.rows("SELECT OwnerId, COUNT(Id) n FROM Opportunity GROUP BY OwnerId HAVING COUNT(Id) < 3 OR OwnerId = null");
        assertThat(few).allSatisfy(row -> assertThat(row.get("n").intValue()).isLessThan(3));
        // of no values there is no sum, and none that is less or greater
        assertThat(acme.rows("SELECT StageName, SUM(Amount) FROM Opportunity WHERE Amount = null GROUP BY StageName HAVING SUM(Amount) < 0 OR SUM(Amount) >= 0")).isEmpty();
        for (String having : List.of(
                "COUNT(Id) > 100 AND Name LIKE 'San%'",
                "OwnerId IN (SELECT Id FROM User)",
                "COUNT(Id) > 1e2")) {
            assertThat(acme.error("SELECT OwnerId, COUNT(Id) FROM Opportunity GROUP BY OwnerId HAVING " + having)).describedAs(having).isEqualTo("MALFORMED_QUERY");
        }
        assertThat(acme.error("SELECT COUNT(Id) FROM Opportunity HAVING COUNT(Id) > 1")).isEqualTo("MALFORMED_QUERY");
        // an alias is a name of the answer only
        assertThat(acme.error("SELECT OwnerId, COUNT(Id) n FROM Opportunity GROUP BY OwnerId HAVING n > 1")).isEqualTo("INVALID_FIELD");
        assertThat(acme.error("SELECT OwnerId, COUNT(Id) FROM Opportunity GROUP BY OwnerId HAVING COUNT(Id) = '5'")).isIn("INVALID_FIELD", "MALFORMED_QUERY");
        assertThat(acme.error("SELECT Id FROM Opportunity WHERE COUNT(Id) > 1")).isIn("INVALID_FIELD", "MALFORMED_QUERY");
    }

    @Test
    void testTooManyGroups()
    {
        assertThat(acme.error("SELECT AccountId, COUNT(Id) FROM Opportunity GROUP BY AccountId")).isEqualTo("EXCEEDED_ID_LIMIT");
        assertThat(acme.rows("SELECT AccountId, COUNT(Id) FROM Opportunity GROUP BY AccountId LIMIT 2000")).hasSize(2000);
    }

    @Test
    void testDateFunctions()
    {
        Map<Integer, Long> expected = opportunities.stream().collect(Collectors.groupingBy(row -> ((Instant) row.get("CreatedDate")).atOffset(ZoneOffset.UTC).getYear(), Collectors.counting()));
        Map<Integer, Long> actual = acme.rows("SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_YEAR(CreatedDate)").stream().collect(Collectors.toMap(row -> row.get("y").intValue(), row -> row.get("n").longValue()));
        assertThat(actual).isEqualTo(expected);
        // 2024-03-03 was a Sunday, the first day of the week
        assertThat(acme.query("SELECT COUNT() FROM Opportunity WHERE DAY_IN_WEEK(CloseDate) != 1 AND CloseDate = 2024-03-03").json().get("totalSize").intValue()).isZero();
    }

    @Test
    void testCaseVariantsFallTogether()
    {
        List<JsonNode> rows = acme.rows("SELECT Text__c, COUNT(Id) n FROM Everything__c WHERE Text__c = 'abc' GROUP BY Text__c");
        assertThat(rows).hasSize(1);
        assertThat(acme.query("SELECT COUNT_DISTINCT(Text__c) n FROM Everything__c WHERE Text__c = 'abc'").json().at("/records/0/n").intValue()).isEqualTo(1);
        // a field in which case matters keeps them apart
        assertThat(acme.query("SELECT COUNT_DISTINCT(Key__c) n FROM Everything__c").json().at("/records/0/n").longValue())
                .isEqualTo(sandbox.data().org("acme").rows("Everything__c").stream().filter(row -> row.get("IsDeleted").equals(false)).map(row -> row.get("Key__c")).filter(Objects::nonNull).distinct().count());
        // the order of the picklist's definition, not of the alphabet
        assertThat(acme.query("SELECT MIN(Size__c) least, MAX(Size__c) most FROM Everything__c").text().toLowerCase()).contains("\"least\":\"small\"").contains("\"most\":\"large\"");
    }
}
