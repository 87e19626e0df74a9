package io.omnisql.tenancy.keys;

import org.junit.jupiter.api.Test;

import javax.crypto.spec.SecretKeySpec;

import java.util.Base64;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestConnectionSecrets
{
    private static final Map<String, String> SECRETS = Map.of("token", "ghp_sesame", "webhook_secret", "open");
    private static final TenantKey ACME = new TenantKey("acme", 2, new SecretKeySpec(new byte[32], "AES"));
    private static final TenantKey GLOBEX = new TenantKey("globex", 2, new SecretKeySpec(new byte[32], "AES"));

    private final ConnectionSecrets secrets = new ConnectionSecrets();

    @Test
    void testRoundTrip()
            throws EnvelopeException
    {
        String encrypted = secrets.encrypt(ACME, "github", "main", SECRETS);
        assertThat(ConnectionSecrets.keyVersion(encrypted)).isEqualTo(2);
        assertThat(secrets.decrypt(ACME, "github", "main", encrypted)).isEqualTo(SECRETS);
        assertThat(new String(Base64.getDecoder().decode(encrypted), ISO_8859_1)).doesNotContain("sesame", "token", "main");
    }

    @Test
    void testMovedSecretsAreRefused()
    {
        String encrypted = secrets.encrypt(ACME, "github", "main", SECRETS);
        assertRefused(GLOBEX, "github", "main", encrypted);
        assertRefused(ACME, "jira", "main", encrypted);
        assertRefused(ACME, "github", "other", encrypted);
        assertRefused(ACME, "githubmain", "", encrypted);
        assertRefused(ACME, "github", "main", "");
        assertRefused(ACME, "github", "main", "*");
        assertRefused(ACME, "github", "main", Base64.getEncoder().encodeToString(
                new EnvelopeCipher("cache").encrypt(ACME, "{}".getBytes(UTF_8), AssociatedData.of("connection", "acme", "github", "main"))));
    }

    private void assertRefused(TenantKey key, String connector, String connection, String encrypted)
    {
        assertThatThrownBy(() -> secrets.decrypt(key, connector, connection, encrypted)).isInstanceOf(EnvelopeException.class);
    }
}
