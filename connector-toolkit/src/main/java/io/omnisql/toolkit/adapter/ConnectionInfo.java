package io.omnisql.toolkit.adapter;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A tenant's named connection, without its secrets.
 *
 * @param tenant the owning tenant; {@code default} without a control plane
 * @param name the schema's name
 * @param url base URL without a trailing slash
 * @param properties e.g. {@code owners -> acme}
 * @param revision grows with each change of the connection; part of cache keys
 * @param user for whom it is used, where each user reads with what he may see at the service; else empty. Whatever is remembered of such a connection
 *         is this user's alone
 */
public record ConnectionInfo(String tenant, String name, String url, Map<String, String> properties, long revision, Optional<String> user)
{
    public ConnectionInfo
    {
        requireNonNull(user, "user is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        properties = Map.copyOf(properties);
    }

    public ConnectionInfo(String tenant, String name, String url, Map<String, String> properties, long revision)
    {
        this(tenant, name, url, properties, revision, Optional.empty());
    }

    public ConnectionInfo forUser(String user)
    {
        return new ConnectionInfo(tenant, name, url, properties, revision, Optional.of(user));
    }

    /**
     * The connection as the tenant has it, whoever uses it.
     */
    public ConnectionInfo shared()
    {
        return new ConnectionInfo(tenant, name, url, properties, revision);
    }
}
