package io.omnisql.sandbox.salesforce;

import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What conditions and orders mean, against the rows themselves.
 */
@TestInstance(PER_CLASS)
final class TestSoqlSemantics
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);
    private final List<Map<String, Object>> things = live("Everything__c");

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    private List<Map<String, Object>> live(String object)
    {
        return sandbox.data().org("acme").rows(object).stream().filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted"))).toList();
    }

    private void assertMatches(String condition, Predicate<Map<String, Object>> truth)
    {
        assertMatches("Everything__c", things, condition, truth);
    }

    private void assertMatches(String object, List<Map<String, Object>> rows, String condition, Predicate<Map<String, Object>> truth)
    {
        Set<Object> expected = rows.stream().filter(truth).map(row -> row.get("Id")).collect(Collectors.toSet());
        assertThat(new HashSet<Object>(acme.values("SELECT Id FROM %s WHERE %s".formatted(object, condition)))).as(condition).isEqualTo(expected);
    }

    private static boolean text(Map<String, Object> row, String field, Predicate<String> predicate)
    {
        return row.get(field) != null && predicate.test((String) row.get(field));
    }

    @Test
    void testTextIgnoresCase()
    {
        assertMatches("Text__c = 'ABC'", row -> text(row, "Text__c", "abc"::equalsIgnoreCase));
        assertMatches("Text__c IN ('ABC', 'ZEBRA')", row -> text(row, "Text__c", value -> value.equalsIgnoreCase("abc") || value.equalsIgnoreCase("zebra")));
        assertMatches("Text__c LIKE 'aB%'", row -> text(row, "Text__c", value -> value.toLowerCase().startsWith("ab")));
        assertMatches("Text__c = 'o\\'brien'", row -> "O'Brien".equals(row.get("Text__c")));
        assertMatches("Text__c = 'back\\\\slash'", row -> "back\\slash".equals(row.get("Text__c")));
        assertMatches("Text__c LIKE '%\\%'", row -> text(row, "Text__c", value -> value.endsWith("%")));
        assertMatches("Text__c LIKE 'under\\_%'", row -> text(row, "Text__c", value -> value.startsWith("under_")));
        assertMatches("Text__c LIKE '%\\\\%'", row -> text(row, "Text__c", value -> value.contains("\\")));
        assertMatches("Text__c = 'Äpfel'", row -> text(row, "Text__c", "äpfel"::equalsIgnoreCase));
        // without regard to case there are four, so != loses all of them
        assertMatches("Text__c != 'abc'", row -> !text(row, "Text__c", "abc"::equalsIgnoreCase));
    }

    @Test
    void testCaseSensitiveField()
    {
        assertMatches("Key__c = 'key-1'", row -> "key-1".equals(row.get("Key__c")));
        assertMatches("Key__c LIKE 'KEY%'", row -> text(row, "Key__c", value -> value.startsWith("KEY")));
        assertMatches("Key__c != 'key-1'", row -> !"key-1".equals(row.get("Key__c")));
    }

    @Test
    void testNulls()
    {
        assertMatches("Text__c = null", row -> row.get("Text__c") == null);
        assertMatches("Text__c != null", row -> row.get("Text__c") != null);
        assertMatches("Text__c = ''", row -> row.get("Text__c") == null);
        assertMatches("Text__c NOT IN ('abc')", row -> !text(row, "Text__c", "abc"::equalsIgnoreCase));
        assertMatches("NOT (Text__c LIKE 'abc%')", row -> !text(row, "Text__c", value -> value.toLowerCase().startsWith("abc")));
        assertMatches("Number__c != 1", row -> row.get("Number__c") == null || ((BigDecimal) row.get("Number__c")).compareTo(BigDecimal.ONE) != 0);
        assertMatches("(Number__c != 1 AND Number__c != null)", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(BigDecimal.ONE) != 0);
        assertMatches("Number__c < 1", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(BigDecimal.ONE) < 0);
        assertMatches("NOT (Number__c < 1)", row -> row.get("Number__c") == null || ((BigDecimal) row.get("Number__c")).compareTo(BigDecimal.ONE) >= 0);
    }

    @Test
    void testBooleans()
    {
        assertMatches("Flag__c = null", row -> row.get("Flag__c").equals(false));
        assertMatches("Flag__c != null", row -> row.get("Flag__c").equals(true));
        assertMatches("Flag__c != true", row -> row.get("Flag__c").equals(false));
        assertMatches("Flag__c IN (true)", row -> row.get("Flag__c").equals(true));
        // a parent that is not there has false booleans
        assertMatches("Other__r.Flag__c = false", row -> {
            Map<String, Object> other = thing((String) row.get("Other__c"));
            return other == null || other.get("Flag__c").equals(false);
        });
    }

    private Map<String, Object> thing(String id)
    {
        return things.stream().filter(row -> row.get("Id").equals(id)).findFirst().orElse(null);
    }

    @Test
    void testNumbersAreExact()
    {
        assertMatches("Number__c = 0.1", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(new BigDecimal("0.1")) == 0);
        assertMatches("Number__c = 0.1000000000000000001", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(new BigDecimal("0.1000000000000000001")) == 0);
        assertMatches("Number__c > 9007199254740992", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(new BigDecimal("9007199254740992")) > 0);
        assertMatches("Number__c = 2.5", row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).compareTo(new BigDecimal("2.5")) == 0);
        assertThat(things.stream().filter(row -> row.get("Number__c") != null && ((BigDecimal) row.get("Number__c")).doubleValue() == 0.1).map(row -> row.get("Number__c")).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void testNumbersOnTheWire()
    {
        assertThat(acme.query("SELECT Money__c FROM Everything__c WHERE Money__c = 80000000 LIMIT 1").text()).contains("\"Money__c\":8.0E7");
        assertThat(acme.query("SELECT Number__c FROM Everything__c WHERE Number__c = 16147805824397 LIMIT 1").text()).contains("\"Number__c\":1.6147805824397E13");
        assertThat(acme.query("SELECT Number__c FROM Everything__c WHERE Number__c = 0.00000000123 LIMIT 1").text()).contains("\"Number__c\":1.23E-9");
        assertThat(acme.query("SELECT Number__c FROM Everything__c WHERE Number__c = 1 LIMIT 1").text()).contains("\"Number__c\":1.0}");
        assertThat(acme.query("SELECT Integer__c FROM Everything__c WHERE Integer__c = 42 LIMIT 1").text()).contains("\"Integer__c\":42}");
        Map<Object, Object> expected = new HashMap<>();
        things.forEach(row -> expected.put(row.get("Id"), row.get("Number__c")));
        acme.rows("SELECT Id, Number__c FROM Everything__c").forEach(row -> {
            BigDecimal number = (BigDecimal) expected.get(row.get("Id").textValue());
            if (number == null) {
                assertThat(row.get("Number__c").isNull()).isTrue();
            }
            else {
                assertThat(row.get("Number__c").isNumber()).isTrue();
                assertThat(row.get("Number__c").doubleValue()).isEqualTo(number.doubleValue());
            }
        });
    }

    @Test
    void testDatesAndTimes()
    {
        assertMatches("Date__c = 1700-01-01", row -> LocalDate.of(1700, 1, 1).equals(row.get("Date__c")));
        assertMatches("Date__c > 2024-02-28", row -> row.get("Date__c") != null && ((LocalDate) row.get("Date__c")).isAfter(LocalDate.of(2024, 2, 28)));
        assertMatches("Instant__c >= 2024-02-29T23:59:59Z", row -> row.get("Instant__c") != null && !((Instant) row.get("Instant__c")).isBefore(Instant.parse("2024-02-29T23:59:59Z")));
        assertMatches("Instant__c = 2024-03-01T01:00:00+01:00", row -> Instant.parse("2024-03-01T00:00:00Z").equals(row.get("Instant__c")));
        assertThat(acme.query("SELECT Instant__c FROM Everything__c WHERE Instant__c = 2024-02-29T23:59:59Z LIMIT 1").text()).contains("\"2024-02-29T23:59:59.000+0000\"");
        assertThat(acme.query("SELECT Time__c FROM Everything__c WHERE Time__c = 12:00:00.001Z LIMIT 1").text()).contains("\"12:00:00.001Z\"");
    }

    @Test
    void testMultipicklists()
    {
        assertMatches("Tags__c INCLUDES ('Alpha;Beta', 'Gamma')", row -> text(row, "Tags__c", value -> List.of(value.split(";")).containsAll(List.of("Alpha", "Beta")) || List.of(value.split(";")).contains("Gamma")));
        assertMatches("Tags__c EXCLUDES ('Alpha')", row -> !text(row, "Tags__c", value -> List.of(value.split(";")).contains("Alpha")));
        assertMatches("Tags__c = 'Beta;Alpha'", row -> "Alpha;Beta".equals(row.get("Tags__c")));
    }

    @Test
    void testParents()
    {
        List<Map<String, Object>> contacts = live("Contact");
        Map<Object, Map<String, Object>> accounts = live("Account").stream().collect(Collectors.toMap(row -> row.get("Id"), row -> row));
        assertMatches("Contact", contacts, "Account.Industry = null", row -> row.get("AccountId") == null || accounts.get(row.get("AccountId")).get("Industry") == null);
        assertMatches("Contact", contacts, "(Account.Id != null AND Account.Industry = 'Energy')", row -> row.get("AccountId") != null && "Energy".equals(accounts.get(row.get("AccountId")).get("Industry")));
        assertMatches("Contact", contacts, "(Title = 'CEO' OR Account.Industry = 'Energy')", row -> text(row, "Title", "ceo"::equalsIgnoreCase) || row.get("AccountId") != null && "Energy".equals(accounts.get(row.get("AccountId")).get("Industry")));
        String json = acme.query("SELECT Account.Name FROM Contact WHERE AccountId = null LIMIT 1").text();
        assertThat(json).contains("\"Account\":null");
        List<Map<String, Object>> tasks = live("Task").stream().filter(row -> row.get("IsArchived").equals(false)).toList();
        assertMatches("Task", tasks, "Who.Type = 'Lead'", row -> row.get("WhoId") != null && row.get("WhoId").toString().startsWith("00Q"));
        assertMatches("Task", tasks, "What.Type = 'Account'", row -> row.get("WhatId") != null && row.get("WhatId").toString().startsWith("001"));
    }

    @Test
    void testIds()
    {
        String id = (String) live("Account").get(7).get("Id");
        assertThat(acme.values("SELECT Id FROM Account WHERE Id = '%s'".formatted(id))).containsExactly(id);
        assertThat(acme.values("SELECT Id FROM Account WHERE Id = '%s'".formatted(id.substring(0, 15)))).containsExactly(id);
        assertThat(acme.error("SELECT Id FROM Account WHERE Id = '%s'".formatted(id.toLowerCase()))).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        List<String> sorted = acme.values("SELECT Id FROM Account ORDER BY Id");
        assertThat(sorted).isSorted().hasSize(live("Account").size());
        assertThat(acme.values("SELECT Id FROM Account WHERE Id > '%s' ORDER BY Id".formatted(sorted.get(100)))).isEqualTo(sorted.subList(101, sorted.size()));
    }

    @Test
    void testSemiJoins()
    {
        Set<Object> withContacts = live("Contact").stream().map(row -> row.get("AccountId")).filter(Objects::nonNull).collect(Collectors.toSet());
        assertMatches("Account", live("Account"), "Id IN (SELECT AccountId FROM Contact)", row -> withContacts.contains(row.get("Id")));
        assertMatches("Account", live("Account"), "Id NOT IN (SELECT AccountId FROM Contact)", row -> !withContacts.contains(row.get("Id")));
    }

    @Test
    void testOrder()
    {
        List<String> texts = acme.values("SELECT Text__c FROM Everything__c ORDER BY Text__c");
        assertThat(texts.getFirst()).isNull();
        List<String> present = texts.stream().filter(Objects::nonNull).toList();
        assertThat(present.indexOf("abc") < present.indexOf("B") && present.indexOf("B") < present.indexOf("Zebra")).isTrue();
        assertThat(acme.values("SELECT Text__c FROM Everything__c ORDER BY Text__c DESC NULLS LAST").getLast()).isNull();
        List<String> sizes = acme.values("SELECT Size__c FROM Everything__c WHERE Size__c != null ORDER BY Size__c").stream().map(String::toLowerCase).distinct().toList();
        assertThat(sizes).containsExactly("small", "medium", "large");
        List<BigDecimal> numbers = acme.values("SELECT Number__c FROM Everything__c ORDER BY Number__c NULLS LAST LIMIT 300").stream().map(BigDecimal::new).toList();
        assertThat(numbers).isSorted();
    }

    @Test
    void testLimitAndOffset()
    {
        List<String> all = acme.values("SELECT Id FROM Account ORDER BY Id");
        assertThat(acme.values("SELECT Id FROM Account ORDER BY Id LIMIT 10 OFFSET 20")).isEqualTo(all.subList(20, 30));
        assertThat(acme.query("SELECT Id FROM Account ORDER BY Id OFFSET 0").json().get("totalSize").intValue()).isEqualTo(2000);
        // no order was asked for
        assertThat(acme.values("SELECT Id FROM Account LIMIT 50")).isNotEqualTo(acme.values("SELECT Id FROM Account LIMIT 51").subList(0, 50));
    }

    @Test
    void testDeletedRows()
    {
        long deleted = sandbox.data().org("acme").rows("Account").stream().filter(row -> row.get("IsDeleted").equals(true)).count();
        assertThat(deleted).isPositive();
        assertThat(acme.queryAll("SELECT Id FROM Account WHERE IsDeleted = true").json().get("totalSize").longValue()).isEqualTo(deleted);
        assertThat(acme.query("SELECT Id FROM Account WHERE IsDeleted = true").json().get("totalSize").longValue()).isZero();
    }

    @Test
    void testAddresses()
    {
        Map<String, Object> located = live("Account").stream().filter(row -> row.get("BillingLatitude") != null).findFirst().orElseThrow();
        String json = acme.query("SELECT BillingAddress FROM Account WHERE Id = '%s'".formatted(located.get("Id"))).text();
        assertThat(json).contains("\"city\":\"%s\"".formatted(located.get("BillingCity"))).contains("\"latitude\":");
        Map<String, Object> nowhere = live("Account").stream().filter(row -> row.get("BillingCity") == null).findFirst().orElseThrow();
        assertThat(acme.query("SELECT BillingAddress FROM Account WHERE Id = '%s'".formatted(nowhere.get("Id"))).text()).contains("\"BillingAddress\":null");
        assertThat(Arrays.asList(acme.query("SELECT Blob__c FROM Everything__c WHERE Flag__c = true LIMIT 5").text().split("\"Blob__c\":"))).anyMatch(part -> part.startsWith("\"/services/data/v65.0/sobjects/Everything__c/"));
    }
}
