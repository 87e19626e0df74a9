package io.omnisql.tenancy.testing;

import io.omnisql.tenancy.redis.RedisClients;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A real Redis on a free port, without persistence.
 */
public final class RedisFixture
        implements AutoCloseable
{
    private static final Duration PAUSE = Duration.ofHours(1);

    private final int port;
    private RedisServer server;

    public RedisFixture()
    {
        this.port = freePort();
        start();
    }

    /**
     * A port that no client is given while Redis is stopped.
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

    public URI uri()
    {
        return URI.create("redis://127.0.0.1:" + port);
    }

    public RedisClient client(Duration timeout)
    {
        return RedisClients.open(uri(), Optional.empty(), timeout);
    }

    public RedisClient client()
    {
        return client(Duration.ofSeconds(30));
    }

    /**
     * Starts Redis again, empty.
     */
    public void start()
    {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop()
    {
        try {
            server.stop();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes Redis accept connections and answer nothing until it is started again.
     */
    public void hang()
    {
        try (Jedis connection = new Jedis("127.0.0.1", port)) {
            connection.clientPause(PAUSE.toMillis());
        }
    }

    @Override
    public void close()
    {
        stop();
    }
}
