package io.omnisql.control.api;

import static java.util.Objects.requireNonNull;

/**
 * A tenant key as it may be stored: encrypted by a key-management service.
 *
 * @param version starts at 1 and grows with each rotation
 * @param provider which service wrapped it: {@code local} or {@code aws-kms}
 * @param keyId the wrapping key's name within that service
 * @param wrapped base64 of what the service returned
 * @param active whether new data is encrypted with this version
 */
public record WrappedKey(int version, String provider, String keyId, String wrapped, boolean active)
{
    public WrappedKey
    {
        requireNonNull(provider, "provider is null");
        requireNonNull(keyId, "keyId is null");
        requireNonNull(wrapped, "wrapped is null");
    }
}
