package io.omnisql.tenancy.plane;

import io.omnisql.tenancy.cache.RedisGenerations;
import io.omnisql.tenancy.cache.RedisSharedCache;
import io.omnisql.tenancy.keys.CachingTenantKeys;
import io.omnisql.tenancy.keys.KeyManagement;
import io.omnisql.tenancy.keys.KeyManagements;
import io.omnisql.tenancy.ratelimit.FallbackRateLimiter;
import io.omnisql.tenancy.ratelimit.RedisRateLimiter;
import io.omnisql.tenancy.redis.CircuitBreaker;
import io.omnisql.tenancy.redis.RedisClients;
import io.omnisql.tenancy.rotation.RedisRotatedValues;
import io.omnisql.tenancy.snapshot.SnapshotSettings;
import io.omnisql.tenancy.snapshot.SnapshotStore;
import redis.clients.jedis.RedisClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens data planes from their configuration file.
 */
public final class DataPlanes
{
    private static final Pattern COMPONENT = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    /**
     * A permit is asked for before each remote call.
     */
    private static final int SHARE_OF_LIMITER = 4;

    private DataPlanes() {}

    /**
     * Opens a data plane. It does not wait for the control plane or Redis, which may be down.
     *
     * @param component which part opens it, e.g. {@code authenticator}; names the part's own copy of the snapshot
     * @throws IllegalArgumentException when the configuration cannot be used; the message names the key and the remedy
     */
    public static DataPlane open(Path configFile, String component)
    {
        if (!COMPONENT.matcher(component).matches()) {
            throw new IllegalArgumentException("A component's name is made of lower-case letters, digits and dashes: " + component);
        }
        DataPlaneConfig config = DataPlaneConfigFile.read(configFile, System.getenv());
        createDirectory(config.snapshotDirectory());
        KeyManagement keyManagement = KeyManagements.open(config.keyProvider(), config.masterKeyFile());
        Optional<String> redisPassword = config.redisPasswordFile().map(DataPlanes::secret);
        SnapshotStore snapshots = SnapshotStore.open(new SnapshotSettings(
                config.planeId(),
                config.controlPlane(),
                config.planeTokenFile(),
                config.snapshotPublicKeyFile(),
                config.snapshotDirectory().resolve(component + ".jws"),
                config.pollInterval()));
        CachingTenantKeys tenantKeys = new CachingTenantKeys(snapshots::tenant, keyManagement);
        RedisClient redis = RedisClients.open(config.redis(), redisPassword, config.redisTimeout());
        RedisClient limiterRedis = RedisClients.open(config.redis(), redisPassword, config.redisTimeout().dividedBy(SHARE_OF_LIMITER));
        return new OpenDataPlane(
                config,
                snapshots,
                tenantKeys,
                new FallbackRateLimiter(
                        new RedisRateLimiter(limiterRedis),
                        new CircuitBreaker("rate limits", limiterRedis.getPool()::clear),
                        config.expectedNodes()),
                new RedisGenerations(redis),
                new RedisSharedCache(redis, tenantKeys, new CircuitBreaker("shared cache", redis.getPool()::clear)),
                new RedisRotatedValues(redis, tenantKeys),
                redis,
                limiterRedis);
    }

    private static void createDirectory(Path directory)
    {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }
        catch (IOException e) {
            throw new IllegalArgumentException("snapshot.directory cannot be created: " + directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw new IllegalArgumentException("snapshot.directory must be a folder that this process can write to: " + directory);
        }
    }

    private static String secret(Path file)
    {
        try {
            return Files.readString(file).strip();
        }
        catch (IOException e) {
            throw new IllegalArgumentException("redis.password-file cannot be read: " + file, e);
        }
    }
}
