package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.SalesforceClient.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRestQuery
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
    }

    private Set<String> liveIds(String org, String object)
    {
        return sandbox.data().org(org).rows(object).stream().filter(row -> row.get("IsDeleted").equals(false)).map(row -> (String) row.get("Id")).collect(Collectors.toSet());
    }

    @Test
    void testPages()
    {
        Set<String> expected = liveIds("acme", "Account");
        assertThat(expected.size()).isGreaterThan(5000);
        Answer first = acme.query("SELECT Id FROM Account");
        assertThat(first.json().get("totalSize").intValue()).isEqualTo(expected.size());
        assertThat(first.json().get("done").booleanValue()).isFalse();
        assertThat(first.json().get("records")).hasSize(2000);
        assertThat(first.json().get("nextRecordsUrl").textValue()).matches("/services/data/v65\\.0/query/0r8\\w{15}-2000");
        List<String> ids = acme.values("SELECT Id FROM Account");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).isEqualTo(expected);
        assertThat(sandbox.requests().counters().kind("queryMore")).isEqualTo(expected.size() / 2000);
        assertThat(sandbox.statements()).containsExactly("SELECT Id FROM Account", "SELECT Id FROM Account");
    }

    @Test
    void testRecords()
    {
        JsonNode row = acme.query("SELECT Id, Name, Owner.Name, Owner.Manager.Name FROM Account LIMIT 1").json().at("/records/0");
        assertThat(row.at("/attributes/type").textValue()).isEqualTo("Account");
        assertThat(row.at("/attributes/url").textValue()).isEqualTo("/services/data/v65.0/sobjects/Account/" + row.get("Id").textValue());
        assertThat(row.at("/Owner/attributes/type").textValue()).isEqualTo("User");
        assertThat(row.at("/Owner/Name").textValue()).isNotBlank();
        JsonNode polymorphic = acme.query("SELECT What.Name, What.Type FROM Task WHERE WhatId != null LIMIT 1").json().at("/records/0/What");
        assertThat(polymorphic.at("/attributes/type").textValue()).isEqualTo("Name");
        assertThat(polymorphic.get("Type").textValue()).isIn("Account", "Opportunity", "Case");
    }

    @Test
    void testBatchSize()
    {
        Answer answer = acme.query("SELECT Id FROM Account", "Sforce-Query-Options", "batchSize=250");
        assertThat(answer.json().get("records")).hasSize(250);
        assertThat(acme.get(answer.json().get("nextRecordsUrl").textValue()).json().get("records")).hasSize(250);
        assertThat(acme.query("SELECT Id FROM Account", "Sforce-Query-Options", "batchSize=10").status()).isEqualTo(400);
        // two long texts of the organisation's own
        assertThat(acme.query("SELECT Id, Long_Text__c, Rich_Text__c FROM Everything__c").json().get("records")).hasSize(200);
        assertThat(acme.query("SELECT Id, Long_Text__c FROM Everything__c").json().get("records").size()).isGreaterThan(400);
    }

    @Test
    void testTenOpenCursors()
    {
        List<String> locators = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            locators.add(acme.query("SELECT Id FROM Account").json().get("nextRecordsUrl").textValue());
        }
        assertThat(acme.get(locators.getFirst()).status()).isEqualTo(200);
        locators.add(acme.query("SELECT Id FROM Account").json().get("nextRecordsUrl").textValue());
        Answer evicted = acme.get(locators.getFirst());
        assertThat(evicted.status()).isEqualTo(400);
        assertThat(evicted.errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
        assertThat(acme.get(locators.get(1)).status()).isEqualTo(200);
        // another user has others
        try (SalesforceClient globex = SalesforceClient.of(sandbox, ConnectedApp.GLOBEX)) {
            assertThat(globex.get(locators.getLast()).errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
        }
    }

    @Test
    void testOrganisationsAreApart()
    {
        try (SalesforceClient globex = SalesforceClient.of(sandbox, ConnectedApp.GLOBEX)) {
            Set<String> ids = new HashSet<>(globex.values("SELECT Id FROM Account"));
            assertThat(ids).isEqualTo(liveIds("globex", "Account"));
            assertThat(ids).doesNotContainAnyElementsOf(liveIds("acme", "Account"));
        }
    }

    @Test
    void testSameSeedSameRows()
    {
        try (SalesforceSandbox other = SalesforceSandbox.start()) {
            assertThat(other.data().org("acme").rows("Opportunity")).isEqualTo(sandbox.data().org("acme").rows("Opportunity"));
        }
        try (SalesforceSandbox other = SalesforceSandbox.start(SalesforceSandbox.Options.defaults().withSeed(1))) {
            assertThat(other.data().org("acme").rows("Opportunity")).isNotEqualTo(sandbox.data().org("acme").rows("Opportunity"));
        }
    }

    @Test
    void testOnlyGet()
    {
        Answer answer = acme.post(SalesforceClient.BASE + "/query?q=" + SalesforceClient.encode("SELECT Id FROM User"), Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.errorCode()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void testLongUris()
    {
        String soql = "SELECT Id FROM Account WHERE Name = '%s'";
        assertThat(acme.query(soql.formatted("x".repeat(3900))).status()).isEqualTo(200);
        String long4 = "SELECT Id FROM Account WHERE Name IN ('%1$s', '%1$s', '%1$s', '%1$s')".formatted("x".repeat(3990));
        assertThat(acme.query(long4).status()).isEqualTo(200);
        assertThat(acme.query(long4.replace("IN (", "IN ('%s', ".formatted("y".repeat(500)))).status()).isEqualTo(414);
        assertThat(acme.query(long4, "Padding", "p".repeat(400)).status()).isEqualTo(431);
    }

    @Test
    void testUnknownThings()
    {
        assertThat(acme.get("/services/data/v65.0/nothing").status()).isEqualTo(404);
        assertThat(acme.get("/services/data/v66.0/sobjects").status()).isEqualTo(404);
        assertThat(acme.get("/services/data/v30.0/sobjects").status()).isEqualTo(410);
        assertThat(acme.get("/services/data/v65.0/query").errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(acme.get("/services/data/v65.0/query/nothing").errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void testGzip()
    {
        Answer plain = acme.query("SELECT Id FROM User");
        Answer packed = acme.query("SELECT Id FROM User", "Accept-Encoding", "gzip");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.json().get("totalSize")).isEqualTo(plain.json().get("totalSize"));
    }
}
