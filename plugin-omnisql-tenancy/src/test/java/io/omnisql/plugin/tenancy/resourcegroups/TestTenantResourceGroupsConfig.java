package io.omnisql.plugin.tenancy.resourcegroups;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestTenantResourceGroupsConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(TenantResourceGroupsConfig.class)
                .setMaxConcurrentQueries(1_000)
                .setMaxQueuedQueries(10_000)
                .setTenantMemoryShare(0.5));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "omnisql.max-concurrent-queries", "10",
                "omnisql.max-queued-queries", "20",
                "omnisql.tenant-memory-share", "0.25");

        assertFullMapping(properties, new TenantResourceGroupsConfig()
                .setMaxConcurrentQueries(10)
                .setMaxQueuedQueries(20)
                .setTenantMemoryShare(0.25));
    }
}
