package io.omnisql.toolkit.remote;

import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.WrappedKey;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.TenantKey;
import io.omnisql.tenancy.keys.TenantKeys;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import org.junit.jupiter.api.Test;

import javax.crypto.spec.SecretKeySpec;

import java.util.List;
import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_KEY_UNAVAILABLE;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_FORBIDDEN;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestSnapshotConnections
{
    private static final Map<String, String> SECRETS = Map.of("token", "s3cr3t-value");
    private static final TenantKey ACME_KEY = key("acme", 1);
    private static final TenantKey GLOBEX_KEY = key("globex", 2);

    private final FakeSnapshots snapshots = new FakeSnapshots(
            tenant("acme", true, entry("main", "tracker", "https://a.example.com/", ACME_KEY, 3), entry("main", "other", "https://o.example.com", ACME_KEY, 1)),
            tenant("globex", true, entry("main", "tracker", "https://g.example.com", GLOBEX_KEY, 1)),
            tenant("idle", false, entry("main", "tracker", "https://i.example.com", ACME_KEY, 1)));
    private final FakeKeys keys = new FakeKeys();
    private final SnapshotConnections connections = new SnapshotConnections("tracker", snapshots, keys, url -> url.replace("www.", "api."));

    @Test
    void testNames()
    {
        assertThat(connections.names("acme")).containsExactly("main");
        assertThat(connections.names("idle")).isEmpty();
        assertThat(connections.names("nobody")).isEmpty();
    }

    @Test
    void testFind()
    {
        assertThat(connections.find("acme", "main")).contains(new ConnectionInfo("acme", "main", "https://a.example.com", Map.of("owners", "acme"), 3));
        assertThat(connections.find("acme", "other")).isEmpty();
        assertThat(connections.find("idle", "main")).isEmpty();
    }

    @Test
    void testUrlAsPeopleWriteIt()
    {
        snapshots.set(tenant("acme", true, entry("main", "tracker", "https://www.example.com/", ACME_KEY, 3)));

        ConnectionInfo connection = connections.find("acme", "main").orElseThrow();
        assertThat(connection.url()).isEqualTo("https://api.example.com");
        assertThat(connections.secrets(connection)).isEqualTo(SECRETS);
    }

    @Test
    void testSecrets()
    {
        assertThat(connections.secrets(connections.find("acme", "main").orElseThrow())).isEqualTo(SECRETS);
        assertThat(connections.secrets(connections.find("globex", "main").orElseThrow())).isEqualTo(SECRETS);
    }

    @Test
    void testSecretsOfAnotherTenantDoNotOpen()
    {
        snapshots.set(tenant("acme", true, entry("main", "tracker", "https://a.example.com", GLOBEX_KEY, 3)));

        assertThatThrownBy(() -> connections.secrets(connections.find("acme", "main").orElseThrow()))
                .satisfies(code(OMNISQL_KEY_UNAVAILABLE))
                .hasNoCause();
    }

    @Test
    void testSecretsGoOnlyToTheirUrl()
    {
        ConnectionInfo planned = connections.find("acme", "main").orElseThrow();
        snapshots.set(tenant("acme", true, entry("main", "tracker", "https://moved.example.com", ACME_KEY, 4)));

        assertThatThrownBy(() -> connections.secrets(planned))
                .satisfies(code(OMNISQL_REMOTE_NOT_FOUND))
                .hasMessage("Connection main was removed or moved while the query ran");
    }

    @Test
    void testRemovedAndSuspended()
    {
        ConnectionInfo planned = connections.find("acme", "main").orElseThrow();
        snapshots.set(tenant("acme", true));
        assertThatThrownBy(() -> connections.checkUsable(planned)).satisfies(code(OMNISQL_REMOTE_NOT_FOUND));
        snapshots.set(tenant("acme", false, entry("main", "tracker", "https://a.example.com", ACME_KEY, 3)));
        assertThatThrownBy(() -> connections.checkUsable(planned)).satisfies(code(OMNISQL_REMOTE_NOT_FOUND));
    }

    @Test
    void testWithdrawnKey()
    {
        ConnectionInfo planned = connections.find("acme", "main").orElseThrow();
        connections.checkUsable(planned);
        keys.withdrawn = true;
        assertThatThrownBy(() -> connections.checkUsable(planned)).satisfies(code(OMNISQL_KEY_UNAVAILABLE));

        assertThatThrownBy(() -> connections.secrets(planned))
                .satisfies(code(OMNISQL_KEY_UNAVAILABLE))
                .hasMessage("The credentials of connection main cannot be decrypted: the tenant's key is unavailable or does not fit")
                .hasNoCause();
    }

    @Test
    void testEnvelopeThatIsNone()
    {
        snapshots.set(tenant("acme", true, new ConnectionEntry("main", "tracker", "https://a.example.com", Map.of(), "no envelope", 1)));

        assertThatThrownBy(() -> connections.secrets(connections.find("acme", "main").orElseThrow())).satisfies(code(OMNISQL_KEY_UNAVAILABLE));
    }

    @Test
    void testLimits()
    {
        SnapshotLimits limits = new SnapshotLimits(snapshots);

        assertThat(limits.maxRemoteCalls("acme")).isEqualTo(7);
        assertThat(limits.maxStaleness("acme")).hasSeconds(8);
        assertThat(limits.tenant("acme")).isEqualTo(5);
        assertThat(limits.user("acme")).isEqualTo(6);
        assertThat(limits.maxRemoteCalls("idle")).isZero();
        assertThat(limits.maxStaleness("nobody")).isZero();
        assertThatThrownBy(() -> limits.tenant("idle")).satisfies(code(OMNISQL_REMOTE_FORBIDDEN));
        assertThatThrownBy(() -> limits.user("nobody")).satisfies(code(OMNISQL_REMOTE_FORBIDDEN));
    }

    private static TenantEntry tenant(String id, boolean active, ConnectionEntry... connections)
    {
        WrappedKey wrapped = new WrappedKey(1, "local", "test", "", true);
        return new TenantEntry(id, active, List.of(wrapped), List.of(), List.of(connections), new LimitsEntry(1, 1, 1, 1, 1, 5, 6, 7, 8));
    }

    private static ConnectionEntry entry(String name, String connector, String url, TenantKey key, long revision)
    {
        String secrets = new ConnectionSecrets().encrypt(key, connector, name, SECRETS);
        return new ConnectionEntry(name, connector, url, Map.of("owners", "acme"), secrets, revision);
    }

    private static TenantKey key(String tenant, int version)
    {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) tenant.length();
        return new TenantKey(tenant, version, new SecretKeySpec(bytes, "AES"));
    }

    private static final class FakeKeys
            implements TenantKeys
    {
        private boolean withdrawn;

        @Override
        public TenantKey active(String tenant)
        {
            throw new UnsupportedOperationException();
        }

        @Override
        public TenantKey version(String tenant, int version)
        {
            if (withdrawn) {
                throw new KeyUnavailableException("withdrawn");
            }
            return key(tenant, version);
        }
    }
}
