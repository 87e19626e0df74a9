package io.omnisql.control.api;

import static java.util.Objects.requireNonNull;

/**
 * An API key as it is stored: its public id and a hash.
 * <p>
 * The key itself is {@code osk_<id>_<secret>}, the secret being 32 random bytes in base64url without padding.
 *
 * @param id 12 lower-case letters and digits
 * @param secretHash lower-case hex SHA-256 of the whole key's UTF-8 bytes; a fast hash is right for 256 random bits
 * @param expiresAt milliseconds since the epoch; 0 means never
 */
public record ApiKeyEntry(String id, String secretHash, long expiresAt)
{
    public ApiKeyEntry
    {
        requireNonNull(id, "id is null");
        requireNonNull(secretHash, "secretHash is null");
    }
}
