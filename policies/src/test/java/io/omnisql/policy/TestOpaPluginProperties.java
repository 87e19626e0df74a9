package io.omnisql.policy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the stock plugin of Trino is told to ask.
 */
final class TestOpaPluginProperties
{
    private static final String SERVER = "${ENV:OMNISQL_POLICY_URL}";

    @Test
    void testAsksTheRulesThatFailClosed()
            throws IOException
    {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("../etc/access-control/opa.properties"))) {
            properties.load(reader);
        }
        assertThat(properties)
                .containsEntry("access-control.name", "opa")
                .containsEntry("opa.policy.uri", SERVER + Entrypoint.ALLOW.path())
                .containsEntry("opa.policy.batched-uri", SERVER + Entrypoint.BATCH.path())
                .containsEntry("opa.policy.row-filters-uri", SERVER + Entrypoint.ROW_FILTERS.path())
                .containsEntry("opa.policy.batch-column-masking-uri", SERVER + Entrypoint.BATCH_COLUMN_MASKS.path())
                .containsEntry("opa.allow-permission-management-operations", "false")
                .doesNotContainKey("opa.policy.column-masking-uri");
    }
}
