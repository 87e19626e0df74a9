package io.omnisql.system;

import io.omnisql.system.OmniSqlSystem.ScriptRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one script: starting, stopping, and starting again after anything was killed.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestLifecycle
{
    private final OmniSqlSystem system;

    public TestLifecycle(OmniSqlSystem system)
    {
        this.system = system;
    }

    @Test
    public void testSecondUpSaysThatItIsUp()
    {
        assertThat(system.script("up").expectSuccess().output()).contains("up already", "jdbc:trino://localhost:" + system.port("TRINO"));
        assertThat(system.script("status").expectSuccess().output()).contains("trino", "control-plane").doesNotContain("down");
    }

    @Test
    public void testSql()
    {
        assertThat(system.script("sql", "--tenant", "globex", "--user", "gina", "-e", "SELECT DISTINCT owner FROM issues WHERE repository = 'website'").expectSuccess().output())
                .contains("\"globex\"");
    }

    @Test
    public void testTakenPortIsNamed(@TempDir Path state)
            throws IOException
    {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ScriptRun run = system.script(Map.of("OMNISQL_STATE", state.toString(), "OMNISQL_REDIS_PORT", Integer.toString(taken.getLocalPort())), "up");
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " for redis is taken", "OMNISQL_REDIS_PORT=");
        }
    }

    @Test
    public void testEverythingKilledAndUpAgain()
            throws SQLException
    {
        List<ProcessHandle> processes = processes();
        assertThat(processes).hasSizeGreaterThan(5);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        system.script("up").expectSuccess();
        assertThat(system.query("acme/alice@acme.com", "SELECT count(*) FROM repositories").getFirst().getFirst()).isNotEqualTo("0");
    }

    @Test
    public void testDownLeavesNothing()
    {
        assertThat(processes()).isNotEmpty();
        system.script("down").expectSuccess();
        assertThat(processes()).isEmpty();
        assertThat(system.script("down").expectSuccess().output()).contains("Nothing is running");
        assertThat(system.script("status").exitCode()).isEqualTo(3);
        system.script("up").expectSuccess();
    }

    /**
     * All processes of this system: those whose environment carries its mark, or that work in its data.
     */
    private List<ProcessHandle> processes()
    {
        return ProcessHandle.allProcesses().filter(process -> marked(process.pid())).toList();
    }

    private boolean marked(long pid)
    {
        Path process = Path.of("/proc/" + pid);
        try {
            return Files.readString(process.resolve("environ"), ISO_8859_1).contains("OMNISQL_MARK=" + system.state())
                    || Files.readSymbolicLink(process.resolve("cwd")).startsWith(system.state().resolve("data"));
        }
        catch (IOException e) {
            return false;
        }
    }
}
