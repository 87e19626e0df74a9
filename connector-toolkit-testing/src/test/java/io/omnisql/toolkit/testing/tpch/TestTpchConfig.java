package io.omnisql.toolkit.testing.tpch;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestTpchConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(TpchConfig.class)
                .setUrl(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        assertFullMapping(Map.of("tpch-service.url", "https://service.example"), new TpchConfig().setUrl(URI.create("https://service.example")));
    }
}
