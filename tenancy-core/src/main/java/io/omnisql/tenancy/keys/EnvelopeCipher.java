package io.omnisql.tenancy.keys;

import at.favre.lib.hkdf.HKDF;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static javax.crypto.Cipher.DECRYPT_MODE;
import static javax.crypto.Cipher.ENCRYPT_MODE;

/**
 * Encrypts values under a tenant key: HKDF-SHA256 gives each value its own AES-256-GCM key.
 * <p>
 * An envelope is {@code "OSC1" | key version (4 bytes) | salt (16) | nonce (12) | ciphertext and tag}. The header is authenticated
 * together with the caller's associated data, so that an envelope moved to another tenant, purpose or place does not open.
 */
public final class EnvelopeCipher
{
    private static final byte[] MAGIC = "OSC1".getBytes(US_ASCII);
    private static final int SALT_LENGTH = 16;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 4 + Integer.BYTES + SALT_LENGTH + NONCE_LENGTH;

    private final String purpose;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param purpose separates uses of one tenant key, e.g. {@code cache} and {@code credentials}
     */
    public EnvelopeCipher(String purpose)
    {
        this.purpose = requireNonNull(purpose, "purpose is null");
    }

    public byte[] encrypt(TenantKey key, byte[] plaintext, byte[] associatedData)
    {
        byte[] salt = new byte[SALT_LENGTH];
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(key.version()).put(salt).put(nonce).array();
        try {
            byte[] ciphertext = cipher(ENCRYPT_MODE, key, salt, nonce, header, associatedData).doFinal(plaintext);
            return ByteBuffer.allocate(header.length + ciphertext.length).put(header).put(ciphertext).array();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption failed", e);
        }
    }

    /**
     * @throws EnvelopeException when the envelope is not one, was changed, or belongs to another tenant, purpose or place
     */
    public byte[] decrypt(TenantKey key, byte[] envelope, byte[] associatedData)
            throws EnvelopeException
    {
        if (keyVersion(envelope) != key.version()) {
            throw new EnvelopeException("The envelope was made with another version of the tenant's key");
        }
        byte[] header = Arrays.copyOf(envelope, HEADER_LENGTH);
        byte[] salt = Arrays.copyOfRange(envelope, 8, 8 + SALT_LENGTH);
        byte[] nonce = Arrays.copyOfRange(envelope, 8 + SALT_LENGTH, HEADER_LENGTH);
        try {
            return cipher(DECRYPT_MODE, key, salt, nonce, header, associatedData).doFinal(envelope, HEADER_LENGTH, envelope.length - HEADER_LENGTH);
        }
        catch (GeneralSecurityException e) {
            throw new EnvelopeException("The envelope does not open with this key and place");
        }
    }

    /**
     * The version of the tenant key that an envelope was made with.
     */
    public static int keyVersion(byte[] envelope)
            throws EnvelopeException
    {
        if (envelope.length < HEADER_LENGTH + TAG_BITS / Byte.SIZE || !Arrays.equals(MAGIC, Arrays.copyOf(envelope, MAGIC.length))) {
            throw new EnvelopeException("Not an envelope");
        }
        return ByteBuffer.wrap(envelope).getInt(MAGIC.length);
    }

    private Cipher cipher(int mode, TenantKey key, byte[] salt, byte[] nonce, byte[] header, byte[] associatedData)
            throws GeneralSecurityException
    {
        byte[] info = (purpose + "|" + key.tenant() + "|" + key.version()).getBytes(UTF_8);
        byte[] derived = HKDF.fromHmacSha256().extractAndExpand(salt, key.key().getEncoded(), info, 32);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(associatedData);
        Arrays.fill(derived, (byte) 0);
        return cipher;
    }
}
