package io.omnisql.control.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * SHA-256 of random secrets, which need no slow hash, and their comparison in constant time.
 */
public final class Hashes
{
    private Hashes() {}

    public static byte[] sha256(String secret)
    {
        return sha256(secret.getBytes(UTF_8));
    }

    public static byte[] sha256(byte[] content)
    {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public static boolean same(byte[] left, byte[] right)
    {
        return MessageDigest.isEqual(left, right);
    }
}
