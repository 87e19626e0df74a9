package io.omnisql.toolkit.cache;

import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.units.DataSize.Unit.KILOBYTE;
import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;

class TestCacheConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(CacheConfig.class)
                .setMemorySize(DataSize.of(128, MEGABYTE))
                .setDecodedSize(DataSize.of(64, MEGABYTE))
                .setMaxEntrySize(DataSize.of(8, MEGABYTE))
                .setRetention(new Duration(2, HOURS)));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = Map.of(
                "omnisql.cache.memory-size", "1MB",
                "omnisql.cache.decoded-size", "2MB",
                "omnisql.cache.max-entry-size", "100kB",
                "omnisql.cache.retention", "10m");

        assertFullMapping(properties, new CacheConfig()
                .setMemorySize(DataSize.of(1, MEGABYTE))
                .setDecodedSize(DataSize.of(2, MEGABYTE))
                .setMaxEntrySize(DataSize.of(100, KILOBYTE))
                .setRetention(new Duration(10, MINUTES)));
    }
}
