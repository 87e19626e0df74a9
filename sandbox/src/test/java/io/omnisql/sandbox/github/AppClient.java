package io.omnisql.sandbox.github;

import io.omnisql.sandbox.github.SandboxClient.Answer;
import io.omnisql.sandbox.github.access.GithubApp;
import io.omnisql.sandbox.http.Json;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Asks as the sandbox's app does.
 */
final class AppClient
{
    private final GithubSandbox sandbox;

    AppClient(GithubSandbox sandbox)
    {
        this.sandbox = sandbox;
    }

    /**
     * @param issuedAt seconds from now
     * @param expiresAt seconds from now
     */
    String jwt(Object issuer, int issuedAt, int expiresAt)
    {
        long now = Instant.now().getEpochSecond();
        String content = encode(Json.bytes(Map.of("alg", "RS256", "typ", "JWT"))) + "." + encode(Json.bytes(Map.of("iss", issuer, "iat", now + issuedAt, "exp", now + expiresAt)));
        try {
            String pem = sandbox.app().privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encode(signature.sign());
        }
        catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(byte[] bytes)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Answer post(String jwt, String path, Object body)
    {
        try (SandboxClient client = SandboxClient.withToken(sandbox, jwt)) {
            return client.send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).POST(BodyPublishers.ofByteArray(Json.bytes(body))));
        }
    }

    Answer get(String jwt, String path)
    {
        try (SandboxClient client = SandboxClient.withToken(sandbox, jwt)) {
            return client.get(path);
        }
    }

    /**
     * The answer to a request for a token of an organisation's installation.
     */
    Answer token(String organization, Object body)
    {
        long id = sandbox.app().installations().stream().filter(installation -> installation.organization().login().equals(organization)).findFirst().orElseThrow().id();
        return post(jwt(GithubApp.CLIENT_ID, -60, 540), "/app/installations/%s/access_tokens".formatted(id), body);
    }
}
