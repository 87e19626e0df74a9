package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections of the tenants: from the snapshot, or the one of a catalog file.
 */
public interface Connections
{
    /**
     * Names of a tenant's connections, empty for an unknown tenant.
     */
    List<String> names(String tenant);

    Optional<ConnectionInfo> find(String tenant, String name);

    /**
     * The decrypted secrets of a connection.
     *
     * @throws io.trino.spi.TrinoException with {@link RemoteErrorCode#OMNISQL_KEY_UNAVAILABLE}, or {@link RemoteErrorCode#OMNISQL_REMOTE_NOT_FOUND}
     *         when the connection is gone or has another URL by now
     */
    Map<String, String> secrets(ConnectionInfo connection);

    /**
     * Does nothing for a connection that is there and whose key is at hand, else throws what {@link #secrets} throws.
     */
    default void checkUsable(ConnectionInfo connection)
    {
        secrets(connection);
    }
}
