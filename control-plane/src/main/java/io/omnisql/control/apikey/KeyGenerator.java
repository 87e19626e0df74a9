package io.omnisql.control.apikey;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes API keys, {@code osk_<id>_<secret>}: the id 12 lower-case letters and digits, the secret 32 random bytes in base64url without padding.
 */
final class KeyGenerator
{
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();

    String newId()
    {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    String newKey(String id)
    {
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        return "osk_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
