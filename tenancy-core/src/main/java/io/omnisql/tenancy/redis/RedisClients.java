package io.omnisql.tenancy.redis;

import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import static java.lang.Math.toIntExact;

/**
 * Opens Redis clients whose calls end soon, whatever happens to Redis.
 */
public final class RedisClients
{
    private static final int DEFAULT_PORT = 6379;
    private static final int CONNECTIONS = 32;

    private RedisClients() {}

    /**
     * A client that connects when it is first used.
     *
     * @param redis {@code redis://<host>:<port>}, or {@code rediss:} for TLS
     * @param timeout for each of: waiting for a pooled connection, connecting, and waiting for an answer
     */
    public static RedisClient open(URI redis, Optional<String> password, Duration timeout)
    {
        int millis = toIntExact(timeout.toMillis());
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        password.ifPresent(config::password);
        if (redis.getScheme().equals("rediss")) {
            config.sslOptions(SslOptions.defaults());
        }
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(timeout);
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(redis.getHost(), redis.getPort() < 0 ? DEFAULT_PORT : redis.getPort()))
                .clientConfig(config.build())
                .poolConfig(pool)
                .build();
    }
}
