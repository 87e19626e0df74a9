package io.omnisql.toolkit.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.omnisql.tenancy.cache.CacheKey;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.util.Map;
import java.util.Optional;

import static java.lang.Math.toIntExact;

/**
 * The responses in this node's memory, bounded by their size.
 */
final class MemoryResponses
{
    private static final int ENTRY_OVERHEAD = 1_024;
    private static final int HEADER_OVERHEAD = 128;

    private final Cache<CacheKey, RemoteResponse> responses;

    MemoryResponses(CacheConfig config)
    {
        this.responses = Caffeine.newBuilder()
                .maximumWeight(config.getMemorySize().toBytes())
                .weigher(MemoryResponses::weight)
                .expireAfterWrite(config.getRetention().toJavaTime())
                // evicts in the thread that adds, so that a burst of large answers never waits in memory for a background thread
                .executor(Runnable::run)
                .build();
    }

    Optional<RemoteResponse> get(CacheKey key)
    {
        return Optional.ofNullable(responses.getIfPresent(key));
    }

    /**
     * Keeps the response unless a younger one is there.
     */
    void put(CacheKey key, RemoteResponse response)
    {
        responses.asMap().merge(key, response, (old, young) -> young.readAt().isBefore(old.readAt()) ? old : young);
    }

    private static int weight(CacheKey key, RemoteResponse response)
    {
        long headers = 0;
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            headers += header.getKey().length() + header.getValue().length() + HEADER_OVERHEAD;
        }
        return toIntExact(Math.min(Integer.MAX_VALUE, ENTRY_OVERHEAD + headers + response.body().length));
    }
}
