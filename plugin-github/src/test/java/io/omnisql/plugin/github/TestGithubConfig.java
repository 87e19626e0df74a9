package io.omnisql.plugin.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

class TestGithubConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(GithubConfig.class)
                .setUrl(URI.create("https://api.github.com"))
                .setToken(null)
                .setOwners(ImmutableList.of()));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "github.url", "https://github.acme.com/api",
                "github.token", "ghp_abc",
                "github.owners", "acme,globex");

        GithubConfig expected = new GithubConfig()
                .setUrl(URI.create("https://github.acme.com/api"))
                .setToken("ghp_abc")
                .setOwners(ImmutableList.of("acme", "globex"));

        assertFullMapping(properties, expected);
    }
}
