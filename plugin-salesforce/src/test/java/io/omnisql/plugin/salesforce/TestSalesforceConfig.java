package io.omnisql.plugin.salesforce;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.types.NumericMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;

final class TestSalesforceConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(SalesforceConfig.class)
                .setUrl(null)
                .setClientId(null)
                .setClientSecret(null)
                .setUsername(null)
                .setPrivateKeyFile(null)
                .setRefreshToken(null)
                .setAccessToken(null)
                .setApiVersion("65.0")
                .setNumericMapping(NumericMapping.DOUBLE)
                .setCompoundColumns(false)
                .setApiReservePercent(10));
    }

    @Test
    void testExplicitPropertyMappings(@TempDir Path directory)
            throws IOException
    {
        File key = Files.createFile(directory.resolve("key.pem")).toFile();
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("salesforce.url", "https://acme.my.salesforce.com")
                .put("salesforce.client-id", "client")
                .put("salesforce.client-secret", "secret")
                .put("salesforce.username", "alice@acme.example")
                .put("salesforce.private-key-file", key.toString())
                .put("salesforce.refresh-token", "refresh")
                .put("salesforce.access-token", "access")
                .put("salesforce.api-version", "64.0")
                .put("salesforce.numeric-mapping", "DECIMAL")
                .put("salesforce.compound-columns", "true")
                .put("salesforce.api-reserve-percent", "25")
                .buildOrThrow();
        assertFullMapping(properties, new SalesforceConfig()
                .setUrl(URI.create("https://acme.my.salesforce.com"))
                .setClientId("client")
                .setClientSecret("secret")
                .setUsername("alice@acme.example")
                .setPrivateKeyFile(key)
                .setRefreshToken("refresh")
                .setAccessToken("access")
                .setApiVersion("64.0")
                .setNumericMapping(NumericMapping.DECIMAL)
                .setCompoundColumns(true)
                .setApiReservePercent(25));
    }
}
