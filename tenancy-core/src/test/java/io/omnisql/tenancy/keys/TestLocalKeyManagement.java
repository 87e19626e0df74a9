package io.omnisql.tenancy.keys;

import io.omnisql.control.api.WrappedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestLocalKeyManagement
{
    @TempDir
    private Path directory;

    @Test
    void testGenerateAndUnwrap()
            throws IOException
    {
        Path file = masterKey("master.key");
        WrappedKey wrapped = new LocalKeyManagement(file).generate("acme", 3);
        assertThat(wrapped.provider()).isEqualTo("local");
        assertThat(wrapped.keyId()).isEqualTo("master.key");
        assertThat(wrapped.version()).isEqualTo(3);

        TenantKey key = new LocalKeyManagement(file).unwrap("acme", wrapped);
        assertThat(key.key().getEncoded()).hasSize(32);
        assertThat(key).hasToString("TenantKey[acme, v3]");
        assertThat(new LocalKeyManagement(file).generate("acme", 3).wrapped()).isNotEqualTo(wrapped.wrapped());
    }

    @Test
    void testMovedKeyIsRefused()
            throws IOException
    {
        LocalKeyManagement management = new LocalKeyManagement(masterKey("master.key"));
        WrappedKey wrapped = management.generate("acme", 1);
        assertRefused(management, "globex", wrapped);
        assertRefused(management, "acme", new WrappedKey(2, "local", "master.key", wrapped.wrapped(), true));
        assertRefused(management, "acme", new WrappedKey(1, "aws-kms", "master.key", wrapped.wrapped(), true));
        assertRefused(new LocalKeyManagement(masterKey("other.key")), "acme", wrapped);
    }

    @Test
    void testChangedKeyIsRefused()
            throws IOException
    {
        LocalKeyManagement management = new LocalKeyManagement(masterKey("master.key"));
        WrappedKey wrapped = management.generate("acme", 1);
        byte[] bytes = Base64.getDecoder().decode(wrapped.wrapped());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertRefused(management, "acme", new WrappedKey(1, "local", "master.key", Base64.getEncoder().encodeToString(changed), true));
        }
        assertRefused(management, "acme", new WrappedKey(1, "local", "master.key", "not base64", true));
    }

    @Test
    void testBadMasterKeyFile()
            throws IOException
    {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> new LocalKeyManagement(missing)).isInstanceOf(KeyUnavailableException.class);
        Path shorter = Files.writeString(directory.resolve("short"), Base64.getEncoder().encodeToString(new byte[16]));
        assertThatThrownBy(() -> new LocalKeyManagement(shorter))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessage("The master key file must hold 32 bytes in base64, not 16: " + shorter);
    }

    @Test
    void testProviders()
            throws IOException
    {
        Path file = masterKey("master.key");
        assertThat(KeyManagements.open("local", file)).isInstanceOf(LocalKeyManagement.class);
        assertThatThrownBy(() -> KeyManagements.open("vault", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no key provider 'vault'; use 'local'");
    }

    private Path masterKey(String name)
            throws IOException
    {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(key) + "\n");
    }

    private static void assertRefused(KeyManagement management, String tenant, WrappedKey wrapped)
    {
        assertThatThrownBy(() -> management.unwrap(tenant, wrapped)).isInstanceOf(KeyUnavailableException.class);
    }
}
