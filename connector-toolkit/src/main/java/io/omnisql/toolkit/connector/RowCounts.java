package io.omnisql.toolkit.connector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.inject.Inject;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many rows queries have, as counted lately on this node: what the planner needs to choose which side of a join asks for the other's keys.
 */
final class RowCounts
{
    private static final Duration LIFE = Duration.ofHours(1);
    private static final long MAX_ENTRIES = 100_000;

    private final Cache<Key, Long> counts = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX_ENTRIES)
            .build();

    /**
     * @param selection the query's table, options and filters, the only parts that change how many rows there are
     */
    private record Key(ConnectionInfo connection, RemoteQuery selection) {}

    @Inject
    RowCounts() {}

    void remember(ConnectionInfo connection, RemoteQuery query, long rows)
    {
        counts.put(key(connection, query), rows);
    }

    OptionalLong find(ConnectionInfo connection, RemoteQuery query)
    {
        return Optional.ofNullable(counts.getIfPresent(key(connection, query))).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Key key(ConnectionInfo connection, RemoteQuery query)
    {
        return new Key(connection, RemoteQuery.scan(query.table()).withFilters(query.filters()).withOptions(query.options()));
    }
}
