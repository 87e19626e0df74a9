package io.omnisql.plugin.tenancy;

import com.google.common.collect.ImmutableMap;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import static io.omnisql.plugin.tenancy.TestingTenants.ADA_ADMIN;
import static io.omnisql.plugin.tenancy.TestingTenants.ALICE;
import static io.omnisql.plugin.tenancy.TestingTenants.BOB;
import static io.omnisql.plugin.tenancy.TestingTenants.apiKey;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What clients meet: the JDBC driver, and requests that no honest client sends.
 */
@Tag("engine")
@TestInstance(PER_CLASS)
final class TestTenancyOverHttps
{
    private Path directory;
    private DistributedQueryRunner runner;
    private URI uri;

    @BeforeAll
    void setUp(@TempDir Path directory)
            throws Exception
    {
        this.directory = directory;
        runner = TenancyQueryRunner.create(new TestingTenancy(directory, TestingTenants.snapshot()), directory);
        uri = TenancyQueryRunner.httpsUri(runner);
        runner.execute(TenancyQueryRunner.session(BOB), "CREATE SCHEMA memory.globex_corp");
        runner.execute(TenancyQueryRunner.session(BOB), "CREATE TABLE memory.globex_corp.plans AS SELECT 1 id");
    }

    @AfterAll
    void tearDown()
    {
        runner.close();
    }

    @Test
    void testJdbcMetadata()
            throws SQLException
    {
        try (Connection connection = connect(ALICE, apiKey(ALICE), Map.of())) {
            assertThat(column(connection.getMetaData().getCatalogs(), "TABLE_CAT")).containsExactly("github", "memory", "system", "tpch");
            assertThat(column(connection.getMetaData().getSchemas("github", null), "TABLE_SCHEM")).containsExactly("information_schema", "tiny");
            assertThat(column(connection.getMetaData().getSchemas("memory", null), "TABLE_SCHEM")).containsExactly("information_schema");
            assertThat(column(connection.getMetaData().getTables("github", "tiny", "nat%", null), "TABLE_NAME")).containsExactly("nation");
            assertThat(column(connection.getMetaData().getTables(null, "%", "plans", null), "TABLE_NAME")).isEmpty();
            assertThat(column(connection.getMetaData().getTables("github", "sf1", "%", null), "TABLE_NAME")).isEmpty();
            assertThat(column(connection.getMetaData().getColumns("github", "tiny", "nation", "%"), "COLUMN_NAME"))
                    .containsExactly("nationkey", "name", "regionkey", "comment");
            assertThat(column(connection.getMetaData().getColumns("github", "sf1", "nation", "%"), "COLUMN_NAME")).isEmpty();
            assertThat(connection.getMetaData().getUserName()).isEqualTo(ALICE);
        }
    }

    @Test
    void testJdbcQueries()
            throws SQLException
    {
        try (Connection connection = connect(ALICE, apiKey(ALICE), Map.of("sessionProperties", "join_distribution_type:BROADCAST"));
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM github.tiny.nation WHERE nationkey = ?")) {
            statement.setInt(1, 3);
            assertThat(column(statement.executeQuery(), "name")).containsExactly("CANADA");
        }
    }

    @Test
    void testJdbcRefusals()
    {
        assertRefused(ALICE, apiKey(BOB), Map.of(), "Invalid credentials");
        assertRefused("acme/nobody", apiKey(ALICE), Map.of(), "Invalid credentials");
        assertRefused("alice@acme.com", apiKey(ALICE), Map.of(), "Invalid credentials");
        assertRefused(ALICE, apiKey(ALICE), Map.of("sessionUser", BOB), "The header X-Trino-User must name the user that logs in");
        assertRefused(ADA_ADMIN, apiKey(ADA_ADMIN), Map.of("sessionUser", ALICE), "The header X-Trino-User must name the user that logs in");
        assertRefused(ALICE, apiKey(ALICE), Map.of("extraCredentials", "tenant:globex-corp"), "The header X-Trino-Extra-Credential is not accepted");
        assertRefused(ALICE, apiKey(ALICE), Map.of("roles", "system:admin"), "The header X-Trino-Role may only ask for the role NONE");
    }

    @Test
    void testTransactionsOverSeveralStatements()
            throws SQLException
    {
        Connection connection = connect(ALICE, apiKey(ALICE), Map.of());
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> column(connection.createStatement().executeQuery("SELECT 1 x"), "x"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("X-Trino-Transaction-Id must be NONE");
        // the driver rolls back, which is a statement in the transaction too
        assertThatThrownBy(connection::close)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("X-Trino-Transaction-Id must be NONE");
    }

    @Test
    void testSetSessionAuthorization()
            throws SQLException
    {
        try (Connection connection = connect(ADA_ADMIN, apiKey(ADA_ADMIN), Map.of())) {
            assertThatThrownBy(() -> connection.createStatement().execute("SET SESSION AUTHORIZATION \"" + ALICE + "\""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access Denied");
        }
    }

    @Test
    @Timeout(300)
    void testRawRequests()
            throws Exception
    {
        String authorization = authorization(ALICE);

        assertThat(post(authorization)).startsWith("HTTP/1.1 200");
        assertThat(post(authorization, "X-Trino-User: " + ALICE)).startsWith("HTTP/1.1 200");
        assertThat(post()).startsWith("HTTP/1.1 401");
        assertThat(post("Authorization: Bearer abc")).startsWith("HTTP/1.1 401").contains("Bearer tokens are not accepted");

        for (List<String> headers : List.of(
                List.of("X-Trino-User: " + ALICE, "X-Trino-User: " + BOB),
                List.of("X-Trino-User: " + BOB, "x-trino-user: " + ALICE),
                List.of("X-Trino-Original-User: " + BOB),
                List.of("X-Trino-Original-Roles: system=ALL"),
                List.of("X-Trino-Role: system=NONE", "X-Trino-Role: system=ROLE{admin}"),
                List.of("x-trino-transaction-id: NONE", "X-Trino-Transaction-Id: 6d56fd3c-8d9c-4f8e-a2b5-ea8b8a2c9a3e"),
                List.of("X-TRINO-EXTRA-CREDENTIAL: a=b"))) {
            List<String> all = new ArrayList<>(headers);
            all.addFirst(authorization);
            assertThat(post(all.toArray(String[]::new))).as(headers.toString()).startsWith("HTTP/1.1 401").contains("The header ");
        }
        assertThat(post(authorization, authorization(BOB))).startsWith("HTTP/1.1 401");
        assertThat(post(authorization, "X-Forwarded-For: 10.0.0.1")).startsWith("HTTP/1.1 406");
    }

    @Test
    @Timeout(300)
    void testEndpointsThatShowTheCluster()
            throws Exception
    {
        post(authorization(BOB));
        for (String path : List.of("/v1/node", "/v1/thread", "/v1/cluster", "/v1/resourceGroupState/omnisql", "/metrics")) {
            assertThat(request("GET " + path, authorization(ALICE))).as(path).doesNotStartWith("HTTP/1.1 200");
        }
        assertThat(request("GET /v1/query", authorization(ALICE))).startsWith("HTTP/1.1 200").doesNotContain("globex");
        assertThat(request("GET /v1/query", authorization(BOB))).startsWith("HTTP/1.1 200").contains("globex");
    }

    private void assertRefused(String user, String key, Map<String, String> properties, String message)
    {
        assertThatThrownBy(() -> {
            try (Connection connection = connect(user, key, properties)) {
                column(connection.createStatement().executeQuery("SELECT 1 x"), "x");
            }
        })
                .as("%s %s", user, properties)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(message);
    }

    private Connection connect(String user, String key, Map<String, String> more)
            throws SQLException
    {
        Properties properties = new Properties();
        properties.putAll(ImmutableMap.<String, String>builder()
                .put("user", user)
                .put("password", key)
                .put("SSL", "true")
                .put("SSLTrustStorePath", directory.resolve("keystore.p12").toString())
                .put("SSLTrustStorePassword", TenancyQueryRunner.KEYSTORE_PASSWORD)
                .putAll(more)
                .buildOrThrow());
        return DriverManager.getConnection("jdbc:trino://localhost:" + uri.getPort(), properties);
    }

    private static List<String> column(ResultSet results, String name)
            throws SQLException
    {
        List<String> values = new ArrayList<>();
        try (results) {
            while (results.next()) {
                values.add(results.getString(name));
            }
        }
        return values;
    }

    private String post(String... headers)
            throws IOException, GeneralSecurityException
    {
        String[] all = Stream.concat(Stream.of("Content-Length: 8"), Stream.of(headers)).toArray(String[]::new);
        return request("POST /v1/statement", all);
    }

    /**
     * Sends the headers as they are written: an HTTP client would merge or correct them.
     */
    private String request(String methodAndPath, String... headers)
            throws IOException, GeneralSecurityException
    {
        String body = methodAndPath.startsWith("POST") ? "SELECT 1" : "";
        String request = methodAndPath + " HTTP/1.1\r\nHost: localhost:" + uri.getPort() + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body;
        try (Socket socket = sslSocketFactory().createSocket("localhost", uri.getPort())) {
            OutputStream output = socket.getOutputStream();
            output.write(request.getBytes(ISO_8859_1));
            output.flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private SSLSocketFactory sslSocketFactory()
            throws IOException, GeneralSecurityException
    {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(Files.newInputStream(directory.resolve("keystore.p12")), TenancyQueryRunner.KEYSTORE_PASSWORD.toCharArray());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
        certificates.load(null, null);
        certificates.setCertificateEntry("trino", trusted.getCertificate("trino"));
        trustManagers.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static String authorization(String user)
    {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + apiKey(user)).getBytes(ISO_8859_1));
    }
}
