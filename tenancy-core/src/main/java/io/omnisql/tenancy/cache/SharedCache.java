package io.omnisql.tenancy.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Data read from a service, shared by all nodes. It is a help and never a need: whatever goes wrong is a miss.
 */
public interface SharedCache
{
    /**
     * The value that was put under this very key and has not expired.
     */
    Optional<Entry> get(CacheKey key);

    /**
     * Keeps a value, if that is possible now.
     *
     * @param ttl below a millisecond keeps nothing
     */
    void put(CacheKey key, Entry entry, Duration ttl);

    /**
     * A cached value.
     *
     * @param readAt when it was read from the service, to the millisecond
     */
    record Entry(byte[] value, Instant readAt) {}
}
