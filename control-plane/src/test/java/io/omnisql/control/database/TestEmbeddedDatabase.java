package io.omnisql.control.database;

import io.omnisql.control.config.UnsafeConfigurationException;
import io.omnisql.control.testing.ServiceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(Lifecycle.PER_CLASS)
public class TestEmbeddedDatabase
{
    private final Path directory = ServiceFiles.newDirectory().resolve("postgres");

    @Test
    public void testDataSurviveRestartsAndKills()
            throws Exception
    {
        int port = freePort();
        Files.createDirectories(directory.resolve("cluster.new"));
        Files.writeString(directory.resolve("cluster.new/postgresql.conf"), "# left by a start that was killed\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
            execute(database, "CREATE TABLE kept AS SELECT 1 AS value");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, "guess")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, port)).isInstanceOf(UnsafeConfigurationException.class).hasMessageContaining("Another control plane");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();

        long orphan = leaveOrphan(port);
        assertThat(ProcessHandle.of(orphan)).hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(read(database, "SELECT value FROM kept")).isEqualTo("1");
        }
    }

    @Test
    public void testForeignProcessIsLeftAlone()
            throws Exception
    {
        Path cluster = Files.createDirectories(ServiceFiles.newDirectory().resolve("cluster"));
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(cluster.resolve("postmaster.pid"), bystander.pid() + "\n" + cluster + "\n");
            OrphanedPostgres.stop(cluster);
            assertThat(bystander.isAlive()).isTrue();
            assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
        }
        finally {
            bystander.destroyForcibly();
        }
        Files.writeString(cluster.resolve("postmaster.pid"), "");
        OrphanedPostgres.stop(cluster);
        OrphanedPostgres.stop(cluster.resolve("nothing"));
    }

    @Test
    public void testTakenPortIsNamed()
            throws Exception
    {
        Path other = ServiceFiles.newDirectory();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(other, taken.getLocalPort()))
                    .isInstanceOf(UnsafeConfigurationException.class)
                    .hasMessageContaining("omnisql.database.embedded-port is " + taken.getLocalPort());
        }
        DirectoryLock.take(other).close();
    }

    /**
     * Starts the database in another process and kills that process.
     *
     * @return the server that it leaves behind
     */
    private long leaveOrphan(int port)
            throws Exception
    {
        Process owner = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseOwner.class.getName(),
                directory.toString(),
                Integer.toString(port)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = owner.inputReader()) {
            assertThat(output.lines().anyMatch(line -> line.equals(DatabaseOwner.READY))).isTrue();
        }
        finally {
            owner.destroyForcibly().waitFor();
        }
        return Long.parseLong(Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst().strip());
    }

    private static String setting(EmbeddedDatabase database, String name)
            throws SQLException
    {
        return read(database, "SHOW " + name);
    }

    private static void execute(EmbeddedDatabase database, String sql)
            throws SQLException
    {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedDatabase database, String sql)
            throws SQLException
    {
        try (Connection connection = connect(database); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database)
            throws SQLException
    {
        return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
    }

    /**
     * A port that no client is given while the database is stopped.
     */
    private static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }
}
