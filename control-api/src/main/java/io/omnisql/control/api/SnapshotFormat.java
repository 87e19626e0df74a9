package io.omnisql.control.api;

/**
 * Constants of the snapshot's wire form.
 * <p>
 * A snapshot is a compact JWS, {@code base64url(header).base64url(payload).base64url(signature)}, with the header
 * {@code {"alg":"EdDSA","typ":"omnisql-snapshot+jws"}} and an Ed25519 signature over the first two parts (RFC 7515, RFC 8037).
 * The payload is the JSON of a {@link Snapshot}.
 */
public final class SnapshotFormat
{
    public static final String MEDIA_TYPE = "application/jose";
    public static final String ALGORITHM = "EdDSA";
    public static final String TYPE = "omnisql-snapshot+jws";

    private SnapshotFormat() {}
}
