package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_NOT_FOUND;
import static io.omnisql.toolkit.remote.StaticConnection.DEFAULT;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestStaticConnections
{
    private static final ConnectionInfo INFO = new ConnectionInfo(DEFAULT, DEFAULT, "https://a.example.com", Map.of(), 1);
    private static final StaticConnection CONNECTION = new StaticConnection(INFO, Map.of("token", "s3cr3t-value"));

    private final StaticConnections connections = new StaticConnections(CONNECTION);

    @Test
    void testTheOneConnection()
    {
        assertThat(connections.names(DEFAULT)).containsExactly(DEFAULT);
        assertThat(connections.find(DEFAULT, DEFAULT)).contains(INFO);
        assertThat(connections.secrets(INFO)).containsEntry("token", "s3cr3t-value");
    }

    @Test
    void testOthers()
    {
        assertThat(connections.names("acme")).isEmpty();
        assertThat(connections.find("acme", DEFAULT)).isEmpty();
        assertThat(connections.find(DEFAULT, "main")).isEmpty();
        assertThatThrownBy(() -> connections.secrets(new ConnectionInfo(DEFAULT, DEFAULT, "https://evil.example.com", Map.of(), 1)))
                .satisfies(code(OMNISQL_REMOTE_NOT_FOUND));
    }

    @Test
    void testSecretsAreNotShown()
    {
        assertThat(CONNECTION.toString()).doesNotContain("s3cr3t-value");
    }
}
