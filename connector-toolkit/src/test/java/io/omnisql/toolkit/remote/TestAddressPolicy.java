package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestAddressPolicy
{
    private static final AddressPolicy TENANTS = AddressPolicy.tenants(new RemoteConfig());
    private static final AddressPolicy LOOPBACK_ALLOWED = AddressPolicy.tenants(new RemoteConfig().setAllowedPrivateAddresses("127.0.0.0/8,::1/128"));

    @ParameterizedTest
    @ValueSource(strings = {
            "http://169.254.169.254/latest/meta-data", "https://169.254.169.254", "https://[fe80::1]", "https://0.0.0.0", "https://[::]",
            "https://[fd00:ec2::254]", "https://[::ffff:169.254.169.254]", "https://[64:ff9b::a9fe:a9fe]", "https://224.0.0.1", "https://100.100.100.200",
    })
    void testMachineCredentialsAreOutOfReachForEveryone(String uri)
    {
        assertRefused(AddressPolicy.operator(), uri);
        assertRefused(AddressPolicy.tenants(new RemoteConfig().setAllowedPrivateAddresses("0.0.0.0/0,::/0").setPlainHttpAllowed(true)), uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://127.0.0.1", "https://localhost", "https://10.1.2.3", "https://172.16.0.1", "https://192.168.1.1", "https://[::1]", "https://[fc00::1]",
            "https://[::ffff:10.0.0.1]", "https://100.64.0.1", "https://2130706433", "https://127.1",
            "https://172.31.255.255", "https://100.127.255.255", "https://198.19.255.255", "https://[fdff:ffff::1]", "https://[feff::1]",
    })
    void testPrivateAddressesAreForTheOperatorOnly(String uri)
    {
        assertRefused(TENANTS, uri);
    }

    @Test
    void testOperatorMayUsePrivateAddresses()
    {
        assertAllowed(AddressPolicy.operator(), "http://10.1.2.3:8080/api");
        assertAllowed(AddressPolicy.operator(), "http://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://9.255.255.255", "https://11.0.0.0", "https://172.15.255.255", "https://172.32.0.0", "https://100.63.255.255", "https://100.128.0.0",
            "https://198.17.255.255", "https://198.20.0.0", "https://[fbff::1]",
    })
    void testNeighboursOfPrivateNetworksAreForEveryone(String uri)
    {
        assertAllowed(TENANTS, uri);
    }

    @Test
    void testAllowedNetwork()
    {
        assertAllowed(LOOPBACK_ALLOWED, "http://127.0.0.1:8463");
        assertAllowed(LOOPBACK_ALLOWED, "http://[::1]:8463");
        assertRefused(LOOPBACK_ALLOWED, "https://10.1.2.3");
    }

    @Test
    void testTenantsUseHttps()
    {
        assertAllowed(TENANTS, "https://93.184.216.34");
        assertRefused(TENANTS, "http://93.184.216.34");
        assertAllowed(AddressPolicy.tenants(new RemoteConfig().setPlainHttpAllowed(true)), "http://93.184.216.34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://93.184.216.34", "file:///etc/passwd", "https://user:password@93.184.216.34", "https://93.184.216.34/#x", "https:/path", "/path"})
    void testOtherUrls(String uri)
    {
        assertRefused(TENANTS, uri);
        assertRefused(AddressPolicy.operator(), uri);
    }

    @Test
    void testMalformedNetworkIsNamed()
    {
        assertThatThrownBy(() -> AddressPolicy.tenants(new RemoteConfig().setAllowedPrivateAddresses("10.0.0.0")))
                .hasMessageContaining("omnisql.remote.allow-private-addresses")
                .hasMessageContaining("10.0.0.0");
    }

    private static void assertAllowed(AddressPolicy policy, String uri)
    {
        assertThatCode(() -> policy.check(connection(uri), URI.create(uri))).doesNotThrowAnyException();
    }

    private static void assertRefused(AddressPolicy policy, String uri)
    {
        assertThatThrownBy(() -> policy.check(connection(uri), URI.create(uri)))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(OMNISQL_REMOTE_FORBIDDEN.toErrorCode()))
                .hasMessageStartingWith("Connection main is refused: its URL");
    }

    private static ConnectionInfo connection(String uri)
    {
        return new ConnectionInfo("acme", "main", uri, Map.of(), 1);
    }
}
