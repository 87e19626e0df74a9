package io.omnisql.toolkit.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * What the service answered.
 *
 * @param headers by lower-case name; several values of one name are joined with {@code ", "}
 * @param body uncompressed; callers do not change it
 * @param readAt when it was read from the service
 */
public record RemoteResponse(int status, Map<String, String> headers, byte[] body, Instant readAt, Source source)
{
    public RemoteResponse
    {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
        requireNonNull(readAt, "readAt is null");
        requireNonNull(source, "source is null");
    }

    public Optional<String> header(String name)
    {
        return Optional.ofNullable(headers.get(name.toLowerCase(ROOT)));
    }

    /**
     * Where a response came from.
     */
    public enum Source
    {
        /**
         * The service itself, for this query.
         */
        LIVE,
        /**
         * This node's memory.
         */
        MEMORY,
        /**
         * The shared cache.
         */
        REDIS,
    }
}
