package io.omnisql.plugin.salesforce.strict;

import io.omnisql.plugin.salesforce.SalesforcePlugin;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.omnisql.plugin.salesforce.strict.TicketDescription.id;
import static io.omnisql.plugin.salesforce.strict.TicketDescription.row;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static io.trino.testing.assertions.Assert.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The connector asks for nothing that the documents do not tell of, from the first description to an export.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestDocumentedRequests
{
    private static final String COUNT = "SELECT COUNT(Id) aggregate_0 FROM Ticket__c";
    private static final String TEXT_COUNT = "SELECT COUNT() FROM Ticket__c WHERE Subject__c = 'it\\'s 100% & \\\\more+ \uD83D\uDE00'";
    private static final String TEXT = "SELECT Id,Subject__c FROM Ticket__c WHERE Subject__c = 'it\\'s 100% & \\\\more+ \uD83D\uDE00' ORDER BY Id";
    private static final String FILTER_COUNT = "SELECT COUNT() FROM Ticket__c WHERE Due__c >= 2026-01-01 AND Priority__c = 3";
    private static final String FILTER = "SELECT Id FROM Ticket__c WHERE Due__c >= 2026-01-01 AND Priority__c = 3 ORDER BY Id";
    private static final String FIRST = "SELECT Id FROM Ticket__c ORDER BY Due__c DESC NULLS LAST LIMIT 2";

    private StrictSalesforce salesforce;
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        salesforce = new StrictSalesforce(Map.of(
                COUNT, "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"AggregateResult\"},\"aggregate_0\":1000000}]}",
                TEXT_COUNT, "{\"totalSize\":0,\"done\":true,\"records\":[]}",
                TEXT, "{\"totalSize\":0,\"done\":true,\"records\":[]}",
                FILTER_COUNT, "{\"totalSize\":2,\"done\":true,\"records\":[]}",
                FILTER, "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"LOCATOR\",\"records\":[%s]}".formatted(row(1)),
                FIRST, "{\"totalSize\":2,\"done\":true,\"records\":[%s,%s]}".formatted(row(1), row(2))));
        runner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("salesforce").setSchema("default").build()).setWorkerCount(0).build();
        runner.installPlugin(new SalesforcePlugin());
        runner.createCatalog("salesforce", "salesforce", Map.of(
                "salesforce.url", salesforce.url(),
                "salesforce.client-id", StrictSalesforce.CLIENT,
                "salesforce.client-secret", StrictSalesforce.SECRET,
                "omnisql.cache.default-staleness", "0s"));
    }

    @AfterAll
    void stop()
    {
        if (runner != null) {
            runner.close();
        }
        salesforce.close();
    }

    private List<MaterializedRow> rows(String sql)
    {
        List<MaterializedRow> rows = runner.execute(sql).getMaterializedRows();
        assertThat(salesforce.refusals()).isEmpty();
        return rows;
    }

    @Test
    void testDescription()
    {
        assertThat(rows("DESCRIBE ticket__c")).extracting(row -> row.getField(0) + " " + row.getField(1))
                .containsExactly("id varchar(18)", "subject__c varchar(80)", "priority__c integer", "due__c date");
        assertThat(rows("SHOW TABLES")).extracting(row -> row.getField(0)).containsExactly("ticket__c");
    }

    @Test
    void testCount()
    {
        assertThat(rows("SELECT count(*) FROM ticket__c")).extracting(row -> row.getField(0)).containsExactly(1_000_000L);
        assertThat(salesforce.requests()).contains("GET " + COUNT);
    }

    @Test
    void testFilters()
    {
        assertThat(rows("SELECT id FROM ticket__c WHERE priority__c = 3 AND due__c >= DATE '2026-01-01'")).extracting(row -> row.getField(0)).containsExactly(id(1), id(2));
        assertThat(rows("SELECT id FROM ticket__c WHERE subject__c = 'it''s 100% & \\more+ \uD83D\uDE00'")).isEmpty();
        assertThat(salesforce.requests()).contains("GET " + FILTER, "GET " + TEXT);
    }

    @Test
    void testTopN()
    {
        assertThat(rows("SELECT id FROM ticket__c ORDER BY due__c DESC LIMIT 2")).extracting(row -> row.getField(0)).containsExactly(id(1), id(2));
        assertThat(salesforce.requests()).contains("GET " + FIRST);
    }

    @Test
    void testExport()
    {
        Session session = Session.builder(runner.getDefaultSession()).setCatalogSessionProperty("salesforce", "scan_mode", "bulk").build();
        List<MaterializedRow> rows = runner.execute(session, "SELECT id, subject__c FROM ticket__c").getMaterializedRows();
        assertThat(salesforce.refusals()).isEmpty();
        assertThat(rows).extracting(MaterializedRow::getFields).containsExactlyInAnyOrder(
                Arrays.asList(id(1), "a \"quoted\", text"),
                Arrays.asList(id(2), null));
        assertEventually(() -> assertThat(salesforce.requests()).filteredOn(request -> request.startsWith("DELETE ")).hasSize(1));
        assertThat(salesforce.refusals()).isEmpty();
    }
}
