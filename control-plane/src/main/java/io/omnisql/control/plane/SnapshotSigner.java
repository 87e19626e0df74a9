package io.omnisql.control.plane;

import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.SnapshotFormat;
import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.UnsafeConfigurationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes a compact JWS of a snapshot, in the form that {@link SnapshotFormat} describes.
 */
@Component
class SnapshotSigner
{
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = BASE64.encodeToString(
            "{\"alg\":\"%s\",\"typ\":\"%s\"}".formatted(SnapshotFormat.ALGORITHM, SnapshotFormat.TYPE).getBytes(UTF_8));

    private final JsonMapper mapper;
    private final PrivateKey key;

    SnapshotSigner(ControlPlaneProperties properties, JsonMapper mapper)
    {
        this.mapper = mapper;
        KeyPair keys = SigningKeys.load(properties.snapshot().privateKeyFile(), properties.snapshot().publicKeyFile());
        this.key = keys.getPrivate();
        requirePair(keys.getPublic());
    }

    byte[] sign(Snapshot snapshot)
    {
        String content = HEADER + "." + BASE64.encodeToString(mapper.writeValueAsBytes(snapshot));
        return (content + "." + BASE64.encodeToString(signature(content.getBytes(UTF_8)))).getBytes(UTF_8);
    }

    private byte[] signature(byte[] content)
    {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException("The snapshot cannot be signed", e);
        }
    }

    private void requirePair(PublicKey publicKey)
    {
        byte[] probe = HEADER.getBytes(UTF_8);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(probe);
            if (signature.verify(signature(probe))) {
                return;
            }
        }
        catch (GeneralSecurityException _) {
            // the same answer as for a signature that does not fit
        }
        throw new UnsafeConfigurationException(
                "omnisql.snapshot.private-key-file holds a private and a public key that do not belong together",
                "Restore the file, or remove it to have a new key made; then every data plane needs the new public key");
    }
}
