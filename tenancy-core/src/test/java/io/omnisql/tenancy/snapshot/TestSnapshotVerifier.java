package io.omnisql.tenancy.snapshot;

import io.omnisql.control.api.Snapshot;
import io.omnisql.tenancy.testing.SnapshotSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import static io.omnisql.tenancy.testing.SnapshotSigner.HEADER;
import static io.omnisql.tenancy.testing.Snapshots.PLANE;
import static io.omnisql.tenancy.testing.Snapshots.snapshot;
import static io.omnisql.tenancy.testing.Snapshots.tenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSnapshotVerifier
{
    private final SnapshotSigner signer = new SnapshotSigner();
    private final Snapshot snapshot = snapshot(7, tenant("acme"));
    private SnapshotVerifier verifier;

    @BeforeEach
    void setUp(@TempDir Path directory)
    {
        verifier = new SnapshotVerifier(PLANE, signer.writePublicKey(directory.resolve("snapshot.pub")));
    }

    @Test
    void testVerify()
            throws SnapshotRejectedException
    {
        assertThat(verifier.verify(signer.sign(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void testAnyChangedCharacterIsRefused()
    {
        String jws = signer.sign(snapshot(7));
        for (int i = 0; i < jws.length(); i++) {
            for (char replacement : new char[] {'A', 'B', '_', '.', '=', ' '}) {
                if (jws.charAt(i) != replacement) {
                    assertRefused(jws.substring(0, i) + replacement + jws.substring(i + 1));
                }
            }
            assertRefused(jws.substring(0, i));
        }
        assertRefused(jws + "=");
        assertRefused(jws + "\n");
        assertRefused(jws + ".");
    }

    @Test
    void testOtherSignerIsRefused()
    {
        assertThatThrownBy(() -> verifier.verify(new SnapshotSigner().sign(snapshot)))
                .isInstanceOf(SnapshotRejectedException.class)
                .hasMessage("The snapshot's signature does not match snapshot.public-key-file");
    }

    @Test
    void testForgedHeaderIsRefused()
    {
        String payload = signer.json(snapshot);
        assertHeaderRefused("{\"alg\":\"none\",\"typ\":\"omnisql-snapshot+jws\"}", payload);
        assertHeaderRefused("{\"alg\":\"HS256\",\"typ\":\"omnisql-snapshot+jws\"}", payload);
        assertHeaderRefused("{\"alg\":\"EdDSA\"}", payload);
        assertHeaderRefused("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}", payload);
        assertHeaderRefused("{\"alg\":[\"EdDSA\"],\"typ\":\"omnisql-snapshot+jws\"}", payload);
        assertHeaderRefused("{\"alg\":\"EdDSA\",\"typ\":\"omnisql-snapshot+jws\",\"jwk\":{}}", payload);
        assertHeaderRefused("{\"alg\":\"none\",\"alg\":\"EdDSA\",\"typ\":\"omnisql-snapshot+jws\"}", payload);
        assertHeaderRefused(HEADER + "{}", payload);
        assertHeaderRefused("[]", payload);
        assertHeaderRefused("", payload);
    }

    @Test
    void testUnsignedIsRefused()
    {
        String payload = SnapshotSigner.base64(signer.json(snapshot).getBytes(UTF_8));
        assertRefused(SnapshotSigner.base64("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + payload + ".");
        assertRefused(SnapshotSigner.base64(HEADER.getBytes(UTF_8)) + "." + payload + ".");
    }

    @Test
    void testOtherPlaneIsRefused()
    {
        assertThatThrownBy(() -> verifier.verify(signer.sign(new Snapshot("plane-2", 7, 0, snapshot.tenants()))))
                .isInstanceOf(SnapshotRejectedException.class)
                .hasMessageStartingWith("The snapshot was made for another data plane");
    }

    @Test
    void testPayloadForm()
            throws SnapshotRejectedException
    {
        String payload = signer.json(snapshot);
        assertThat(verifier.verify(signer.sign(HEADER, payload.replace("\"generation\"", "\"added\":1,\"generation\"")))).isEqualTo(snapshot);
        assertRefused(signer.sign(HEADER, payload.replace("\"active\":true,", "")));
        assertRefused(signer.sign(HEADER, payload.replace("\"generation\":7,", "")));
        assertRefused(signer.sign(HEADER, payload.replace("\"generation\":7,", "\"generation\":null,")));
        assertRefused(signer.sign(HEADER, payload.replace("\"generation\":7,", "\"generation\":7,\"generation\":8,")));
        assertRefused(signer.sign(HEADER, payload + payload));
        assertRefused(signer.sign(HEADER, "null"));
    }

    @Test
    void testBadPublicKeyFile(@TempDir Path directory)
            throws IOException
    {
        Path text = Files.writeString(directory.resolve("text"), "not a key");
        Path rubbish = Files.writeString(directory.resolve("rubbish"), Base64.getEncoder().encodeToString(new byte[44]));
        for (Path file : new Path[] {text, rubbish, directory.resolve("missing")}) {
            assertThatThrownBy(() -> new SnapshotVerifier(PLANE, file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The snapshot's public key must be an Ed25519 key in base64 X.509 form: " + file);
        }
    }

    private void assertHeaderRefused(String header, String payload)
    {
        assertThatThrownBy(() -> verifier.verify(signer.sign(header, payload)))
                .isInstanceOf(SnapshotRejectedException.class)
                .hasMessageContaining("header");
    }

    private void assertRefused(String jws)
    {
        assertThatThrownBy(() -> verifier.verify(jws)).isInstanceOf(SnapshotRejectedException.class);
    }
}
