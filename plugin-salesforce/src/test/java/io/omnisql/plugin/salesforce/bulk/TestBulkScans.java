package io.omnisql.plugin.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Maps;
import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.plugin.salesforce.SandboxReader.UnexpectedOutcomeException;
import io.omnisql.sandbox.http.RequestLog.Counters;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
@Timeout(300)
final class TestBulkScans
{
    private static final String CONTACTS = "SELECT Id, LastName, Account.Name, Account.Owner.Name, CreatedDate, IsDeleted FROM Contact";
    private static final RemoteQuery QUERY = RemoteQuery.scan("contact");

    private final BulkScans scans = new BulkScans(Duration.ofMillis(5), Duration.ofMillis(20));
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME);

    @BeforeEach
    void reset()
    {
        reader.forgetQuery();
        sandbox.jobs().reset();
        sandbox.faults().set(List.of());
        sandbox.requests().reset();
    }

    @AfterAll
    void close()
    {
        reader.close();
        sandbox.close();
    }

    @Test
    void testSameRecordsAsByRest()
    {
        List<JsonNode> expected = reader.records(CONTACTS);
        assertThat(expected).hasSizeGreaterThan(100);
        sandbox.jobs().pageRows(expected.size() / 7);
        assertSameRecords(scan(CONTACTS), expected);
    }

    @Test
    void testAwkwardValues()
    {
        String soql = "SELECT Id, Text__c, Area__c, Long_Text__c, Colour__c, Tags__c, Number__c, Money__c, Integer__c, Long__c, Flag__c, Date__c, Instant__c, Time__c, Other__r.Text__c FROM Everything__c";
        List<JsonNode> expected = reader.records(soql);
        assertThat(expected).isNotEmpty();
        assertSameRecords(scan(soql), expected);
    }

    @Test
    void testRequests()
    {
        int rows = reader.records("SELECT Id FROM Contact").size();
        sandbox.requests().reset();
        sandbox.jobs().polls(3);
        sandbox.jobs().pageRows((rows + 6) / 7);

        List<RemotePartition> partitions = scans.partition(reader.connection(), "SELECT Id FROM Contact", false, reader);
        assertThat(partitions).hasSize(7).allMatch(scans::isBulk);
        assertThat(read(partitions)).hasSize(rows);
        reader.endQuery();

        Counters counters = sandbox.requests().counters();
        assertThat(counters.kind("bulk-create")).isEqualTo(1);
        assertThat(counters.kind("bulk-poll")).isEqualTo(4);
        assertThat(counters.kind("bulk-pages")).isEqualTo(2);
        assertThat(counters.kind("bulk-results")).isEqualTo(7);
        assertThat(counters.kind("bulk-abort")).isZero();
        assertThat(counters.kind("bulk-delete")).isEqualTo(1);
        assertThat(counters.requests()).isEqualTo(15);
        assertThat(counters.rejected()).isZero();
        assertThat(sandbox.jobs().count()).isZero();
    }

    @Test
    void testLargeRowsAreReadPageByPage()
    {
        int rows = reader.records("SELECT Id FROM Contact").size();
        sandbox.requests().reset();
        List<RemotePartition> partitions = scans.partition(reader.connection(), "SELECT Id FROM Contact", false, Long.MAX_VALUE, reader);
        if (rows > 2_000) {
            assertThat(partitions).extracting(RemotePartition::description).containsExactly("export, all pages");
        }
        assertThat(read(partitions)).hasSize(rows);
        assertThat(sandbox.requests().counters().kind("bulk-results")).isEqualTo((rows + 1_999) / 2_000);
    }

    @Test
    void testDeletedRows()
    {
        int rows = scan("SELECT Id FROM Contact").size();
        List<JsonNode> all = read(scans.partition(reader.connection(), "SELECT Id, IsDeleted FROM Contact", true, reader));
        assertThat(all.stream().filter(row -> row.path("IsDeleted").asText().equals("true"))).isNotEmpty();
        assertThat(all.stream().filter(row -> row.path("IsDeleted").asText().equals("false"))).hasSize(rows);
    }

    @Test
    void testNoRows()
    {
        assertThat(scans.partition(reader.connection(), "SELECT Id FROM Contact WHERE LastName = 'nobody at all'", false, reader)).isEmpty();
        assertThat(sandbox.requests().counters().kind("bulk-results")).isZero();
        assertThat(sandbox.requests().counters().kind("bulk-pages")).isZero();
    }

    @Test
    void testFailedJob()
    {
        sandbox.jobs().failNext("SOQL query exceeded the time at https://acme.my.salesforce.com");
        assertThatThrownBy(() -> scans.partition(reader.connection(), "SELECT Id FROM Contact", false, reader))
                .isInstanceOf(ScanException.class)
                .hasMessage("Salesforce's export of the rows failed: SOQL query exceeded the time at");
        reader.endQuery();
        assertThat(sandbox.requests().counters().kind("bulk-abort")).isZero();
        assertThat(sandbox.jobs().count()).isZero();
    }

    @Test
    void testCancelledJobIsAbortedAndDeleted()
            throws InterruptedException
    {
        sandbox.jobs().polls(Integer.MAX_VALUE);
        BulkScans patient = new BulkScans(Duration.ofMinutes(10), Duration.ofMinutes(10));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (SandboxReader query = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            Thread planner = Thread.ofVirtual().start(() -> {
                try {
                    patient.partition(query.connection(), "SELECT Id FROM Contact", false, query);
                }
                catch (CancellationException e) {
                    failure.set(e);
                }
            });
            while (sandbox.requests().counters().kind("bulk-poll") == 0) {
                Thread.sleep(1);
            }
            while (planner.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
            planner.interrupt();
            assertThat(planner.join(Duration.ofSeconds(100))).isTrue();
            assertThat(failure.get()).isInstanceOf(CancellationException.class);
            query.endQuery();
        }
        assertThat(sandbox.requests().counters().kind("bulk-abort")).isEqualTo(1);
        assertThat(sandbox.requests().counters().kind("bulk-delete")).isEqualTo(1);
        assertThat(sandbox.jobs().count()).isZero();
    }

    @Test
    void testWhatJobsCannotExport()
    {
        assertThatThrownBy(() -> scans.partition(reader.connection(), "SELECT COUNT(Id) FROM Contact", false, reader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a job cannot export what the statement selects");
        assertThatThrownBy(() -> scans.partition(reader.connection(), "SELECT Id FROM Contact LIMIT 5", false, reader)).isInstanceOf(UnexpectedOutcomeException.class);
        assertThat(sandbox.jobs().count()).isZero();
    }

    private List<JsonNode> scan(String soql)
    {
        return read(scans.partition(reader.connection(), soql, false, reader));
    }

    private List<JsonNode> read(List<RemotePartition> partitions)
    {
        List<JsonNode> rows = new ArrayList<>();
        for (RemotePartition partition : partitions) {
            Optional<PageRequest> page = Optional.of(scans.firstPage(reader.connection(), QUERY, partition));
            while (page.isPresent()) {
                PageRequest request = page.get();
                RemoteResponse response = reader.read(request.request());
                JsonNode answer = SandboxReader.json(BulkScans.transforms().get(request.transform().orElseThrow()).toJson(request, response.body()));
                JsonNode records = answer.at(request.rows());
                records.forEach(rows::add);
                PageOutcome outcome = new PageOutcome(records.size(), Map.of(), response.headers());
                page = scans.nextPage(reader.connection(), QUERY, partition, request, outcome);
            }
        }
        return rows;
    }

    /**
     * Compares records of an export with those of REST, which has attributes, types and another way to write times.
     */
    private static void assertSameRecords(List<JsonNode> actual, List<JsonNode> expected)
    {
        Map<String, JsonNode> byId = Maps.uniqueIndex(actual, row -> row.path("Id").asText());
        assertThat(actual).hasSameSizeAs(expected);
        expected.forEach(record -> assertSame(byId.get(record.path("Id").asText()), record));
    }

    private static void assertSame(JsonNode actual, JsonNode expected)
    {
        if (expected.isObject() && actual.isNull()) {
            // a parent without values and no parent are the same in CSV
            expected.properties().stream().filter(field -> !field.getKey().equals("attributes")).forEach(field -> assertThat(field.getValue().isNull()).isTrue());
        }
        else if (expected.isObject()) {
            assertThat(actual.isObject()).as("%s in place of %s", actual, expected).isTrue();
            assertThat(actual.size()).isEqualTo(expected.size() - 1);
            expected.properties().stream()
                    .filter(field -> !field.getKey().equals("attributes"))
                    .forEach(field -> assertSame(actual.get(field.getKey()), field.getValue()));
        }
        else if (expected.isNumber()) {
            assertThat(new BigDecimal(actual.textValue())).isEqualByComparingTo(expected.decimalValue());
        }
        else if (expected.isNull() || expected.asText().isEmpty()) {
            assertThat(actual.isNull()).as("%s in place of %s", actual, expected).isTrue();
        }
        else {
            assertThat(actual.textValue()).isEqualTo(expected.asText().replaceFirst("(T.*)\\+0000$", "$1Z"));
        }
    }
}
