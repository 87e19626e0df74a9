package io.omnisql.plugin.github.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestAppTokenIssuer
{
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ConnectionInfo CONNECTION = new ConnectionInfo("acme", "main", "https://github.acme.com/api", Map.of("app-id", "12345", "installation-id", "678"), 1);
    /**
     * What PKCS#8 puts before the RSA key that it holds.
     */
    private static final int PKCS8_PREFIX = 26;

    private final AppTokenIssuer issuer = new AppTokenIssuer();
    private KeyPair keys;

    @BeforeAll
    void generateKeys()
            throws Exception
    {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void testNoApp()
    {
        assertThat(issuer.request(CONNECTION, Map.of("token", "ghp_x"), NOW)).isEmpty();
    }

    @Test
    void testRequest()
            throws Exception
    {
        byte[] key = keys.getPrivate().getEncoded();
        for (String pem : new String[] {pem("PRIVATE KEY", key), pem("RSA PRIVATE KEY", Arrays.copyOfRange(key, PKCS8_PREFIX, key.length))}) {
            TokenRequest request = issuer.request(CONNECTION, Map.of("private-key", pem), NOW).orElseThrow();
            assertThat(request.url()).isEqualTo("https://github.acme.com/api/v3/app/installations/678/access_tokens");
            String[] token = request.headers().get("Authorization").substring("Bearer ".length()).split("\\.");
            assertThat(new String(Base64.getUrlDecoder().decode(token[0]), UTF_8)).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
            JsonNode claims = JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(token[1]));
            assertThat(claims.get("iss").asText()).isEqualTo("12345");
            assertThat(claims.get("iat").asLong()).isLessThan(NOW.getEpochSecond());
            assertThat(claims.get("exp").asLong()).isBetween(NOW.getEpochSecond() + 60, NOW.getEpochSecond() + 600);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((token[0] + "." + token[1]).getBytes(UTF_8));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        }
    }

    private static String pem(String kind, byte[] der)
    {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    }

    @Test
    void testUnusableSettings()
    {
        assertThatThrownBy(() -> issuer.request(CONNECTION, Map.of("private-key", "c2VjcmV0"), NOW))
                .hasMessage("The App's private key is no RSA key")
                .hasNoCause();
        String pem = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        ConnectionInfo incomplete = new ConnectionInfo("acme", "main", "https://api.github.com", Map.of("app-id", "12345"), 1);
        assertThatThrownBy(() -> issuer.request(incomplete, Map.of("private-key", pem), NOW))
                .hasMessage("The GitHub connection 'main' has no property 'installation-id'");
    }

    @Test
    void testAnswers()
    {
        assertThat(issuer.read(CONNECTION, answer(201, "{\"token\": \"ghs_x\", \"expires_at\": \"2026-03-01T11:00:00Z\"}")))
                .isEqualTo(new AccessToken("ghs_x", Optional.of(Instant.parse("2026-03-01T11:00:00Z")), Optional.empty(), Map.of()));
        assertThatThrownBy(() -> issuer.read(CONNECTION, answer(401, "{}"))).isInstanceOf(RefusedException.class).hasMessageContaining("private key");
        assertThatThrownBy(() -> issuer.read(CONNECTION, answer(404, "{}"))).isInstanceOf(RefusedException.class).hasMessageContaining("no such installation");
        assertThatThrownBy(() -> issuer.read(CONNECTION, answer(201, "{}"))).isInstanceOf(RefusedException.class);
    }

    private static RemoteResponse answer(int status, String body)
    {
        return new RemoteResponse(status, Map.of(), body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }
}
