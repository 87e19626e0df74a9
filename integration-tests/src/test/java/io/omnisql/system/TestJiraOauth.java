package io.omnisql.system;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user's OAuth for Jira, whose refresh tokens are good for one use: the packaged server keeps each one that replaces another, also over its own end.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestJiraOauth
{
    private static final String ALICE = "acme/alice@acme.com";
    private static final String CONNECTION =
            """
            {"name": "%s", "connector": "jira", "url": "https://acme.atlassian.net", "properties": {"cloud-id": "%s", "client-id": "sandbox-client"%s},
             "secrets": {"client-secret": "sandbox-client-secret", "refresh-token": "%s"}}
            """;

    private final OmniSqlSystem system;

    public TestJiraOauth(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    @Timeout(600)
    public void testRefreshTokensRotate()
            throws SQLException, InterruptedException
    {
        control("reset");
        String name = "oauth_" + UUID.randomUUID().toString().replace('-', '_');
        String cloudId = find("sites", "acme").path("cloudId").asText();
        String refreshToken = find("tokens", "acme-developer").path("refreshToken").asText();
        assertThat(connect(CONNECTION.formatted(name, cloudId, ", \"token-url\": \"http://127.0.0.1:1\"", refreshToken))).as("where tokens are issued is not the tenant's to say").isEqualTo(400);
        assertThat(connect(CONNECTION.formatted(name, cloudId, "", refreshToken))).isEqualTo(201);
        while (!system.query(ALICE, "SHOW SCHEMAS FROM jira").contains(List.of(name))) {
            Thread.sleep(100);
        }
        assertRead(name, "projects");
        assertThat(requests("/oauth/token")).isEqualTo(1);
        assertThat(requests("/ex/jira/" + cloudId + "/rest/api/3/project/search")).isPositive();
        control("expire-access-tokens");
        assertRead(name, "issue_types");
        assertThat(requests("/oauth/token")).isEqualTo(2);
        ProcessHandle trino = system.process("trino");
        trino.destroyForcibly();
        trino.onExit().join();
        system.script("up").expectSuccess();
        assertRead(name, "priorities");
        assertThat(requests("/oauth/token")).as("the new server knows the access token").isEqualTo(2);
        control("expire-access-tokens");
        assertRead(name, "resolutions");
        assertThat(requests("/oauth/token")).as("and the refresh token").isEqualTo(3);
    }

    private int connect(String connection)
    {
        return system.manage("POST", "/v1/tenants/acme/connections", Optional.of(connection)).statusCode();
    }

    private void assertRead(String connection, String table)
            throws SQLException
    {
        assertThat(system.query(ALICE, "SELECT count(*) FROM jira.%s.%s".formatted(connection, table)).getFirst().getFirst()).as(table).isNotEqualTo("0");
    }

    private long requests(String path)
    {
        return sandbox("requests").path("requests").valueStream().filter(request -> request.path("path").asText().equals(path)).count();
    }

    private JsonNode find(String list, String name)
    {
        return sandbox(list).valueStream().filter(node -> node.path("name").asText().equals(name)).findFirst().orElseThrow();
    }

    private JsonNode sandbox(String path)
    {
        return system.json(HttpRequest.newBuilder(uri(path)).build());
    }

    private void control(String path)
    {
        assertThat(system.send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build()).statusCode()).isEqualTo(200);
    }

    private URI uri(String path)
    {
        return URI.create("http://127.0.0.1:%s/_sandbox/%s".formatted(system.port("JIRA_SANDBOX"), path));
    }
}
