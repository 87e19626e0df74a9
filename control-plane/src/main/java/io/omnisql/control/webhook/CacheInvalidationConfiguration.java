package io.omnisql.control.webhook;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.SecretFiles;
import io.omnisql.control.config.UnsafeConfigurationException;
import io.omnisql.tenancy.cache.Generations;
import io.omnisql.tenancy.cache.RedisGenerations;
import io.omnisql.tenancy.redis.RedisClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The Redis that the data planes share; the control plane only raises generations in it, and starts without it.
 */
@Configuration(proxyBeanMethods = false)
class CacheInvalidationConfiguration
{
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Bean(destroyMethod = "close")
    RedisClient redisClient(ControlPlaneProperties properties)
    {
        URI url = properties.redis().url();
        boolean redis = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
        if (!redis || url.getHost() == null || url.getUserInfo() != null) {
            throw new UnsafeConfigurationException(
                    "omnisql.redis.url does not name a Redis server",
                    "Set it to redis://<host>:<port> or rediss://<host>:<port>; the password belongs into the file that omnisql.redis.password-file names");
        }
        Optional<String> password = Optional.ofNullable(properties.redis().passwordFile()).map(file -> SecretFiles.read("omnisql.redis.password-file", file));
        return RedisClients.open(url, password, TIMEOUT);
    }

    @Bean(destroyMethod = "close")
    Generations generations(RedisClient redis)
    {
        return new RedisGenerations(redis);
    }
}
