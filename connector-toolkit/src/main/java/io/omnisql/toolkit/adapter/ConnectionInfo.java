package io.omnisql.toolkit.adapter;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's named connection, without its secrets.
 *
 * @param tenant the owning tenant; {@code default} without a control plane
 * @param name the schema's name
 * @param url base URL without a trailing slash
 * @param properties e.g. {@code owners -> acme}
 * @param revision grows with each change of the connection; part of cache keys
 */
public record ConnectionInfo(String tenant, String name, String url, Map<String, String> properties, long revision)
{
    public ConnectionInfo
    {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        properties = Map.copyOf(properties);
    }
}
