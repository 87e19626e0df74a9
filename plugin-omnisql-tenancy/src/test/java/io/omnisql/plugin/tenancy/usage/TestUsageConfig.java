package io.omnisql.plugin.tenancy.usage;

import com.google.common.collect.ImmutableMap;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

final class TestUsageConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(UsageConfig.class)
                .setDirectory(null)
                .setMaxDiskSize(DataSize.of(256, MEGABYTE))
                .setBatchSize(500)
                .setShipInterval(new Duration(2, SECONDS))
                .setMaxBackoff(new Duration(1, MINUTES)));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "omnisql.usage.directory", "/var/lib/usage",
                "omnisql.usage.max-disk-size", "10MB",
                "omnisql.usage.batch-size", "7",
                "omnisql.usage.ship-interval", "3s",
                "omnisql.usage.max-backoff", "4m");

        assertFullMapping(properties, new UsageConfig()
                .setDirectory(new File("/var/lib/usage"))
                .setMaxDiskSize(DataSize.of(10, MEGABYTE))
                .setBatchSize(7)
                .setShipInterval(new Duration(3, SECONDS))
                .setMaxBackoff(new Duration(4, MINUTES)));
    }
}
