package io.omnisql.toolkit.cache;

import io.airlift.log.Logger;
import io.omnisql.tenancy.cache.CacheKey;
import io.omnisql.tenancy.cache.SharedCache;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteResponse.Source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

import static java.util.Objects.requireNonNull;

/**
 * Responses in this node's memory and, where tenants share a cluster, in the cache that all nodes share.
 * <p>
 * An entry may be older than its reader allows: it then serves to ask the service whether it still holds.
 */
public final class ResponseCache
{
    private static final Logger log = Logger.get(ResponseCache.class);

    private final MemoryResponses memory;
    private final Optional<SharedCache> shared;
    private final Executor background;
    private final Duration retention;
    private final long maxEntrySize;

    /**
     * @param background runs the writing to the shared cache, or drops it
     */
    public ResponseCache(CacheConfig config, Optional<SharedCache> shared, Executor background)
    {
        this.memory = new MemoryResponses(config);
        this.shared = requireNonNull(shared, "shared is null");
        this.background = requireNonNull(background, "background is null");
        this.retention = config.getRetention().toJavaTime();
        this.maxEntrySize = config.getMaxEntrySize().toBytes();
    }

    /**
     * What this node remembers, of whatever age.
     */
    public Optional<RemoteResponse> findInMemory(CacheKey key)
    {
        return memory.get(key);
    }

    /**
     * The response in memory if it was read at or after {@code oldest}, else the youngest response that is anywhere, of whatever age.
     */
    public Optional<RemoteResponse> find(CacheKey key, Instant oldest)
    {
        Optional<RemoteResponse> remembered = memory.get(key);
        if (remembered.isPresent() && !remembered.get().readAt().isBefore(oldest)) {
            return remembered;
        }
        Optional<RemoteResponse> found = findShared(key)
                .filter(response -> remembered.isEmpty() || response.readAt().isAfter(remembered.get().readAt()));
        found.ifPresent(response -> memory.put(key, inMemory(response)));
        return found.or(() -> remembered);
    }

    /**
     * Keeps a response that the service just gave or confirmed.
     */
    public void put(CacheKey key, RemoteResponse response)
    {
        if (response.body().length > maxEntrySize) {
            return;
        }
        memory.put(key, inMemory(response));
        shared.ifPresent(cache -> background.execute(() -> cache.put(key, new SharedCache.Entry(ResponseCodec.encode(response), response.readAt()), retention)));
    }

    private Optional<RemoteResponse> findShared(CacheKey key)
    {
        return shared.flatMap(cache -> cache.get(key)).flatMap(entry -> {
            try {
                return Optional.of(ResponseCodec.decode(entry.value(), entry.readAt()));
            }
            catch (IOException e) {
                log.debug(e, "A shared cache entry was not readable");
                return Optional.empty();
            }
        });
    }

    private static RemoteResponse inMemory(RemoteResponse response)
    {
        return new RemoteResponse(response.status(), response.headers(), response.body(), response.readAt(), Source.MEMORY);
    }
}
