package io.omnisql.plugin.jira;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

class TestAtlassianConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(AtlassianConfig.class)
                .setTokenUrl(URI.create("https://auth.atlassian.com/oauth/token"))
                .setGatewayUrl(URI.create("https://api.atlassian.com/ex/jira")));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "jira.token-url", "https://auth.acme.com/oauth/token",
                "jira.gateway-url", "https://gateway.acme.com/jira");

        assertFullMapping(properties, new AtlassianConfig()
                .setTokenUrl(URI.create("https://auth.acme.com/oauth/token"))
                .setGatewayUrl(URI.create("https://gateway.acme.com/jira")));
    }
}
