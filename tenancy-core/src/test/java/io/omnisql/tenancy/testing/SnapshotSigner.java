package io.omnisql.tenancy.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.control.api.Snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs snapshots as a control plane does.
 */
public final class SnapshotSigner
{
    public static final String HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"omnisql-snapshot+jws\"}";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final KeyPair keyPair;

    public SnapshotSigner()
    {
        try {
            keyPair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path writePublicKey(Path file)
    {
        try {
            return Files.writeString(file, Base64.getEncoder().encodeToString(keyPair.getPublic().getEncoded()) + "\n");
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String sign(Snapshot snapshot)
    {
        return sign(HEADER, json(snapshot));
    }

    public String sign(String header, String payload)
    {
        String signed = base64(header.getBytes(UTF_8)) + "." + base64(payload.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keyPair.getPrivate());
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + base64(signature.sign());
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String json(Snapshot snapshot)
    {
        try {
            return mapper.writeValueAsString(snapshot);
        }
        catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] bytes)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
