package io.omnisql.tenancy.cache;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names one cached value. Two different requests, users or generations never have the same key.
 *
 * @param generation from {@link Generations#current}, read before the data was fetched
 * @param scope whose view of the data it is: {@code T} for the tenant's, {@code U:<user>…} for one user's; not empty
 * @param digest lower-case hex SHA-256 of what was asked: predicate, projection, limit, page and API version
 */
public record CacheKey(String tenant, String connector, String connection, String table, String generation, String scope, String digest)
{
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public CacheKey
    {
        if (!Stream.of(tenant, connector, connection, table, generation).allMatch(CacheKey::isPart)) {
            throw new IllegalArgumentException("A part of a cache key is empty or holds a colon");
        }
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("The scope of a cache key is empty");
        }
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("The digest of a cache key is not a SHA-256 in lower-case hex");
        }
    }

    private static boolean isPart(String part)
    {
        return !part.isEmpty() && part.indexOf(':') < 0;
    }
}
