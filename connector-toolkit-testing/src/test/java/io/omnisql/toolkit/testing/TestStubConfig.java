package io.omnisql.toolkit.testing;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestStubConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(StubConfig.class)
                .setUrl(null)
                .setToken(null)
                .setShards("a"));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = Map.of(
                "stub.url", "http://127.0.0.1:1",
                "stub.token", "secret",
                "stub.shards", "a,b");

        assertFullMapping(properties, new StubConfig()
                .setUrl(URI.create("http://127.0.0.1:1"))
                .setToken("secret")
                .setShards("a,b"));
    }
}
