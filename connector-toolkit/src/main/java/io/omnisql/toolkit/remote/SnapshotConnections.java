package io.omnisql.toolkit.remote;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.EnvelopeException;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKey;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.tenancy.snapshot.SnapshotSource;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_KEY_UNAVAILABLE;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static java.util.Objects.requireNonNull;

/**
 * The connections that tenants made in the control plane, as the latest snapshot has them.
 * <p>
 * Secrets are decrypted for each call and kept nowhere: it takes a fraction of a millisecond, and a key or connection that is taken away is refused at once.
 */
public final class SnapshotConnections
        implements Connections
{
    private final String connector;
    private final SnapshotSource snapshots;
    private final TenantKeys tenantKeys;
    private final UnaryOperator<String> baseUrl;
    private final ConnectionSecrets secrets = new ConnectionSecrets();

    /**
     * @param baseUrl makes the service's base URL of one as people write it
     */
    public SnapshotConnections(String connector, SnapshotSource snapshots, TenantKeys tenantKeys, UnaryOperator<String> baseUrl)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.tenantKeys = requireNonNull(tenantKeys, "tenantKeys is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    @Override
    public List<String> names(String tenant)
    {
        return snapshots.connections(tenant, connector).stream().map(ConnectionEntry::name).toList();
    }

    @Override
    public Optional<ConnectionInfo> find(String tenant, String name)
    {
        return entry(tenant, name)
                .map(entry -> new ConnectionInfo(tenant, entry.name(), url(entry), entry.properties(), entry.revision()));
    }

    @Override
    public Map<String, String> secrets(ConnectionInfo connection)
    {
        ConnectionEntry entry = current(connection);
        try {
            return secrets.decrypt(key(connection, entry), connector, entry.name(), entry.encryptedSecrets());
        }
        catch (EnvelopeException e) {
            throw undecryptable(connection);
        }
    }

    @Override
    public void checkUsable(ConnectionInfo connection)
    {
        key(connection, current(connection));
    }

    /**
     * The connection's present entry; a secret goes only to the URL that it was stored with.
     */
    private ConnectionEntry current(ConnectionInfo connection)
    {
        return entry(connection.tenant(), connection.name())
                .filter(entry -> url(entry).equals(connection.url()))
                .orElseThrow(() -> new TrinoException(OMNISQL_REMOTE_NOT_FOUND, "Connection %s was removed or moved while the query ran".formatted(connection.name())));
    }

    private TenantKey key(ConnectionInfo connection, ConnectionEntry entry)
    {
        try {
            return tenantKeys.version(connection.tenant(), ConnectionSecrets.keyVersion(entry.encryptedSecrets()));
        }
        catch (EnvelopeException | KeyUnavailableException e) {
            throw undecryptable(connection);
        }
    }

    private static TrinoException undecryptable(ConnectionInfo connection)
    {
        return new TrinoException(OMNISQL_KEY_UNAVAILABLE, "The credentials of connection %s cannot be decrypted: the tenant's key is unavailable or does not fit".formatted(connection.name()));
    }

    private Optional<ConnectionEntry> entry(String tenant, String name)
    {
        return snapshots.connections(tenant, connector).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }

    private String url(ConnectionEntry entry)
    {
        String url = entry.url();
        return baseUrl.apply(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
