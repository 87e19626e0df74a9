package io.omnisql.toolkit.remote;

import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;

class TestSingleTenantConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(SingleTenantConfig.class)
                .setMaxRemoteCalls(10_000)
                .setMaxStaleness(new Duration(1, HOURS))
                .setRotatedSecretsFile(null));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = Map.of(
                "omnisql.limits.max-remote-calls", "20",
                "omnisql.limits.max-staleness", "10s",
                "omnisql.rotated-secrets-file", "var/jira.secrets");

        assertFullMapping(properties, new SingleTenantConfig()
                .setMaxRemoteCalls(20)
                .setMaxStaleness(new Duration(10, SECONDS))
                .setRotatedSecretsFile(new File("var/jira.secrets")));
    }
}
