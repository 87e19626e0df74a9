package io.omnisql.control.connection;

import java.util.List;
import java.util.Map;

/**
 * A tenant's named connection to a service, without its secrets.
 *
 * @param secretNames which secrets are stored; their values are never shown
 * @param version grows with each change; the entity tag, and part of the data planes' cache keys
 */
public record Connection(
        String name,
        String connector,
        String url,
        Map<String, String> properties,
        List<String> secretNames,
        long version) {}
