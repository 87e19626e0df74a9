package io.omnisql.plugin.salesforce.limits;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

import static com.google.common.base.Throwables.throwIfUnchecked;

/**
 * About how many records the objects of connections have: all of them by one request, remembered for some minutes. Safe for use by several threads.
 */
public final class ObjectSizes
{
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MAX_CONNECTIONS = 1_000;

    private final Cache<ConnectionInfo, Map<String, Long>> sizes = CacheBuilder.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_CONNECTIONS)
            .build();

    /**
     * @param object API name
     * @return empty where the user may not know, or nobody counted
     */
    public OptionalLong find(ConnectionInfo connection, String object, RemoteReader reader)
    {
        return size(all(connection, reader), object);
    }

    /**
     * The same without a request: empty also when nobody asked lately.
     */
    public OptionalLong known(ConnectionInfo connection, String object)
    {
        return size(sizes.asMap().getOrDefault(connection, Map.of()), object);
    }

    private static OptionalLong size(Map<String, Long> sizes, String object)
    {
        Long size = sizes.get(object);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /**
     * Asks now, so that no scan has to.
     */
    public void prepare(ConnectionInfo connection, RemoteReader reader)
    {
        all(connection, reader);
    }

    private Map<String, Long> all(ConnectionInfo connection, RemoteReader reader)
    {
        try {
            return sizes.get(connection, () -> read(connection, reader));
        }
        catch (ExecutionException | UncheckedExecutionException e) {
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e);
        }
    }

    /**
     * The counts need a permission that reading does not, so that their refusal is no failure of who asks.
     */
    private static Map<String, Long> read(ConnectionInfo connection, RemoteReader reader)
    {
        try {
            return RecordCounts.read(reader.read(RecordCounts.request(connection, List.of())));
        }
        catch (RuntimeException _) {
            return Map.of();
        }
    }
}
