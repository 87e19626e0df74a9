package io.omnisql.system;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parts of the packaged system are killed: what must go on goes on, what must close closes.
 */
@Tag("system")
@ExtendWith(OmniSqlSystem.Running.class)
public class TestFaults
{
    private static final String ALICE = "acme/alice@acme.com";
    private static final String BOB = "acme/bob@acme.com";
    private static final String LIVE = "SELECT count(*) FROM github.main.issues WHERE repository = 'platform' AND state = 'closed' AND created_at > TIMESTAMP '%s UTC'";

    private final OmniSqlSystem system;

    public TestFaults(OmniSqlSystem system)
    {
        this.system = system;
    }

    @AfterEach
    public void startAgain()
    {
        system.script("up").expectSuccess();
    }

    @Test
    public void testPolicyServerKilled()
    {
        kill("policy");
        String error = system.error(BOB, "SELECT user_login FROM github.main.issues WHERE repository = 'website' LIMIT 5");
        assertThat(error).doesNotContain("SELECT");
        system.script("up").expectSuccess();
    }

    @Test
    public void testControlPlaneKilled()
            throws SQLException
    {
        kill("control-plane");
        assertThat(system.query(ALICE, "SELECT number FROM github.main.issues WHERE repository = 'platform' ORDER BY created_at DESC LIMIT 3")).hasSize(3);
        assertThat(system.query(BOB, "SELECT DISTINCT repository, user_login FROM github.main.issues")).containsExactly(List.of("website", "***"));
    }

    @Test
    public void testControlPlaneStaysAwayOverRestart()
            throws SQLException
    {
        kill("control-plane");
        kill("trino");
        system.script("restart", "trino").expectSuccess();
        assertThat(system.query(BOB, "SELECT DISTINCT repository, user_login FROM github.main.issues")).containsExactly(List.of("website", "***"));
    }

    @Test
    public void testRedisKilled()
            throws SQLException
    {
        kill("redis");
        long began = System.nanoTime();
        assertThat(system.query(ALICE, LIVE.formatted("2020-01-01 00:00:00"))).hasSize(1);
        assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(120);
    }

    private void kill(String part)
    {
        ProcessHandle process = system.process(part);
        process.destroyForcibly();
        process.onExit().join();
    }
}
