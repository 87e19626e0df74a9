package io.omnisql.plugin.tenancy.access;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestTenantAccessControlConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(TenantAccessControlConfig.class)
                .setConnectorCatalogs(ImmutableSet.of())
                .setPublicCatalogs(ImmutableSet.of())
                .setScratchCatalogs(ImmutableSet.of()));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of(
                "omnisql.connector-catalogs", "github,jira",
                "omnisql.public-catalogs", "tpch",
                "omnisql.scratch-catalogs", "memory");

        assertFullMapping(properties, new TenantAccessControlConfig()
                .setConnectorCatalogs(ImmutableSet.of("github", "jira"))
                .setPublicCatalogs(ImmutableSet.of("tpch"))
                .setScratchCatalogs(ImmutableSet.of("memory")));
    }
}
