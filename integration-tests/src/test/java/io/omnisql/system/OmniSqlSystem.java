package io.omnisql.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import static java.util.Objects.requireNonNull;

/**
 * The packaged system, started by {@code ./omnisql up} in a folder and on ports of its own; all test classes of a run share it.
 */
public final class OmniSqlSystem
        implements AutoCloseable
{
    private static final List<String> PORTS = List.of("TRINO", "CONTROL", "POLICY", "REDIS", "SANDBOX", "JIRA_SANDBOX", "SALESFORCE_SANDBOX", "POSTGRES");

    private final Path root;
    private final Path state;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final JsonMapper mapper = JsonMapper.builder().build();

    private OmniSqlSystem(Path root, Path state)
    {
        this.root = root;
        this.state = state;
        environment.put("OMNISQL_STATE", state.toString());
        for (String part : PORTS) {
            String port = Integer.toString(freePort());
            while (environment.containsValue(port)) {
                port = Integer.toString(freePort());
            }
            environment.put("OMNISQL_" + part + "_PORT", port);
        }
    }

    static OmniSqlSystem prepare()
    {
        Path root = Path.of(requireNonNull(System.getProperty("omnisql.root"), "the system property omnisql.root is not set"));
        return new OmniSqlSystem(root, root.resolve("integration-tests/target/system"));
    }

    /**
     * Gives test classes the running system.
     */
    public static final class Running
            implements ParameterResolver
    {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context)
        {
            return parameter.getParameter().getType() == OmniSqlSystem.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context)
        {
            return context.getRoot().getStore(Namespace.create(OmniSqlSystem.class)).getOrComputeIfAbsent("system", _ -> {
                OmniSqlSystem system = prepare();
                system.script("up").expectSuccess();
                return system;
            }, OmniSqlSystem.class);
        }
    }

    /**
     * What a run of the script printed, both streams together.
     */
    record ScriptRun(int exitCode, String output)
    {
        ScriptRun expectSuccess()
        {
            if (exitCode != 0) {
                throw new AssertionError("The script exited with %s:%n%s".formatted(exitCode, output));
            }
            return this;
        }
    }

    ScriptRun script(String... arguments)
    {
        return script(Map.of(), arguments);
    }

    ScriptRun script(Map<String, String> overrides, String... arguments)
    {
        List<String> command = new ArrayList<>(List.of(root.resolve("omnisql").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(overrides);
        try {
            Path output = Files.createTempFile("omnisql-script", ".log");
            Process process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(30, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("The script did not end in time: " + Files.readString(output));
            }
            return new ScriptRun(process.exitValue(), Files.readString(output));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String port(String part)
    {
        return environment.get("OMNISQL_" + part + "_PORT");
    }

    String trino()
    {
        return "https://localhost:" + port("TRINO");
    }

    String controlPlane()
    {
        return "http://127.0.0.1:" + port("CONTROL");
    }

    String sandbox()
    {
        return "http://127.0.0.1:" + port("SANDBOX");
    }

    Path state()
    {
        return state;
    }

    ProcessHandle process(String part)
    {
        return ProcessHandle.of(Long.parseLong(read(state.resolve("run").resolve(part + ".pid")))).orElseThrow();
    }

    String secret(String name)
    {
        return read(state.resolve("secrets").resolve(name));
    }

    String log(String part)
    {
        return read(state.resolve("log").resolve(part + ".log"));
    }

    String demoKey(String user)
    {
        return secret("demo-keys.properties").lines()
                .filter(line -> line.startsWith(user + "="))
                .map(line -> line.substring(user.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no demo user " + user));
    }

    /**
     * Adds a user to a tenant; the server refuses its queries until it has heard of it.
     */
    void addUser(String tenant, String name)
    {
        String users = "/v1/tenants/" + tenant + "/users";
        HttpResponse<String> user = manage("POST", users, Optional.of("{\"name\": \"%s\", \"roles\": []}".formatted(name)));
        HttpResponse<String> key = manage("POST", users + "/" + name + "/api-keys", Optional.of("{}"));
        if (user.statusCode() != 201 || key.statusCode() != 201) {
            throw new AssertionError("%s %s".formatted(user.body(), key.statusCode()));
        }
        keys.put(tenant + "/" + name, json(key).path("key").asText());
    }

    private static String read(Path file)
    {
        try {
            return Files.readString(file).strip();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A JDBC connection as the README shows it.
     */
    Connection connect(String user)
            throws SQLException
    {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", keys.containsKey(user) ? keys.get(user) : demoKey(user));
        return DriverManager.getConnection("jdbc:trino://localhost:%s/github/main?SSL=true&SSLTrustStorePath=%s".formatted(port("TRINO"), state.resolve("secrets/omnisql.pem")), properties);
    }

    List<List<String>> query(String user, String sql)
            throws SQLException
    {
        try (Connection connection = connect(user); Statement statement = connection.createStatement()) {
            List<List<String>> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getString(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /**
     * The error that a statement fails with, without the query's id.
     */
    String error(String user, String sql)
    {
        try {
            throw new AssertionError("Not refused: %s gave %s".formatted(sql, query(user, sql)));
        }
        catch (SQLException e) {
            return e.getMessage().replaceFirst("^Query failed \\([^)]*\\): ", "");
        }
    }

    long remoteRequests()
    {
        return json(HttpRequest.newBuilder(URI.create(sandbox() + "/_sandbox/counters")).build()).path("total").asLong();
    }

    JsonNode json(HttpRequest request)
    {
        return json(send(request));
    }

    private JsonNode json(HttpResponse<String> response)
    {
        try {
            return mapper.readTree(response.body());
        }
        catch (IOException e) {
            throw new UncheckedIOException(response.statusCode() + " " + response.body(), e);
        }
    }

    HttpResponse<String> send(HttpRequest request)
    {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).connectTimeout(Duration.ofSeconds(60)).build()) {
            return client.send(request, BodyHandlers.ofString());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A request to the control plane as its administrator.
     */
    HttpResponse<String> manage(String method, String path, Optional<String> body)
    {
        return send(HttpRequest.newBuilder(URI.create(controlPlane() + path))
                .method(method, body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
                .header("Authorization", "Bearer " + secret("admin-token"))
                .header("Content-Type", "application/json")
                .build());
    }

    private SSLContext trusting()
    {
        try (var stream = Files.newInputStream(state.resolve("secrets/omnisql.pem"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("omnisql", CertificateFactory.getInstance("X.509").generateCertificate(stream));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A port that no client is given while a part is down.
     */
    private static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }

    @Override
    public void close()
    {
        script("down").expectSuccess();
    }
}
