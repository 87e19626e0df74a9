package io.omnisql.toolkit.remote;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.common.collect.EvictingQueue;
import com.google.inject.Inject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;

import static java.util.Objects.requireNonNull;

/**
 * The requests that left this node lately, for their users to look at.
 */
public final class RequestJournal
{
    private static final int ENTRIES_OF_TENANT = 1_000;
    private static final int MAX_TENANTS = 1_000;
    private static final Duration IDLE = Duration.ofHours(1);

    private final LoadingCache<String, Queue<Entry>> tenants = Caffeine.newBuilder()
            .maximumSize(MAX_TENANTS)
            .expireAfterAccess(IDLE)
            .build(_ -> EvictingQueue.create(ENTRIES_OF_TENANT));

    @Inject
    public RequestJournal() {}

    /**
     * One attempt at a request.
     *
     * @param user who asked, within the tenant
     * @param request method, path and parameters
     * @param status the answer's HTTP status, 0 when there was none
     * @param millis until the answer, milliseconds
     * @param bytes of the answer's body, uncompressed
     */
    public record Entry(Instant at, String user, String connection, String table, String request, int status, long millis, long bytes)
    {
        public Entry
        {
            requireNonNull(at, "at is null");
            requireNonNull(user, "user is null");
            requireNonNull(connection, "connection is null");
            requireNonNull(table, "table is null");
            requireNonNull(request, "request is null");
        }
    }

    void add(String tenant, Entry entry)
    {
        Queue<Entry> entries = tenants.get(tenant);
        synchronized (entries) {
            entries.add(entry);
        }
    }

    /**
     * A user's own requests, oldest first.
     */
    public List<Entry> entries(String tenant, String user)
    {
        Queue<Entry> entries = tenants.get(tenant);
        synchronized (entries) {
            return entries.stream().filter(entry -> entry.user().equals(user)).toList();
        }
    }
}
