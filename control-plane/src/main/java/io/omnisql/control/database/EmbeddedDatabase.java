package io.omnisql.control.database;

import io.omnisql.control.config.SecretFiles;
import io.omnisql.control.config.UnsafeConfigurationException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * A PostgreSQL server that runs beside this process, for a laptop or a single node.
 * <p>
 * Its directory holds the unpacked server ({@code server}), the data ({@code cluster}), the password and the log. The data come into being
 * under another name and are renamed when they are complete, so that a start that was killed is begun anew.
 */
final class EmbeddedDatabase
        implements AutoCloseable
{
    static final String USER = "postgres";
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final String PASSWORD_PROPERTY = "omnisql.database.embedded-directory";

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DirectoryLock lock, EmbeddedPostgres server, String password)
    {
        this.lock = requireNonNull(lock, "lock is null");
        this.server = requireNonNull(server, "server is null");
        this.password = requireNonNull(password, "password is null");
    }

    /**
     * Stops what an earlier control plane left running in the directory, and starts the server.
     *
     * @param port 0 picks a free one
     * @throws UnsafeConfigurationException when another control plane uses the directory, or another program the port
     */
    static EmbeddedDatabase start(Path directory, int port)
    {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path cluster = home.resolve("cluster");
            Path unfinished = home.resolve("cluster.new");
            OrphanedPostgres.stop(unfinished);
            OrphanedPostgres.stop(cluster);
            requireFree(port);
            if (!Files.exists(cluster)) {
                FileSystemUtils.deleteRecursively(unfinished);
                FileSystemUtils.deleteRecursively(home.resolve("server"));
                initialize(home, unfinished);
                Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
            }
            String password = SecretFiles.read(PASSWORD_PROPERTY, home.resolve("password"));
            EmbeddedPostgres server = builder(home, cluster).setPort(port).setConnectConfig("password", password).start();
            log.info("Embedded PostgreSQL runs on port {} with its data in {}", server.getPort(), cluster);
            return new EmbeddedDatabase(lock, server, password);
        }
        catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("The embedded PostgreSQL does not start; %s says why".formatted(home.resolve("postgres.log")), e);
        }
        catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    String jdbcUrl()
    {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(server.getPort(), USER);
    }

    String password()
    {
        return password;
    }

    @Override
    public void close()
            throws IOException
    {
        try (lock) {
            server.close();
        }
    }

    private static void initialize(Path home, Path cluster)
            throws IOException
    {
        try (EmbeddedPostgres server = builder(home, cluster).start()) {
            PasswordLogin.require(server.getPostgresDatabase(), cluster, home.resolve("password"));
        }
    }

    private static EmbeddedPostgres.Builder builder(Path home, Path cluster)
    {
        Redirect output = Redirect.appendTo(home.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setErrorRedirector(output)
                .setOutputRedirector(output)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "50")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("log_error_verbosity", "terse");
    }

    private static void requireFree(int port)
    {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("Port {} is free", port);
        }
        catch (IOException e) {
            throw new UnsafeConfigurationException(
                    "The port of the embedded PostgreSQL is taken: omnisql.database.embedded-port is %s".formatted(port),
                    "Stop the program that uses it, or set omnisql.database.embedded-port to another port");
        }
    }
}
