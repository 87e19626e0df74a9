package io.omnisql.toolkit.remote;

import com.google.common.collect.ImmutableMap;
import io.airlift.units.DataSize;
import io.airlift.units.Duration;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.units.DataSize.Unit.MEGABYTE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

class TestRemoteConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(RemoteConfig.class)
                .setCallsPerSecond(100)
                .setMaxWait(new Duration(4, MINUTES))
                .setMaxConcurrency(32)
                .setMaxAttempts(4)
                .setInitialBackoff(new Duration(200, MILLISECONDS))
                .setMaxBackoff(new Duration(5, SECONDS))
                .setConnectTimeout(new Duration(5, SECONDS))
                .setRequestTimeout(new Duration(30, SECONDS))
                .setMaxResponseSize(DataSize.of(32, MEGABYTE))
                .setAllowedPrivateAddresses(null)
                .setPlainHttpAllowed(false));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .put("omnisql.remote.calls-per-second", "2.5")
                .put("omnisql.remote.max-wait", "4s")
                .put("omnisql.remote.max-concurrency", "7")
                .put("omnisql.remote.max-attempts", "2")
                .put("omnisql.remote.initial-backoff", "50ms")
                .put("omnisql.remote.max-backoff", "1s")
                .put("omnisql.remote.connect-timeout", "3s")
                .put("omnisql.remote.request-timeout", "9s")
                .put("omnisql.remote.max-response-size", "5MB")
                .put("omnisql.remote.allow-private-addresses", "127.0.0.0/8, ::1/128")
                .put("omnisql.remote.allow-plain-http", "true")
                .buildOrThrow();

        RemoteConfig expected = new RemoteConfig()
                .setCallsPerSecond(2.5)
                .setMaxWait(new Duration(4, SECONDS))
                .setMaxConcurrency(7)
                .setMaxAttempts(2)
                .setInitialBackoff(new Duration(50, MILLISECONDS))
                .setMaxBackoff(new Duration(1, SECONDS))
                .setConnectTimeout(new Duration(3, SECONDS))
                .setRequestTimeout(new Duration(9, SECONDS))
                .setMaxResponseSize(DataSize.of(5, MEGABYTE))
                .setAllowedPrivateAddresses("127.0.0.0/8,::1/128")
                .setPlainHttpAllowed(true);

        assertFullMapping(properties, expected);
    }
}
