package io.omnisql.control.webhook;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A body whose HMAC-SHA256 is computed while it is read, so that it never lies in memory as a whole. GitHub and Jira send the signature as {@code sha256=} and hex.
 */
final class SignedBody
        extends FilterInputStream
{
    private static final String PREFIX = "sha256=";
    private static final int HEX_LENGTH = 64;

    private final Mac mac;
    private final long maxBytes;
    private long total;

    SignedBody(InputStream body, String secret, long maxBytes)
    {
        super(body);
        this.maxBytes = maxBytes;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /**
     * Reads the body to its end, whatever the signature is.
     *
     * @throws BodyTooLargeException as soon as the body is longer than allowed
     */
    boolean isSignedBy(String signature)
            throws IOException
    {
        transferTo(OutputStream.nullOutputStream());
        return MessageDigest.isEqual(mac.doFinal(), claimed(signature));
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

    @Override
    public int read()
            throws IOException
    {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length)
            throws IOException
    {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            total += count;
            if (total > maxBytes) {
                throw new BodyTooLargeException();
            }
            mac.update(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count)
    {
        throw new UnsupportedOperationException("Every byte is signed");
    }

    /**
     * The sender stays open: its bytes are read to their end by {@link #isSignedBy}.
     */
    @Override
    public void close() {}

    static final class BodyTooLargeException
            extends IOException {}
}
