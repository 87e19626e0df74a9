package io.omnisql.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.salesforce.SalesforceClient.Answer;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestBulk
{
    private static final String JOBS = SalesforceClient.BASE + "/jobs/query";

    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);

    @AfterEach
    void close()
    {
        acme.close();
        sandbox.close();
    }

    private Answer create(String soql)
    {
        return acme.post(JOBS, Map.of("operation", "query", "query", soql, "contentType", "CSV", "columnDelimiter", "COMMA", "lineEnding", "LF"));
    }

    private String completed(String soql)
    {
        Answer created = create(soql);
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        String id = created.json().get("id").textValue();
        while (!acme.get(JOBS + "/" + id).json().get("state").textValue().equals("JobComplete")) {
            assertThat(acme.get(JOBS + "/" + id + "/results").status()).isIn(204, 200);
        }
        return id;
    }

    private int live(String object)
    {
        return (int) sandbox.data().org("acme").rows(object).stream().filter(row -> row.get("IsDeleted").equals(false)).count();
    }

    @Test
    void testStates()
    {
        Answer created = create("SELECT Id FROM Account");
        assertThat(created.json().get("state").textValue()).isEqualTo("UploadComplete");
        assertThat(created.json().get("object").textValue()).isEqualTo("Account");
        String job = JOBS + "/" + created.json().get("id").textValue();
        assertThat(acme.get(job + "/results").status()).isEqualTo(204);
        assertThat(acme.get(job + "/resultPages").status()).isEqualTo(204);
        assertThat(acme.get(job).json().get("state").textValue()).isEqualTo("InProgress");
        assertThat(acme.get(job).json().get("state").textValue()).isEqualTo("InProgress");
        JsonNode complete = acme.get(job).json();
        assertThat(complete.get("state").textValue()).isEqualTo("JobComplete");
        assertThat(complete.get("numberRecordsProcessed").intValue()).isEqualTo(live("Account"));
        assertThat(complete.get("isPkChunkingSupported").booleanValue()).isTrue();
        assertThat(acme.method("PATCH", job, Map.of("state", "Aborted")).status()).isEqualTo(400);
        assertThat(acme.method("DELETE", job, Map.of()).status()).isEqualTo(204);
        assertThat(acme.get(job).status()).isEqualTo(404);
        assertThat(sandbox.jobs().count()).isZero();
        assertThat(sandbox.requests().counters().byKind()).containsEntry("bulk-create", 1L).containsEntry("bulk-poll", 4L).containsEntry("bulk-results", 1L).containsEntry("bulk-pages", 1L).containsEntry("bulk-abort", 1L).containsEntry("bulk-delete", 1L);
        assertThat(sandbox.statements()).containsExactly("SELECT Id FROM Account");
    }

    @Test
    void testResultsByLocator()
    {
        String id = completed("SELECT Id, Name, Account.Name FROM Contact");
        List<String> lines = new ArrayList<>();
        String locator = "";
        int pages = 0;
        do {
            Answer page = acme.get("%s/%s/results?maxRecords=700%s".formatted(JOBS, id, locator.isEmpty() ? "" : "&locator=" + locator));
            assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(page.header("Content-Type")).startsWith("text/csv");
            List<String> rows = page.text().lines().toList();
            assertThat(rows.getFirst()).isEqualTo("\"Id\",\"Name\",\"Account.Name\"");
            assertThat(page.header("Sforce-NumberOfRecords")).isEqualTo(Integer.toString(rows.size() - 1));
            lines.addAll(rows.subList(1, rows.size()));
            locator = page.header("Sforce-Locator");
            pages++;
        }
        while (!locator.equals("null"));
        assertThat(lines).hasSize(live("Contact")).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo((live("Contact") + 699) / 700);
        assertThat(acme.get("%s/%s/results?locator=bm90aGluZw".formatted(JOBS, id)).errorCode()).isEqualTo("INVALID_LOCATOR");
        assertThat(acme.get("%s/%s/results?maxRecords=0".formatted(JOBS, id)).status()).isEqualTo(400);
    }

    @Test
    void testResultPages()
    {
        sandbox.jobs().pageRows(700);
        String id = completed("SELECT Id FROM Account");
        List<String> urls = new ArrayList<>();
        String next = "%s/%s/resultPages".formatted(JOBS, id);
        while (next != null) {
            JsonNode json = acme.get(next).json();
            assertThat(json.get("resultPages").size()).isBetween(1, 5);
            json.get("resultPages").forEach(page -> urls.add(page.get("resultUrl").textValue()));
            assertThat(json.get("done").booleanValue()).isEqualTo(!json.has("nextRecordsUrl"));
            next = json.has("nextRecordsUrl") ? json.get("nextRecordsUrl").textValue() : null;
        }
        assertThat(urls).hasSize((live("Account") + 699) / 700);
        // in any order
        List<String> ids = urls.reversed().stream().flatMap(url -> acme.get(url).text().lines().skip(1)).toList();
        assertThat(ids).hasSize(live("Account")).doesNotHaveDuplicates();
    }

    @Test
    void testValues()
    {
        String id = completed("SELECT Id, Text__c, Number__c, Instant__c, Time__c, Flag__c, User__r.Name FROM Everything__c");
        Map<String, List<String>> rows = new HashMap<>();
        Csv.parse(acme.get("%s/%s/results".formatted(JOBS, id)).text()).stream().skip(1).forEach(row -> rows.put(row.getFirst(), row));
        sandbox.data().org("acme").rows("Everything__c").stream().filter(row -> row.get("IsDeleted").equals(false)).forEach(row -> {
            List<String> actual = rows.get((String) row.get("Id"));
            assertThat(actual.get(1)).isEqualTo(row.get("Text__c") == null ? "" : row.get("Text__c"));
            assertThat(actual.get(2).isEmpty()).isEqualTo(row.get("Number__c") == null);
            if (row.get("Number__c") != null) {
                assertThat(new BigDecimal(actual.get(2))).isEqualByComparingTo((BigDecimal) row.get("Number__c"));
            }
            assertThat(actual.get(3)).isEqualTo(row.get("Instant__c") == null ? "" : row.get("Instant__c").toString().replace("Z", ".000Z"));
            assertThat(actual.get(5)).isEqualTo(row.get("Flag__c").toString());
            assertThat(actual.get(6).isEmpty()).isEqualTo(row.get("User__c") == null);
        });
        assertThat(rows.values()).anyMatch(row -> row.get(2).contains("E"));
    }

    @Test
    void testQueryAll()
    {
        Answer created = acme.post(JOBS, Map.of("operation", "queryAll", "query", "SELECT Id FROM Account WHERE IsDeleted = true"));
        sandbox.jobs().polls(0);
        String job = JOBS + "/" + created.json().get("id").textValue();
        while (!acme.get(job).json().get("state").textValue().equals("JobComplete")) {
            assertThat(job).isNotEmpty();
        }
        assertThat(acme.get(job).json().get("numberRecordsProcessed").intValue()).isEqualTo(sandbox.data().org("acme").rows("Account").size() - live("Account"));
    }

    @Test
    void testAbortAndFailure()
    {
        String job = JOBS + "/" + create("SELECT Id FROM Account").json().get("id").textValue();
        assertThat(acme.method("DELETE", job, Map.of()).status()).isEqualTo(400);
        assertThat(acme.method("PATCH", job, Map.of("state", "Aborted")).json().get("state").textValue()).isEqualTo("Aborted");
        assertThat(acme.get(job + "/results").status()).isEqualTo(204);
        sandbox.jobs().failNext("The query took too long.");
        sandbox.jobs().polls(0);
        String failing = JOBS + "/" + create("SELECT Id FROM Account").json().get("id").textValue();
        JsonNode failed = acme.get(failing).json();
        assertThat(failed.get("state").textValue()).isEqualTo("Failed");
        assertThat(failed.get("errorMessage").textValue()).isEqualTo("The query took too long.");
        assertThat(acme.get(failing + "/results").status()).isEqualTo(204);
        try (SalesforceClient globex = SalesforceClient.of(sandbox, ConnectedApp.GLOBEX)) {
            assertThat(globex.get(failing).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT COUNT(Id) FROM Account",
            "SELECT COUNT() FROM Account",
            "SELECT OwnerId FROM Account GROUP BY OwnerId",
            "SELECT Id FROM Account LIMIT 5",
            "SELECT Id FROM Account ORDER BY Id",
            "SELECT Id FROM Account OFFSET 5",
            "SELECT BillingAddress FROM Account",
            "SELECT Place__c FROM Everything__c",
            "SELECT Blob__c FROM Everything__c",
            "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
    })
    void testUnsupported(String soql)
    {
        assertThat(create(soql).status()).isEqualTo(400);
    }

    @Test
    void testErrors()
    {
        assertThat(create("SELECT Nothing FROM Account").errorCode()).isEqualTo("INVALID_FIELD");
        assertThat(create("SELECT Id FROM").errorCode()).isEqualTo("MALFORMED_QUERY");
        assertThat(acme.post(JOBS, Map.of("operation", "insert", "query", "SELECT Id FROM Account")).status()).isEqualTo(400);
        assertThat(acme.post(JOBS, Map.of("operation", "query", "query", "SELECT Id FROM Account", "unknown", 1)).status()).isEqualTo(400);
        // statements too long for a URL
        String soql = "SELECT Id FROM Account WHERE Name IN ('%s')".formatted("x', '".repeat(5000));
        assertThat(create(soql).status()).isEqualTo(200);
    }

    /**
     * Reads CSV.
     */
    private static final class Csv
    {
        static List<List<String>> parse(String text)
        {
            List<List<String>> rows = new ArrayList<>();
            List<String> row = new ArrayList<>();
            int position = 0;
            while (position < text.length()) {
                StringBuilder value = new StringBuilder();
                position++;
                while (text.charAt(position) != '"' || position + 1 < text.length() && text.charAt(position + 1) == '"') {
                    value.append(text.charAt(position));
                    position += text.charAt(position) == '"' ? 2 : 1;
                }
                row.add(value.toString());
                if (text.charAt(position + 1) == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
                position += 2;
            }
            return rows;
        }
    }
}
