package io.omnisql.toolkit.remote;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

class TestPlaneConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(PlaneConfig.class)
                .setConfigFile(null));
    }

    @Test
    void testExplicitPropertyMappings(@TempDir Path directory)
            throws IOException
    {
        Path file = Files.createFile(directory.resolve("omnisql.properties"));

        assertFullMapping(
                Map.of("omnisql.config-file", file.toString()),
                new PlaneConfig().setConfigFile(file.toFile()));
    }
}
