package io.omnisql.toolkit.remote;

import io.omnisql.tenancy.rotation.RotatedValues;
import io.omnisql.tenancy.rotation.RotationException;
import io.omnisql.tenancy.rotation.RotationException.Reason;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_REMOTE_UNAUTHENTICATED;
import static io.omnisql.toolkit.remote.TestingCalls.NOW;
import static io.omnisql.toolkit.remote.TestingCalls.code;
import static io.omnisql.toolkit.remote.TestingCalls.connection;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
final class TestRotatedSecrets
{
    private static final ConnectionInfo CONNECTION = connection("acme", "https://api.example.com");
    private static final Map<String, String> STORED = Map.of("refresh", "r0");
    private static final Duration LEASE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final List<String> exchanged = new ArrayList<>();
    private String current = "r0";

    @Test
    void testRestartGoesOn()
            throws IOException
    {
        Path file = directory.resolve("jira.secrets");
        assertThat(exchange(fromFile(file)).value()).isEqualTo("t1");
        assertThat(exchange(fromFile(file)).value()).as("the token is good still").isEqualTo("t1");
        assertThat(renew(fromFile(file), "t1").value()).isEqualTo("t2");
        assertThat(renew(fromFile(file), "t2").value()).isEqualTo("t3");
        assertThat(exchanged).containsExactly("r0", "r1", "r2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).extracting(found -> found.getFileName().toString()).containsExactlyInAnyOrder("jira.secrets", "jira.secrets.lock");
        }
        AccessToken token = exchange(fromFile(file));
        assertThat(token.expiresAt()).contains(NOW);
        assertThat(token.baseUrl()).contains("https://gateway.example.com");
    }

    @Test
    void testProcessesThatShareTheFile()
            throws Exception
    {
        Path file = directory.resolve("jira.secrets");
        try (ExecutorService executor = newVirtualThreadPerTaskExecutor()) {
            List<Future<AccessToken>> tokens = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                RotatedSecrets process = fromFile(file);
                tokens.add(executor.submit(() -> exchange(process)));
            }
            for (Future<AccessToken> token : tokens) {
                assertThat(token.get().value()).isEqualTo("t1");
            }
        }
        assertThat(exchanged).containsExactly("r0");
    }

    @Test
    void testSecretThatTheUserReplacedBeginsAnew()
    {
        Path file = directory.resolve("jira.secrets");
        exchange(fromFile(file));
        current = "another";
        assertThat(fromFile(file).exchange(CONNECTION, Map.of("refresh", "another"), _ -> true, this::issue).value()).isEqualTo("t2");
        assertThat(exchanged).containsExactly("r0", "another");
    }

    @Test
    void testDamagedFile()
            throws IOException
    {
        Path file = directory.resolve("jira.secrets");
        exchange(fromFile(file));
        for (String damaged : List.of("", "rubbish", Files.readString(file).substring(0, 60))) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> exchange(fromFile(file)))
                    .satisfies(code(OMNISQL_REMOTE_UNAUTHENTICATED))
                    .hasMessageStartingWith("The renewed credentials of connection main cannot be read")
                    .hasMessageEndingWith("let the user authorize the app again and store the new refresh token in the connection");
        }
        assertThat(exchanged).as("nothing is exchanged that may have been replaced").containsExactly("r0");
    }

    @Test
    void testUnwritableFolderExchangesNothing()
    {
        assertThatThrownBy(() -> exchange(fromFile(directory.resolve("missing/jira.secrets"))))
                .isInstanceOf(TransientRemoteException.class)
                .hasMessageContaining("cannot be written");
        assertThat(exchanged).isEmpty();
    }

    @Test
    void testRefusedExchangeReleases()
    {
        RotatedSecrets secrets = secrets(new MemoryRotatedValues());
        assertThatThrownBy(() -> secrets.exchange(CONNECTION, STORED, _ -> true, _ -> {
            throw new TransientRemoteException("not now");
        })).hasMessage("not now");
        assertThat(exchange(secrets).value()).isEqualTo("t1");
    }

    @Test
    void testReplacementIsKeptAgain()
    {
        FlakyValues values = new FlakyValues();
        RotatedSecrets secrets = secrets(values);
        values.failures = 2;
        assertThat(exchange(secrets).value()).isEqualTo("t1");
        values.failures = 5;
        assertThat(renew(secrets, "t1").value()).as("used though it is in memory only").isEqualTo("t2");
        assertThat(renew(secrets, "t2").value()).isEqualTo("t3");
        assertThat(exchanged).containsExactly("r0", "r1", "r2");
    }

    private AccessToken exchange(RotatedSecrets secrets)
    {
        return secrets.exchange(CONNECTION, STORED, _ -> true, this::issue);
    }

    private AccessToken renew(RotatedSecrets secrets, String refused)
    {
        return secrets.exchange(CONNECTION, STORED, token -> !token.value().equals(refused), this::issue);
    }

    /**
     * A service that takes each refresh token once.
     */
    private synchronized AccessToken issue(Map<String, String> secrets)
    {
        assertThat(secrets).isEqualTo(Map.of("refresh", current));
        exchanged.add(current);
        current = "r" + exchanged.size();
        return new AccessToken("t" + exchanged.size(), Optional.of(NOW), Optional.of("https://gateway.example.com"), Map.of("refresh", current));
    }

    private static RotatedSecrets fromFile(Path file)
    {
        return secrets(new FileRotatedValues(file));
    }

    private static RotatedSecrets secrets(RotatedValues values)
    {
        return new RotatedSecrets("tracker", values, LEASE, Thread::sleep);
    }

    /**
     * Values whose store fails to keep some.
     */
    private static final class FlakyValues
            implements RotatedValues
    {
        private final RotatedValues values = new MemoryRotatedValues();
        private int failures;

        @Override
        public Claim claim(Place place, Duration lease)
        {
            return values.claim(place, lease);
        }

        @Override
        public boolean replace(Claim claim, byte[] value)
        {
            if (failures > 0) {
                failures--;
                throw new RotationException(Reason.UNAVAILABLE, "It does not answer");
            }
            return values.replace(claim, value);
        }

        @Override
        public void release(Claim claim)
        {
            values.release(claim);
        }
    }
}
