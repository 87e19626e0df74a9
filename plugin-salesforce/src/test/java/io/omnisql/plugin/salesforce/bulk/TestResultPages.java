package io.omnisql.plugin.salesforce.bulk;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestResultPages
{
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "crm", "https://acme.my.salesforce.com", Map.of(), 1);
    private static final RemoteQuery QUERY = RemoteQuery.scan("account");
    private static final String JOB = "/services/data/v65.0/jobs/query/750000000000001AAA";

    private final BulkScans scans = new BulkScans(Duration.ofMillis(1), Duration.ofMillis(1));
    private final Map<String, String> answers = new HashMap<>(Map.of(
            "POST /services/data/v65.0/jobs/query", "{\"id\": \"750000000000001AAA\", \"state\": \"UploadComplete\"}",
            "GET " + JOB, "{\"state\": \"JobComplete\", \"numberRecordsProcessed\": 90}"));

    @Test
    void testListWithTheFirstPage()
    {
        list(JOB + "/results?locator=A", JOB + "/results?locator=B", JOB + "/results?maxRecords=30&locator=C%3D");
        List<RemotePartition> partitions = partitions();

        assertThat(partitions).extracting(this::firstPath).containsExactly(JOB + "/results", JOB + "/results?locator=B", JOB + "/results?maxRecords=30&locator=C%3D");
        assertThat(nextPath(partitions.get(0), 30, "B")).isEmpty();
        assertThat(nextPath(partitions.get(1), 30, "C=")).isEmpty();
        assertThat(nextPath(partitions.get(2), 30, "null")).isEmpty();
    }

    /**
     * Pages of the service's own choice may be larger than those it lists.
     */
    @Test
    void testListWithSizes()
    {
        list(JOB + "/results?maxRecords=30&locator=A", JOB + "/results?locator=B&maxRecords=30");
        List<RemotePartition> partitions = partitions();

        assertThat(partitions).extracting(this::firstPath).containsExactly(JOB + "/results?maxRecords=30", JOB + "/results?locator=B&maxRecords=30");
        assertThat(nextPath(partitions.get(0), 20, "A2")).hasValue(JOB + "/results?locator=A2&maxRecords=30");
        assertThat(nextPath(partitions.get(0), 30, "B")).isEmpty();
        assertThat(nextPath(partitions.get(1), 30, "null")).isEmpty();
    }

    @Test
    void testListWithoutTheFirstPage()
    {
        list(JOB + "/results?locator=B", JOB + "/results?locator=C");
        List<RemotePartition> partitions = partitions();

        assertThat(partitions).extracting(this::firstPath).containsExactly(JOB + "/results", JOB + "/results?locator=C");
        assertThat(nextPath(partitions.get(0), 30, "B")).hasValue(JOB + "/results?locator=B");
        assertThat(nextPath(partitions.get(0), 30, "C")).isEmpty();
    }

    /**
     * The documents name where a list goes on in two ways.
     */
    @Test
    void testLongList()
    {
        for (String name : List.of("nextRecordUrl", "nextRecordsUrl")) {
            answers.put("GET " + JOB + "/resultPages", "{\"resultPages\": [{\"resultUrl\": \"%s/results?locator=A\"}], \"done\": false, \"%s\": \"%s/resultPages?locator=x\"}".formatted(JOB, name, JOB));
            answers.put("GET " + JOB + "/resultPages?locator=x", "{\"resultPages\": [{\"resultUrl\": \"%s/results?locator=B\"}], \"done\": true, \"%s\": null}".formatted(JOB, name));
            assertThat(partitions()).describedAs(name).extracting(this::firstPath).containsExactly(JOB + "/results", JOB + "/results?locator=B");
        }
    }

    @Test
    void testNoList()
    {
        list();
        List<RemotePartition> partitions = partitions();

        assertThat(partitions).extracting(this::firstPath).containsExactly(JOB + "/results");
        assertThat(nextPath(partitions.getFirst(), 30, "x y=")).hasValue(JOB + "/results?locator=x+y%3D");
        assertThat(nextPath(partitions.getFirst(), 30, "null")).isEmpty();
    }

    @Test
    void testPagesThatDoNotFollowOneAnother()
    {
        list(JOB + "/results?locator=A", JOB + "/results?locator=B");
        assertThatThrownBy(() -> nextPath(partitions().getFirst(), 30, "null"))
                .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(INCOMPLETE))
                .hasMessage("Salesforce's export is not complete: the pages do not follow one another; read the rows without an export, with the session property scan_mode");
    }

    @Test
    void testPageThatLacksRows()
    {
        list(JOB + "/results?locator=A");
        RemotePartition partition = partitions().getFirst();
        PageOutcome outcome = new PageOutcome(29, Map.of(), Map.of("sforce-locator", "null", "sforce-numberofrecords", "30"));
        assertThatThrownBy(() -> scans.nextPage(CONNECTION, QUERY, partition, scans.firstPage(CONNECTION, QUERY, partition), outcome))
                .isInstanceOf(ScanException.class)
                .hasMessage("Salesforce's export is not complete: a page has 29 rows in place of 30");
    }

    @Test
    void testAddressesOfSomethingElse()
    {
        for (String url : List.of("/services/data/v65.0/jobs/query/750000000000002AAA/results?locator=A", "https://evil.example" + JOB + "/results", JOB + "/results?locator=A B", "")) {
            list(url);
            assertThatThrownBy(this::partitions)
                    .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(REJECTED));
        }
    }

    @Test
    void testListThatNeverEnds()
    {
        answers.put("GET " + JOB + "/resultPages", "{\"resultPages\": [], \"done\": false, \"nextRecordUrl\": \"" + JOB + "/resultPages\"}");
        assertThatThrownBy(this::partitions)
                .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(REJECTED));
    }

    @Test
    void testAnswersThatAreNotUnderstood()
    {
        list();
        for (String answer : List.of("[]", "{\"state\": \"Paused\"}", "{\"state\": \"JobComplete\"}", "not JSON")) {
            answers.put("GET " + JOB, answer);
            assertThatThrownBy(this::partitions)
                    .isInstanceOfSatisfying(ScanException.class, e -> assertThat(e.kind()).isEqualTo(REJECTED))
                    .hasMessage("Salesforce's answer about an export is not understood");
        }
        answers.put("POST /services/data/v65.0/jobs/query", "{\"id\": \"../x\"}");
        assertThatThrownBy(this::partitions).hasMessage("Salesforce's answer about an export is not understood");
    }

    private List<RemotePartition> partitions()
    {
        return scans.partition(CONNECTION, "SELECT Id, Name FROM Account", false, new FakeReader());
    }

    private String firstPath(RemotePartition partition)
    {
        return scans.firstPage(CONNECTION, QUERY, partition).request().path();
    }

    private Optional<String> nextPath(RemotePartition partition, long rows, String locator)
    {
        PageRequest page = scans.firstPage(CONNECTION, QUERY, partition);
        PageOutcome outcome = new PageOutcome(rows, Map.of(), Map.of("sforce-locator", locator, "sforce-numberofrecords", Long.toString(rows)));
        return scans.nextPage(CONNECTION, QUERY, partition, page, outcome).map(next -> next.request().path());
    }

    private void list(String... urls)
    {
        String pages = String.join(", ", List.of(urls).stream().map("{\"resultUrl\": \"%s\"}"::formatted).toList());
        answers.put("GET " + JOB + "/resultPages", "{\"resultPages\": [" + pages + "], \"done\": true}");
    }

    private final class FakeReader
            implements RemoteReader
    {
        @Override
        public RemoteResponse read(RemoteRequest request)
        {
            String answer = answers.get(request.method() + " " + request.path());
            assertThat(answer).as(request.path()).isNotNull();
            return new RemoteResponse(200, Map.of(), answer.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
        }

        @Override
        public void atQueryEnd(Supplier<List<RemoteRequest>> requests) {}
    }
}
