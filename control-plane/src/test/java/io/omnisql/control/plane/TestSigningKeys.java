package io.omnisql.control.plane;

import io.omnisql.control.config.UnsafeConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class TestSigningKeys
{
    @TempDir
    private Path directory;

    @Test
    public void testKeyIsMadeOnce()
            throws IOException
    {
        Path privateFile = directory.resolve("snapshot.key");
        Path publicFile = directory.resolve("snapshot.pub");
        KeyPair made = SigningKeys.load(privateFile, publicFile);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile))).isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(publicFile).strip())).isEqualTo(made.getPublic().getEncoded());

        Files.delete(publicFile);
        KeyPair read = SigningKeys.load(privateFile, publicFile);
        assertThat(read.getPrivate()).isEqualTo(made.getPrivate());
        assertThat(Base64.getDecoder().decode(Files.readString(publicFile).strip())).isEqualTo(made.getPublic().getEncoded());
    }

    @Test
    public void testUnsafeFilesAreRefused()
            throws IOException
    {
        Path privateFile = directory.resolve("snapshot.key");
        Path publicFile = directory.resolve("snapshot.pub");
        SigningKeys.load(privateFile, publicFile);
        Files.setPosixFilePermissions(privateFile, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> SigningKeys.load(privateFile, publicFile))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("omnisql.snapshot.private-key-file");

        Files.setPosixFilePermissions(privateFile, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(privateFile, "MC4CAQAwBQYDK2VwBCIEI-not-a-key\nsecond");
        assertThatThrownBy(() -> SigningKeys.load(privateFile, publicFile))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("does not hold a signing key")
                .hasMessageNotContaining("MC4CAQ")
                .hasNoCause();

        assertThatThrownBy(() -> SigningKeys.load(directory.resolve("missing/snapshot.key"), publicFile))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("omnisql.snapshot.private-key-file");
    }
}
