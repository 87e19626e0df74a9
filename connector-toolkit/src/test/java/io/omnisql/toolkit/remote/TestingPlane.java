package io.omnisql.toolkit.remote;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.control.api.ConnectionEntry;
import io.omnisql.control.api.LimitsEntry;
import io.omnisql.control.api.Snapshot;
import io.omnisql.control.api.TenantEntry;
import io.omnisql.control.api.WrappedKey;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.LocalKeyManagement;
import io.omnisql.tenancy.keys.TenantKey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Files of a data plane whose control plane is gone: keys, configuration and the last signed snapshot, with one connection for each tenant.
 */
final class TestingPlane
{
    private static final String CONNECTOR = "tracker";

    private TestingPlane() {}

    /**
     * A port that no client is given while Redis is not there.
     */
    static int freePort()
    {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
            catch (IOException _) {
                // taken
            }
        }
    }

    /**
     * @param url of each tenant's connection {@code main}, whose secret {@code token} is {@code token-of-<tenant>}
     * @return the configuration file
     */
    static Path create(Path directory, String url, int redisPort, String... tenants)
            throws IOException, GeneralSecurityException
    {
        Path masterKey = directory.resolve("master.key");
        Files.createFile(masterKey, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(masterKey, Base64.getEncoder().encodeToString(new byte[32]));
        Files.writeString(directory.resolve("plane-token"), "unused");
        KeyPair signingKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(directory.resolve("snapshot.pub"), Base64.getEncoder().encodeToString(signingKey.getPublic().getEncoded()));
        LocalKeyManagement keys = new LocalKeyManagement(masterKey);
        Snapshot snapshot = new Snapshot("test", 1, 0, Stream.of(tenants).map(tenant -> tenant(keys, tenant, url)).toList());
        Files.writeString(directory.resolve(CONNECTOR + ".jws"), sign(signingKey, new JsonMapper().writeValueAsString(snapshot)));
        return Files.writeString(directory.resolve("omnisql.properties"),
                """
                plane.id=test
                control-plane.url=http://127.0.0.1:9
                control-plane.token-file=plane-token
                snapshot.public-key-file=snapshot.pub
                snapshot.directory=.
                snapshot.poll-interval=1m
                keys.provider=local
                keys.local.master-key-file=master.key
                redis.url=redis://127.0.0.1:%s
                redis.timeout=1m
                rate-limit.expected-nodes=2
                """.formatted(redisPort));
    }

    private static TenantEntry tenant(LocalKeyManagement keys, String tenant, String url)
    {
        WrappedKey wrapped = keys.generate(tenant, 1);
        TenantKey key = keys.unwrap(tenant, wrapped);
        String secrets = new ConnectionSecrets().encrypt(key, CONNECTOR, "main", Map.of("token", "token-of-" + tenant));
        ConnectionEntry connection = new ConnectionEntry("main", CONNECTOR, url, Map.of(), secrets, 1);
        return new TenantEntry(tenant, true, List.of(wrapped), List.of(), List.of(connection), LimitsEntry.defaults());
    }

    private static String sign(KeyPair key, String payload)
            throws GeneralSecurityException
    {
        String signed = base64("{\"alg\":\"EdDSA\",\"typ\":\"omnisql-snapshot+jws\"}".getBytes(UTF_8)) + "." + base64(payload.getBytes(UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
