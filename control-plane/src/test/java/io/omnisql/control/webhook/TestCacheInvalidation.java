package io.omnisql.control.webhook;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.ControlPlaneProperties.Redis;
import io.omnisql.control.config.UnsafeConfigurationException;
import io.omnisql.control.testing.ServiceFiles;
import io.omnisql.tenancy.cache.Generations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TestCacheInvalidation
{
    private static final String PASSWORD = "a-redis-password-0123456789";

    private final CacheInvalidationConfiguration configuration = new CacheInvalidationConfiguration();

    @TempDir
    private Path directory;

    @Test
    public void testGenerationIsRaisedInRedis()
            throws Exception
    {
        int port = freePort();
        RedisServer server = RedisServer.newRedisServer().port(port).setting("requirepass " + PASSWORD).build();
        server.start();
        URI url = URI.create("redis://127.0.0.1:" + port);
        try (RedisClient redis = configuration.redisClient(properties(new Redis(url, ServiceFiles.secret(directory.resolve("password"), PASSWORD))));
                RedisClient intruder = configuration.redisClient(properties(new Redis(url, null)));
                Generations generations = configuration.generations(redis);
                Generations refused = configuration.generations(intruder)) {
            String before = generations.current("acme", "github", "main", "issues");
            String other = generations.current("acme", "github", "main", "repositories");
            generations.bump("acme", "github", "main", Optional.of("issues"));
            assertThat(generations.current("acme", "github", "main", "issues")).isNotEqualTo(before);
            assertThat(generations.current("acme", "github", "main", "repositories")).isEqualTo(other);
            assertThatThrownBy(() -> refused.bump("acme", "github", "main", Optional.of("issues"))).isInstanceOf(JedisException.class);
        }
        finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6379", "http://127.0.0.1:6379", "redis:///", "redis://user:secret-word@127.0.0.1:6379"})
    public void testUrlIsChecked(String url)
    {
        assertThatThrownBy(() -> configuration.redisClient(properties(new Redis(URI.create(url.startsWith("127") ? "//" + url : url), null))))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("omnisql.redis.url")
                .hasMessageNotContaining("secret-word");
    }

    private static ControlPlaneProperties properties(Redis redis)
    {
        return new ControlPlaneProperties(null, Map.of(), null, null, redis, null, null, null, Map.of());
    }

    /**
     * A port that no client is given before the server has it.
     */
    private static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }
}
