package io.omnisql.tenancy.snapshot;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.SnapshotFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

/**
 * Reads signed snapshots, and only those that the control plane made for this data plane.
 * <p>
 * The header is compared with the one that the format allows, so that it cannot choose an algorithm or a key. Fields that this version
 * does not know are ignored, missing ones are an error: a newer control plane may serve an older data plane, but nothing is guessed.
 */
final class SnapshotVerifier
{
    private static final Map<String, Object> HEADER = Map.of("alg", SnapshotFormat.ALGORITHM, "typ", SnapshotFormat.TYPE);
    private static final TypeReference<Map<String, Object>> HEADER_TYPE = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final String planeId;
    private final PublicKey publicKey;

    /**
     * @throws IllegalArgumentException when the file does not hold an Ed25519 public key
     */
    SnapshotVerifier(String planeId, Path publicKeyFile)
    {
        this.planeId = requireNonNull(planeId, "planeId is null");
        this.publicKey = read(publicKeyFile);
    }

    private static PublicKey read(Path file)
    {
        try {
            byte[] encoded = Base64.getDecoder().decode(Files.readString(file).strip());
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        }
        catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The snapshot's public key must be an Ed25519 key in base64 X.509 form: " + file, e);
        }
    }

    Snapshot verify(String jws)
            throws SnapshotRejectedException
    {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new SnapshotRejectedException("The snapshot is not a compact JWS");
        }
        verifyHeader(decode(parts[0]));
        verifySignature(parts[0] + "." + parts[1], decode(parts[2]));
        Snapshot snapshot = parse(decode(parts[1]));
        if (!snapshot.planeId().equals(planeId)) {
            throw new SnapshotRejectedException("The snapshot was made for another data plane; check plane.id and the plane's token");
        }
        return snapshot;
    }

    private void verifyHeader(byte[] header)
            throws SnapshotRejectedException
    {
        try {
            if (mapper.readValue(header, HEADER_TYPE).equals(HEADER)) {
                return;
            }
        }
        catch (IOException e) {
            throw new SnapshotRejectedException("The snapshot's header is not JSON", e);
        }
        throw new SnapshotRejectedException("The snapshot's header is not the one that snapshots have");
    }

    private void verifySignature(String signed, byte[] signature)
            throws SnapshotRejectedException
    {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(signed.getBytes(US_ASCII));
            if (verifier.verify(signature)) {
                return;
            }
        }
        catch (GeneralSecurityException e) {
            throw new SnapshotRejectedException("The snapshot's signature cannot be checked", e);
        }
        throw new SnapshotRejectedException("The snapshot's signature does not match snapshot.public-key-file");
    }

    private Snapshot parse(byte[] payload)
            throws SnapshotRejectedException
    {
        try {
            Snapshot snapshot = mapper.readValue(payload, Snapshot.class);
            if (snapshot != null) {
                return snapshot;
            }
        }
        catch (IOException e) {
            throw new SnapshotRejectedException("The snapshot's payload is not in this version's form; update the data plane or the control plane", e);
        }
        throw new SnapshotRejectedException("The snapshot's payload is empty");
    }

    private static byte[] decode(String part)
            throws SnapshotRejectedException
    {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(part)) {
                return decoded;
            }
        }
        catch (IllegalArgumentException e) {
            throw new SnapshotRejectedException("The snapshot is not in base64url", e);
        }
        throw new SnapshotRejectedException("The snapshot is not in canonical base64url");
    }
}
