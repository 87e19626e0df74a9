package io.omnisql.control.webhook;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * GitHub's webhook signature: {@code sha256=} and the HMAC-SHA256 of the raw body in hex.
 */
final class WebhookSignature
{
    private static final String PREFIX = "sha256=";
    private static final int HEX_LENGTH = 64;
    private static final int CHUNK = 65_536;

    private WebhookSignature() {}

    /**
     * Reads the body to its end, whatever the signature is.
     *
     * @throws BodyTooLargeException as soon as the body is longer than allowed
     */
    static boolean verify(String secret, InputStream body, long maxBytes, String signature)
            throws IOException, BodyTooLargeException
    {
        byte[] expected = hmac(secret, body, maxBytes);
        return MessageDigest.isEqual(expected, claimed(signature));
    }

    private static byte[] claimed(String signature)
    {
        if (!signature.startsWith(PREFIX) || signature.length() != PREFIX.length() + HEX_LENGTH) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
        }
        catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] hmac(String secret, InputStream body, long maxBytes)
            throws IOException, BodyTooLargeException
    {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                total += length;
                if (total > maxBytes) {
                    throw new BodyTooLargeException();
                }
                mac.update(chunk, 0, length);
            }
            return mac.doFinal();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    static final class BodyTooLargeException
            extends Exception {}
}
