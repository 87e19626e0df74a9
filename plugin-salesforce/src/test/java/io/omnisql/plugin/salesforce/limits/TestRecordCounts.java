package io.omnisql.plugin.salesforce.limits;

import io.omnisql.plugin.salesforce.SandboxReader;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;
import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import io.omnisql.toolkit.adapter.RemoteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
final class TestRecordCounts
{
    @Test
    void testCounts()
    {
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(); SandboxReader reader = new SandboxReader(sandbox, ConnectedApp.ACME)) {
            Map<String, Long> counts = RecordCounts.read(reader.read(RecordCounts.request(reader.connection(), List.of("Account", "Contact"))));
            assertThat(counts).containsOnlyKeys("Account", "Contact").containsEntry("Contact", (long) reader.records("SELECT Id FROM Contact").size());
            assertThat(RecordCounts.read(reader.read(RecordCounts.request(reader.connection(), List.of())))).containsKeys("Account", "Everything__c");
        }
    }

    @Test
    void testObjectsThatWereNeverCounted()
    {
        String answer = "{\"sObjects\": [{\"name\": \"A\", \"count\": 5}, {\"name\": \"B\", \"count\": null}, {\"count\": 1}]}";
        assertThat(RecordCounts.read(new RemoteResponse(200, Map.of(), answer.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE))).isEqualTo(Map.of("A", 5L));
    }
}
