package io.omnisql.plugin.github.auth;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs what an App says of itself: a JSON Web Token of a few minutes.
 */
final class AppAssertion
{
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    /**
     * GitHub's clock may be behind ours.
     */
    private static final long SECONDS_BEFORE = 60;
    /**
     * GitHub allows ten minutes.
     */
    private static final long SECONDS_AFTER = 540;
    /**
     * What PKCS#8 puts before an RSA key: the version, and the algorithm {@code rsaEncryption} without parameters.
     */
    private static final byte[] RSA_KEY = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private AppAssertion() {}

    /**
     * @param app the App's id or client id, which needs no escaping in JSON
     * @param pem a private RSA key, PKCS#1 or PKCS#8
     * @throws IllegalArgumentException when it is none; the message quotes none of it
     */
    static String sign(String app, String pem, Instant now)
    {
        String claims = "{\"iat\":%s,\"exp\":%s,\"iss\":\"%s\"}".formatted(now.getEpochSecond() - SECONDS_BEFORE, now.getEpochSecond() + SECONDS_AFTER, app);
        String signed = BASE64.encodeToString(HEADER.getBytes(UTF_8)) + "." + BASE64.encodeToString(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(pem));
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        }
        catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The App's private key is no RSA key");
        }
    }

    private static PrivateKey key(String pem)
            throws GeneralSecurityException
    {
        byte[] key;
        try {
            key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The App's private key is not in the format PEM");
        }
        boolean bare = pem.contains("BEGIN RSA PRIVATE KEY");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bare ? wrapped(key) : key));
    }

    private static byte[] wrapped(byte[] key)
    {
        byte[] octets = tagged(OCTET_STRING, key);
        byte[] content = new byte[RSA_KEY.length + octets.length];
        System.arraycopy(RSA_KEY, 0, content, 0, RSA_KEY.length);
        System.arraycopy(octets, 0, content, RSA_KEY.length, octets.length);
        return tagged(SEQUENCE, content);
    }

    /**
     * A value with its tag and length in DER.
     */
    private static byte[] tagged(int tag, byte[] value)
    {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length < 0x80) {
            out.write(value.length);
        }
        else {
            int bytes = (32 - Integer.numberOfLeadingZeros(value.length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write(value.length >> shift);
            }
        }
        out.writeBytes(value);
        return out.toByteArray();
    }
}
