package io.omnisql.plugin.tenancy;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestTenancyConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(TenancyConfig.class)
                .setConfigFile(null));
    }

    @Test
    void testExplicitPropertyMappings(@TempDir Path directory)
            throws IOException
    {
        Path file = Files.createFile(directory.resolve("omnisql.properties"));
        Map<String, String> properties = ImmutableMap.of("omnisql.config-file", file.toString());

        assertFullMapping(properties, new TenancyConfig().setConfigFile(file.toFile()));
    }
}
