package io.omnisql.tenancy.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/**
 * The encrypted form of a connection's secrets: a JSON object of strings in an envelope bound to tenant, connector and connection.
 */
public final class ConnectionSecrets
{
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final EnvelopeCipher cipher = new EnvelopeCipher("credentials");

    public String encrypt(TenantKey key, String connector, String connection, Map<String, String> secrets)
    {
        try {
            byte[] plaintext = mapper.writeValueAsBytes(secrets);
            return Base64.getEncoder().encodeToString(cipher.encrypt(key, plaintext, place(key, connector, connection)));
        }
        catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings are always JSON", e);
        }
    }

    /**
     * The version of the tenant key that decrypts the secrets.
     *
     * @throws EnvelopeException when it is not an envelope
     */
    public static int keyVersion(String encrypted)
            throws EnvelopeException
    {
        return EnvelopeCipher.keyVersion(decode(encrypted));
    }

    /**
     * @throws EnvelopeException when the envelope was changed or belongs to another tenant, connector or connection
     */
    public Map<String, String> decrypt(TenantKey key, String connector, String connection, String encrypted)
            throws EnvelopeException
    {
        byte[] plaintext = cipher.decrypt(key, decode(encrypted), place(key, connector, connection));
        try {
            return Map.copyOf(mapper.readValue(plaintext, SECRETS));
        }
        catch (IOException e) {
            throw new EnvelopeException("The envelope does not hold a connection's secrets");
        }
    }

    private static byte[] decode(String encrypted)
            throws EnvelopeException
    {
        try {
            return Base64.getDecoder().decode(encrypted);
        }
        catch (IllegalArgumentException e) {
            throw new EnvelopeException("Not an envelope");
        }
    }

    private static byte[] place(TenantKey key, String connector, String connection)
    {
        return AssociatedData.of("connection", key.tenant(), connector, connection);
    }
}
