package io.omnisql.toolkit.remote;

import com.google.common.net.InetAddresses;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.spi.TrinoException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Decides which URLs a connection may have, so that a tenant cannot make the cluster read its own network.
 * <p>
 * Link-local addresses, where clouds serve machine credentials, are refused to everyone. Private and loopback addresses are refused
 * to tenants unless a network is allowed by name; without a control plane the operator wrote the URL, and all of them may be reached.
 * <p>
 * A name is resolved here and again when the HTTP client connects. Should the answers differ, what is left to a tenant is a TLS handshake
 * with a server that cannot show the name's certificate: plain http is allowed to loopback only, unless the operator says otherwise.
 */
final class AddressPolicy
{
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final List<AddressRange> NEVER = AddressRange.parseAll(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/3",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            "fd00:ec2::/32");
    private static final List<AddressRange> PRIVATE = AddressRange.parseAll(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "::1/128",
            "64:ff9b:1::/48",
            "fc00::/7",
            "fec0::/10");

    private final boolean privateAllowed;
    private final boolean plainHttpAllowed;
    private final List<AddressRange> allowed;

    private AddressPolicy(boolean privateAllowed, boolean plainHttpAllowed, List<AddressRange> allowed)
    {
        this.privateAllowed = privateAllowed;
        this.plainHttpAllowed = plainHttpAllowed;
        this.allowed = requireNonNull(allowed, "allowed is null");
    }

    /**
     * For URLs that the operator of the cluster wrote.
     */
    static AddressPolicy operator()
    {
        return new AddressPolicy(true, true, List.of());
    }

    /**
     * For URLs that tenants wrote.
     */
    static AddressPolicy tenants(RemoteConfig config)
    {
        try {
            return new AddressPolicy(false, config.isPlainHttpAllowed(), AddressRange.parseAll(config.getAllowedPrivateAddresses().toArray(String[]::new)));
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("omnisql.remote.allow-private-addresses: " + e.getMessage(), e);
        }
    }

    /**
     * @throws TrinoException with {@link RemoteErrorCode#OMNISQL_REMOTE_FORBIDDEN}, or for an unknown host that it cannot be reached
     */
    void check(ConnectionInfo connection, URI uri)
    {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(ROOT)) || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused(connection, "its URL is not an http or https URL without user and fragment");
        }
        boolean plain = uri.getScheme().equalsIgnoreCase("http");
        for (InetAddress address : resolve(connection, uri.getHost())) {
            if (!mayReach(address)) {
                throw refused(connection, "its URL leads to an address that connections may not reach");
            }
            if (plain && !plainHttpAllowed && !address.isLoopbackAddress()) {
                throw refused(connection, "its URL must use https");
            }
        }
    }

    private boolean mayReach(InetAddress address)
    {
        if (contains(NEVER, address)) {
            return false;
        }
        return privateAllowed || !contains(PRIVATE, address) || contains(allowed, address);
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address)
    {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static InetAddress[] resolve(ConnectionInfo connection, String host)
    {
        try {
            return InetAddresses.isUriInetAddress(host)
                    ? new InetAddress[] {InetAddresses.forUriString(host)}
                    : InetAddress.getAllByName(host);
        }
        catch (UnknownHostException e) {
            throw new TransientRemoteException("The service of connection %s cannot be reached".formatted(connection.name()));
        }
    }

    private static TrinoException refused(ConnectionInfo connection, String reason)
    {
        return new TrinoException(OMNISQL_REMOTE_FORBIDDEN, "Connection %s is refused: %s".formatted(connection.name(), reason));
    }
}
