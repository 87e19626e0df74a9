package io.omnisql.tenancy.plane;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDataPlaneConfigFile
{
    @TempDir
    private Path directory;
    private final Map<String, String> properties = new TreeMap<>(Map.ofEntries(
            Map.entry("plane.id", "plane-1"),
            Map.entry("control-plane.url", "http://127.0.0.1:8460"),
            Map.entry("control-plane.token-file", "secrets/plane-token"),
            Map.entry("snapshot.public-key-file", "secrets/snapshot.pub"),
            Map.entry("snapshot.directory", "data/snapshots"),
            Map.entry("snapshot.poll-interval", "1s"),
            Map.entry("keys.provider", "local"),
            Map.entry("keys.local.master-key-file", "secrets/master.key"),
            Map.entry("redis.url", "redis://127.0.0.1:8462"),
            Map.entry("redis.password-file", "secrets/redis-password"),
            Map.entry("redis.timeout", "2s"),
            Map.entry("rate-limit.expected-nodes", "3")));

    @BeforeEach
    void setUp()
            throws IOException
    {
        Files.createDirectory(directory.resolve("secrets"));
        for (String file : new String[] {"plane-token", "snapshot.pub", "master.key", "redis-password"}) {
            Files.writeString(directory.resolve("secrets").resolve(file), "content");
        }
    }

    @Test
    void testAllKeys()
            throws IOException
    {
        assertThat(read()).isEqualTo(new DataPlaneConfig(
                "plane-1",
                URI.create("http://127.0.0.1:8460"),
                directory.resolve("secrets/plane-token"),
                directory.resolve("secrets/snapshot.pub"),
                directory.resolve("data/snapshots"),
                Duration.ofSeconds(1),
                "local",
                directory.resolve("secrets/master.key"),
                URI.create("redis://127.0.0.1:8462"),
                Optional.of(directory.resolve("secrets/redis-password")),
                Duration.ofSeconds(2),
                3));
    }

    @Test
    void testEnvironmentReferences()
            throws IOException
    {
        DataPlaneConfig plain = read();
        properties.put("control-plane.url", "http://127.0.0.1:${ENV:CONTROL_PORT}");
        properties.put("control-plane.token-file", "${ENV:SECRETS_DIRECTORY}/plane-token");
        assertThat(read()).isEqualTo(plain);

        properties.put("redis.url", "${ENV:REDIS_URL}");
        assertThatThrownBy(this::read).hasMessageContaining("redis.url refers to the environment variable REDIS_URL, which is not set");
    }

    @Test
    void testOptionalAndAbsoluteValues()
            throws IOException
    {
        properties.remove("redis.password-file");
        properties.remove("redis.timeout");
        properties.put("snapshot.directory", "/var/lib/omnisql");
        properties.put("snapshot.poll-interval", "250ms");
        DataPlaneConfig config = read();
        assertThat(config.redisPasswordFile()).isEmpty();
        assertThat(config.redisTimeout()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.snapshotDirectory()).isEqualTo(Path.of("/var/lib/omnisql"));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void testMissingKeys()
    {
        for (String key : Map.copyOf(properties).keySet()) {
            if (Set.of("redis.password-file", "redis.timeout").contains(key)) {
                continue;
            }
            String value = properties.remove(key);
            assertRefused("does not set " + key + "; add it");
            properties.put(key, "  ");
            assertRefused("does not set " + key + "; add it");
            properties.put(key, value);
        }
    }

    @Test
    void testUnknownKey()
    {
        properties.put("plane.name", "x");
        properties.put("redis.pasword-file", "x");
        assertRefused("holds unknown keys: plane.name, redis.pasword-file; remove them or correct their names");
    }

    @Test
    void testBadValues()
    {
        assertBad("plane.id", "Plane 1", "up to 63 lower-case letters, digits and dashes");
        assertBad("plane.id", "../other", "up to 63 lower-case letters, digits and dashes");
        assertBad("control-plane.url", "127.0.0.1:8460", "a URL");
        assertBad("control-plane.url", "ftp://127.0.0.1", "a URL that begins with http:// or https://");
        assertBad("control-plane.url", "http://admin:sesame@127.0.0.1", "a URL without a user or password; put the secret into its own file");
        assertBad("redis.url", "redis://:sesame@127.0.0.1", "a URL without a user or password; put the secret into its own file");
        assertBad("redis.url", "http://127.0.0.1", "a URL that begins with redis:// or rediss://");
        assertBad("snapshot.poll-interval", "1", "a duration such as 500ms, 1s or 2m");
        assertBad("snapshot.poll-interval", "99ms", "at least 100ms");
        assertBad("redis.timeout", "soon", "a duration such as 500ms, 1s or 2m");
        assertBad("redis.timeout", "19ms", "at least 20ms");
        assertBad("keys.provider", "aws-kms", "'local'");
        assertBad("rate-limit.expected-nodes", "0", "a number between 1 and 999999");
        assertBad("rate-limit.expected-nodes", "-1", "a number between 1 and 999999");
        for (String key : new String[] {"control-plane.token-file", "snapshot.public-key-file", "keys.local.master-key-file", "redis.password-file"}) {
            assertBad(key, "secrets/missing", "a file that this process can read; there is none at " + directory.resolve("secrets/missing"));
            assertBad(key, "secrets", "a file that this process can read; there is none at " + directory.resolve("secrets"));
        }
    }

    @Test
    void testMissingFile()
    {
        Path missing = directory.resolve("missing.properties");
        assertThatThrownBy(() -> DataPlaneConfigFile.read(missing, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The configuration file cannot be read: %s; check omnisql.config-file", missing);
    }

    private DataPlaneConfig read()
            throws IOException
    {
        String lines = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n"));
        return DataPlaneConfigFile.read(Files.writeString(directory.resolve("omnisql.properties"), lines), Map.of("SECRETS_DIRECTORY", "secrets", "CONTROL_PORT", "8460"));
    }

    private void assertBad(String key, String value, String form)
    {
        String old = properties.put(key, value);
        assertRefused(key + " must be " + form);
        properties.put(key, old);
    }

    private void assertRefused(String message)
    {
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(directory.resolve("omnisql.properties").toString())
                .hasMessageEndingWith(message)
                .hasMessageNotContaining("sesame");
    }
}
