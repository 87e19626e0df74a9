package io.omnisql.control.config;

import io.omnisql.control.testing.ServiceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TestSecretFiles
{
    private static final String PROPERTY = "omnisql.security.admin-token-file";

    @TempDir
    private Path directory;

    @Test
    public void testRead()
            throws IOException
    {
        Path file = ServiceFiles.secret(directory.resolve("token"), "  0123456789-0123456789 ");
        assertThat(SecretFiles.readToken(PROPERTY, file)).isEqualTo("0123456789-0123456789");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(SecretFiles.readToken(PROPERTY, file)).isEqualTo("0123456789-0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwxrwxrwx", "rw-----w-"})
    public void testFileOfOthersIsRefused(String permissions)
            throws IOException
    {
        Path file = ServiceFiles.secret(directory.resolve("token"), "0123456789-0123456789");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> SecretFiles.read(PROPERTY, file))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining(PROPERTY)
                .hasMessageNotContaining("0123456789")
                .extracting(failure -> ((UnsafeConfigurationException) failure).remedy()).isEqualTo("Run: chmod 600 " + file);
    }

    @Test
    public void testUnusableFilesAreRefused()
    {
        refused(directory.resolve("missing"), "does not exist");
        refused(directory, "does not exist");
        refused(ServiceFiles.secret(directory.resolve("empty"), " "), "empty");
        refused(ServiceFiles.secret(directory.resolve("short"), "0123456789"), "shorter than 20");
        refused(ServiceFiles.secret(directory.resolve("large"), "x".repeat(20_000)), "too large");
    }

    @Test
    public void testRefusalIsPrintedWithItsRemedy()
    {
        FailureAnalysis analysis = new UnsafeConfigurationFailureAnalyzer().analyze(new IllegalStateException(new UnsafeConfigurationException("what", "remedy")));
        assertThat(analysis.getDescription()).isEqualTo("what");
        assertThat(analysis.getAction()).isEqualTo("remedy");
    }

    private static void refused(Path file, String message)
    {
        assertThatThrownBy(() -> SecretFiles.readToken(PROPERTY, file))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining(PROPERTY)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }
}
