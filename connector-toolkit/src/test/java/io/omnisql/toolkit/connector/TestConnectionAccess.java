package io.omnisql.toolkit.connector;

import io.airlift.units.Duration;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RequestAuthorizer;
import io.omnisql.toolkit.remote.Connections;
import io.omnisql.toolkit.remote.QueryActivity;
import io.omnisql.toolkit.remote.RemoteErrorCode;
import io.omnisql.toolkit.remote.RemoteReaderFactory;
import io.omnisql.toolkit.remote.TenantLimits;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.SchemaTableName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestConnectionAccess
{
    private static final ConnectorSession ACME = new FakeSession("acme/alice", "query_1", Map.of());
    private static final ConnectorSession GLOBEX = new FakeSession("globex/bob", "query_2", Map.of());

    /**
     * Each user of the connections called private is himself at the service.
     */
    private static final RequestAuthorizer AUTHORIZER = new RequestAuthorizer()
    {
        @Override
        public Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets)
        {
            throw new AssertionError("Nothing is sent");
        }

        @Override
        public boolean isPersonal(ConnectionInfo connection)
        {
            return connection.name().equals("private");
        }
    };

    private final SaasSessionProperties properties = new SaasSessionProperties(List.of(), new ConnectorConfig(), new FakeLimits());
    private final ConnectionAccess access = access(SessionUsers.multiTenant());

    @Test
    void testTenantIsThatOfEachSession()
    {
        assertThat(access.names(ACME)).containsExactly("main", "private");
        assertThat(access.names(GLOBEX)).containsExactly("main");
        assertThat(access.find(GLOBEX, "private")).isEmpty();
        assertThat(access.find(GLOBEX, "main").orElseThrow().tenant()).isEqualTo("globex");
    }

    @Test
    void testUsersWithoutTenantSeeNothing()
    {
        for (String user : List.of("root", "", "acme/", "/alice", "Acme/alice", "acme/alice/x", "acme//alice", "acme alice")) {
            ConnectorSession session = new FakeSession(user, "query", Map.of());
            assertThat(access.names(session)).as(user).isEmpty();
            assertThat(access.find(session, "main")).as(user).isEmpty();
            assertMismatch(session, handle("acme", "main", 1));
        }
    }

    @Test
    void testPersonalConnections()
    {
        ConnectorSession carol = new FakeSession("acme/carol", "query", Map.of());
        assertThat(access.find(ACME, "private").orElseThrow().user()).contains("alice");
        assertThat(access.find(carol, "private").orElseThrow().user()).contains("carol");
        assertThat(access.connection(carol, handle("acme", "private", 1)).user()).contains("carol");
        assertThat(access.connection(carol, handle("acme", "main", 1)).user()).isEmpty();
        assertThat(access.find(carol, "private").orElseThrow().shared()).isEqualTo(access.find(ACME, "private").orElseThrow().shared());
    }

    @Test
    void testSingleTenant()
    {
        ConnectionAccess single = access(SessionUsers.singleTenant());
        assertThat(single.names(new FakeSession("anyone at all", "query", Map.of()))).containsExactly("default");
        assertThat(single.find(ACME, "main")).isEmpty();
    }

    @Test
    void testForeignHandles()
    {
        assertThat(access.connection(ACME, handle("acme", "main", 1)).name()).isEqualTo("main");
        assertMismatch(GLOBEX, handle("acme", "main", 1));
        assertThatThrownBy(() -> access.checkTenant(ACME, "globex")).hasMessageNotContaining("globex").hasMessageNotContaining("acme");
    }

    @Test
    void testChangedConnections()
    {
        assertThatThrownBy(() -> access.connection(ACME, handle("acme", "main", 2))).hasMessageContaining("main changed or was removed");
        assertThatThrownBy(() -> access.connection(ACME, handle("acme", "gone", 1))).hasMessageContaining("gone changed or was removed");
    }

    @Test
    void testPartsOfAQueryShareItsBudget()
    {
        ConnectorSession session = new FakeSession("acme/alice", "query_3", Map.of("max_remote_calls", 2L));
        QueryActivity one = access.activity(session, "acme");
        QueryActivity other = access.activity(session, "acme");
        assertThat(one.tryCountRemoteCall()).isTrue();
        assertThat(other.tryCountRemoteCall()).isTrue();
        assertThat(one.tryCountRemoteCall()).isFalse();
        assertThat(access.activity(ACME, "acme").tryCountRemoteCall()).isTrue();
        access.forget(session);
        assertThat(one.tryCountRemoteCall()).isFalse();
    }

    @Test
    void testTenantLimitsAreCeilings()
    {
        ConnectorSession greedy = new FakeSession("acme/alice", "query_4", Map.of("max_remote_calls", 1_000_000L, "max_staleness", Duration.valueOf("7d")));
        assertThat(access.activity(greedy, "acme").maxRemoteCalls()).isEqualTo(50);
        assertThat(properties.maxStaleness(greedy, "acme")).isEqualTo(java.time.Duration.ofMinutes(2));
        ConnectorSession modest = new FakeSession("acme/alice", "query_5", Map.of("max_remote_calls", 3L, "max_staleness", Duration.valueOf("0s")));
        assertThat(access.activity(modest, "acme").maxRemoteCalls()).isEqualTo(3);
        assertThat(properties.maxStaleness(modest, "acme")).isZero();
        assertThatThrownBy(() -> access.activity(ACME, "unknown")).hasMessageContaining("may send no requests");
    }

    private void assertMismatch(ConnectorSession session, SaasTableHandle handle)
    {
        assertThatThrownBy(() -> access.connection(session, handle))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(RemoteErrorCode.OMNISQL_TENANT_MISMATCH.toErrorCode()));
    }

    private ConnectionAccess access(SessionUsers users)
    {
        RemoteReaderFactory readers = new RemoteReaderFactory(_ -> {
            throw new AssertionError("Nothing is sent");
        });
        return new ConnectionAccess(users, new FakeConnections(), AUTHORIZER, readers, properties, new QueryActivities(), new SchemaCache(new ConnectorConfig()));
    }

    private static SaasTableHandle handle(String tenant, String connection, long revision)
    {
        return new SaasTableHandle(tenant, revision, new SchemaTableName(connection, "items"), RemoteQuery.scan("items"), false, "");
    }

    private static final class FakeConnections
            implements Connections
    {
        private final List<ConnectionInfo> connections = List.of(connection("acme", "main"), connection("acme", "private"), connection("globex", "main"), connection("default", "default"));

        private static ConnectionInfo connection(String tenant, String name)
        {
            return new ConnectionInfo(tenant, name, "https://service.example", Map.of(), 1);
        }

        @Override
        public List<String> names(String tenant)
        {
            return connections.stream().filter(connection -> connection.tenant().equals(tenant)).map(ConnectionInfo::name).toList();
        }

        @Override
        public Optional<ConnectionInfo> find(String tenant, String name)
        {
            return connections.stream().filter(connection -> connection.tenant().equals(tenant) && connection.name().equals(name)).findFirst();
        }

        @Override
        public Map<String, String> secrets(ConnectionInfo connection)
        {
            throw new AssertionError("No secret is needed");
        }
    }

    private static final class FakeLimits
            implements TenantLimits
    {
        @Override
        public long maxRemoteCalls(String tenant)
        {
            return tenant.equals("acme") ? 50 : 0;
        }

        @Override
        public java.time.Duration maxStaleness(String tenant)
        {
            return java.time.Duration.ofMinutes(2);
        }
    }
}
