package io.omnisql.tenancy.rotation;

import io.omnisql.tenancy.keys.AssociatedData;
import io.omnisql.tenancy.keys.EnvelopeCipher;
import io.omnisql.tenancy.keys.EnvelopeException;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.redis.LuaScript;
import io.omnisql.tenancy.rotation.RotationException.Reason;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/**
 * Rotated values in Redis, each encrypted under its tenant's key and bound to its place.
 * <p>
 * One script claims a value, and one compares and replaces it, so that of all nodes one replaces a value. They have no time to live: Redis
 * must not drop them, since what they replaced is good for nothing.
 */
public final class RedisRotatedValues
        implements RotatedValues
{
    private static final String FORMAT = "1";

    private final RedisClient redis;
    private final TenantKeys keys;
    private final EnvelopeCipher cipher = new EnvelopeCipher("rotation");
    private final LuaScript claim = LuaScript.load(RedisRotatedValues.class, "claim.lua");
    private final LuaScript replace = LuaScript.load(RedisRotatedValues.class, "replace.lua");
    private final LuaScript release = LuaScript.load(RedisRotatedValues.class, "release.lua");

    /**
     * @param redis stays open; its timeouts bound each call
     */
    public RedisRotatedValues(RedisClient redis, TenantKeys keys)
    {
        this.redis = requireNonNull(redis, "redis is null");
        this.keys = requireNonNull(keys, "keys is null");
    }

    @Override
    public Claim claim(Place place, Duration lease)
    {
        String holder = UUID.randomUUID().toString();
        List<?> answer = (List<?>) run(claim, place, List.of(holder, Long.toString(lease.toMillis())));
        boolean isHeld = (Long) answer.getFirst() == 1;
        Claim claimed = new Claim(place, holder, isHeld, Long.parseLong((String) answer.get(1)), Optional.empty());
        String stored = (String) answer.getLast();
        try {
            return stored.isEmpty() ? claimed : new Claim(place, holder, isHeld, claimed.version(), Optional.of(decrypt(place, stored)));
        }
        catch (RotationException e) {
            release(claimed);
            throw e;
        }
    }

    @Override
    public boolean replace(Claim claim, byte[] value)
    {
        return (Long) run(replace, claim.place(), List.of(claim.holder(), Long.toString(claim.version()), encrypt(claim.place(), value))) == 1;
    }

    @Override
    public void release(Claim claim)
    {
        if (claim.isHeld()) {
            run(release, claim.place(), List.of(claim.holder()));
        }
    }

    private Object run(LuaScript script, Place place, List<String> arguments)
    {
        String key = "osr:{%s}:%s:%s:%s".formatted(place.tenant(), place.connector(), place.connection(), place.origin());
        try {
            return script.run(redis, List.of(key, key + ":holder"), arguments);
        }
        catch (JedisException e) {
            throw new RotationException(Reason.UNAVAILABLE, "Redis does not answer");
        }
    }

    private String encrypt(Place place, byte[] value)
    {
        try {
            return Base64.getEncoder().encodeToString(cipher.encrypt(keys.active(place.tenant()), value, associatedData(place)));
        }
        catch (KeyUnavailableException e) {
            throw new RotationException(Reason.UNAVAILABLE, "The tenant's key is unavailable");
        }
    }

    private byte[] decrypt(Place place, String stored)
    {
        try {
            byte[] envelope = Base64.getDecoder().decode(stored);
            return cipher.decrypt(keys.version(place.tenant(), EnvelopeCipher.keyVersion(envelope)), envelope, associatedData(place));
        }
        catch (EnvelopeException | IllegalArgumentException e) {
            throw new RotationException(Reason.UNREADABLE, "The value is not authentic");
        }
        catch (KeyUnavailableException e) {
            throw new RotationException(Reason.UNREADABLE, "The key that encrypted the value is unavailable");
        }
    }

    private static byte[] associatedData(Place place)
    {
        return AssociatedData.of(FORMAT, place.tenant(), place.connector(), place.connection(), place.origin());
    }
}
