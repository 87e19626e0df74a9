package io.omnisql.tenancy.redis;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A script that Redis runs as one step, sent by its hash and in full only where Redis does not have it.
 *
 * @param hash lower-case hex SHA-1, by which Redis knows the script
 */
public record LuaScript(String text, String hash)
{
    /**
     * @param resource the script's file in the package of its user
     */
    public static LuaScript load(Class<?> user, String resource)
    {
        try (InputStream stream = user.getResourceAsStream(resource)) {
            byte[] text = stream.readAllBytes();
            return new LuaScript(new String(text, UTF_8), HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text)));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }

    public Object run(RedisClient redis, List<String> keys, List<String> arguments)
    {
        try {
            return redis.evalsha(hash, keys, arguments);
        }
        catch (JedisNoScriptException e) {
            return redis.eval(text, keys, arguments);
        }
    }
}
