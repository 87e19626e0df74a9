package io.omnisql.sandbox.github.webhook;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * The signatures of deliveries.
 */
public final class Signature
{
    private Signature() {}

    /**
     * The value of {@code X-Hub-Signature-256}.
     */
    public static String sha256(String secret, byte[] payload)
    {
        return "sha256=" + hmac("HmacSHA256", secret, payload);
    }

    /**
     * The value of the legacy header {@code X-Hub-Signature}.
     */
    static String sha1(String secret, byte[] payload)
    {
        return "sha1=" + hmac("HmacSHA1", secret, payload);
    }

    private static String hmac(String algorithm, String secret, byte[] payload)
    {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(payload));
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
