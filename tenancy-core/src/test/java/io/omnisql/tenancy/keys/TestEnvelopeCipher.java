package io.omnisql.tenancy.keys;

import org.junit.jupiter.api.Test;

import javax.crypto.spec.SecretKeySpec;

import java.util.Arrays;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestEnvelopeCipher
{
    private static final byte[] PLAINTEXT = "some rows of a tenant".getBytes(UTF_8);
    private static final byte[] PLACE = AssociatedData.of("acme", "issues");
    private static final TenantKey KEY = key("acme", 1, 7);

    private final EnvelopeCipher cipher = new EnvelopeCipher("cache");

    @Test
    void testRoundTrip()
            throws EnvelopeException
    {
        byte[] envelope = cipher.encrypt(KEY, PLAINTEXT, PLACE);
        assertThat(cipher.decrypt(KEY, envelope, PLACE)).isEqualTo(PLAINTEXT);
        assertThat(EnvelopeCipher.keyVersion(envelope)).isEqualTo(1);
        assertThat(cipher.encrypt(KEY, PLAINTEXT, PLACE)).as("the same value again").isNotEqualTo(envelope);
        assertThat(cipher.decrypt(KEY, cipher.encrypt(KEY, new byte[0], PLACE), PLACE)).isEmpty();
    }

    @Test
    void testEveryChangedBitIsRefused()
    {
        byte[] envelope = cipher.encrypt(KEY, PLAINTEXT, PLACE);
        for (int i = 0; i < envelope.length * Byte.SIZE; i++) {
            byte[] changed = envelope.clone();
            changed[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
            assertRefused(cipher, KEY, changed, PLACE);
        }
    }

    @Test
    void testEveryOtherLengthIsRefused()
    {
        byte[] envelope = cipher.encrypt(KEY, PLAINTEXT, PLACE);
        IntStream.range(0, envelope.length).forEach(length -> assertRefused(cipher, KEY, Arrays.copyOf(envelope, length), PLACE));
        assertRefused(cipher, KEY, Arrays.copyOf(envelope, envelope.length + 1), PLACE);
    }

    @Test
    void testMovedEnvelopeIsRefused()
    {
        byte[] envelope = cipher.encrypt(KEY, PLAINTEXT, PLACE);
        assertRefused(new EnvelopeCipher("credentials"), KEY, envelope, PLACE);
        assertRefused(cipher, key("globex", 1, 7), envelope, PLACE);
        assertRefused(cipher, key("acme", 2, 7), envelope, PLACE);
        assertRefused(cipher, key("acme", 1, 8), envelope, PLACE);
        assertRefused(cipher, KEY, envelope, AssociatedData.of("acme", "pull_requests"));
        assertRefused(cipher, KEY, envelope, AssociatedData.of("acmeissues"));
        assertRefused(cipher, KEY, envelope, AssociatedData.of("acme", "issues", ""));
        assertRefused(cipher, KEY, envelope, new byte[0]);
    }

    @Test
    void testAssociatedDataIsUnambiguous()
    {
        assertThat(AssociatedData.of("ab", "c")).isNotEqualTo(AssociatedData.of("a", "bc"));
        assertThat(AssociatedData.of("a", "")).isNotEqualTo(AssociatedData.of("a"));
        assertThat(AssociatedData.of("ü", "b")).isEqualTo(AssociatedData.of("ü", "b"));
    }

    private static void assertRefused(EnvelopeCipher cipher, TenantKey key, byte[] envelope, byte[] place)
    {
        assertThatThrownBy(() -> cipher.decrypt(key, envelope, place)).isInstanceOf(EnvelopeException.class);
    }

    private static TenantKey key(String tenant, int version, int fill)
    {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return new TenantKey(tenant, version, new SecretKeySpec(key, "AES"));
    }
}
