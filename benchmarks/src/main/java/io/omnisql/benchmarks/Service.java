package io.omnisql.benchmarks;

import io.omnisql.sandbox.http.LoggedRequest;
import io.trino.spi.Plugin;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A simulated service with the connector that reads it.
 */
interface Service
        extends AutoCloseable
{
    /**
     * Of its catalog, and of the memory schema that holds the same rows.
     */
    String name();

    /**
     * The connector's name.
     */
    default String connector()
    {
        return name();
    }

    Plugin plugin();

    /**
     * What a catalog needs to reach the service.
     */
    Map<String, String> properties();

    void latency(int millis);

    /**
     * Forgets what was asked, and gives back what that took from the service's limits.
     */
    void reset();

    /**
     * How many of the requests since the last reset count: all but those for access tokens and descriptions, which are cached.
     */
    List<LoggedRequest> counted();

    /**
     * SELECTs over the service by the names of the memory tables that are to hold their rows.
     */
    Map<String, String> copies();

    List<Work> works();

    /**
     * More works, whose times are those of one latency only.
     */
    default List<Work> variants()
    {
        return List.of();
    }

    default List<Work> allWorks()
    {
        return Stream.concat(works().stream(), variants().stream()).toList();
    }

    /**
     * The same request, for a client of its own.
     */
    HttpRequest again(LoggedRequest request);

    @Override
    void close();
}
