package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The one connection of a connector that runs without a control plane, from its catalog file.
 *
 * @param info with tenant and name {@code default}
 * @param secrets never logged
 */
public record StaticConnection(ConnectionInfo info, Map<String, String> secrets)
{
    /**
     * Tenant and name of the connection.
     */
    public static final String DEFAULT = "default";

    public StaticConnection
    {
        requireNonNull(info, "info is null");
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString()
    {
        return "StaticConnection[info=" + info + "]";
    }
}
