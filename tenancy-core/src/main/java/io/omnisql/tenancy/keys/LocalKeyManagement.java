package io.omnisql.tenancy.keys;

import io.omnisql.control.api.WrappedKey;

import javax.crypto.spec.SecretKeySpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Key management with a master key in a file, for a laptop or a single node.
 * <p>
 * The file holds 32 bytes in base64. It must be readable by its owner only; anyone who reads it can read every tenant's secrets.
 */
public final class LocalKeyManagement
        implements KeyManagement
{
    public static final String PROVIDER = "local";
    private static final int KEY_LENGTH = 32;

    private final String keyId;
    private final TenantKey masterKey;
    private final EnvelopeCipher cipher = new EnvelopeCipher("wrap");
    private final SecureRandom random = new SecureRandom();

    /**
     * @throws KeyUnavailableException when the file cannot be read or does not hold 32 bytes in base64
     */
    public LocalKeyManagement(Path masterKeyFile)
    {
        this.keyId = masterKeyFile.getFileName().toString();
        this.masterKey = new TenantKey("master", 1, new SecretKeySpec(read(masterKeyFile), "AES"));
    }

    private static byte[] read(Path file)
    {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        }
        catch (IOException | IllegalArgumentException e) {
            throw new KeyUnavailableException("The master key file cannot be read as base64: " + file, e);
        }
        if (key.length != KEY_LENGTH) {
            throw new KeyUnavailableException("The master key file must hold %s bytes in base64, not %s: %s".formatted(KEY_LENGTH, key.length, file));
        }
        return key;
    }

    @Override
    public WrappedKey generate(String tenant, int version)
    {
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        String wrapped = Base64.getEncoder().encodeToString(cipher.encrypt(masterKey, key, place(tenant, version)));
        return new WrappedKey(version, PROVIDER, keyId, wrapped, true);
    }

    @Override
    public TenantKey unwrap(String tenant, WrappedKey wrapped)
    {
        if (!wrapped.provider().equals(PROVIDER)) {
            throw new KeyUnavailableException("The tenant's key was wrapped by '%s', not by '%s'".formatted(wrapped.provider(), PROVIDER));
        }
        try {
            byte[] key = cipher.decrypt(masterKey, Base64.getDecoder().decode(wrapped.wrapped()), place(tenant, wrapped.version()));
            return new TenantKey(tenant, wrapped.version(), new SecretKeySpec(key, "AES"));
        }
        catch (EnvelopeException | IllegalArgumentException e) {
            throw new KeyUnavailableException("Version %s of the tenant's key does not unwrap with this master key".formatted(wrapped.version()), e);
        }
    }

    private static byte[] place(String tenant, int version)
    {
        return AssociatedData.of("tenant-key", tenant, Integer.toString(version));
    }
}
