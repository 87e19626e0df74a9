package io.omnisql.toolkit.connector;

import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

final class TestConnectorConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(ConnectorConfig.class)
                .setDefaultStaleness(new Duration(5, MINUTES))
                .setMaxRemoteCalls(1_000)
                .setDynamicFilterWaitTimeout(new Duration(10, SECONDS))
                .setDynamicFilterMaxKeys(10_000)
                .setCountStatistics(false)
                .setSchemaCacheTtl(new Duration(5, MINUTES)));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = Map.of(
                "omnisql.cache.default-staleness", "10s",
                "omnisql.max-remote-calls", "20",
                "omnisql.dynamic-filter-wait-timeout", "3s",
                "omnisql.dynamic-filter-max-keys", "70",
                "omnisql.count-statistics", "true",
                "omnisql.schema-cache-ttl", "1m");

        assertFullMapping(properties, new ConnectorConfig()
                .setDefaultStaleness(new Duration(10, SECONDS))
                .setMaxRemoteCalls(20)
                .setDynamicFilterWaitTimeout(new Duration(3, SECONDS))
                .setDynamicFilterMaxKeys(70)
                .setCountStatistics(true)
                .setSchemaCacheTtl(new Duration(1, MINUTES)));
    }
}
