package io.omnisql.plugin.salesforce.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;
import io.omnisql.toolkit.adapter.TokenIssuer.TokenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSalesforceTokenIssuer
{
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String DOMAIN = "https://acme.my.salesforce.com";

    private final SalesforceTokenIssuer issuer = new SalesforceTokenIssuer();

    @Test
    void testClientCredentials()
    {
        TokenRequest request = request(Map.of("client-id", "3MVG9.x"), Map.of("client-secret", "s&c=r t"));
        assertThat(request.url()).isEqualTo("https://acme.my.salesforce.com/services/oauth2/token");
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(request.body()).isEqualTo("grant_type=client_credentials&client_id=3MVG9.x&client_secret=s%26c%3Dr+t");
    }

    @Test
    void testClientIdAmongTheSecrets()
    {
        assertThat(request(Map.of(), Map.of("client-id", "a", "client-secret", "b")).body()).isEqualTo("grant_type=client_credentials&client_id=a&client_secret=b");
    }

    @Test
    void testRefreshToken()
    {
        assertThat(request(Map.of("client-id", "a"), Map.of("refresh-token", "5Aep")).body()).isEqualTo("grant_type=refresh_token&refresh_token=5Aep&client_id=a");
        assertThat(request(Map.of("client-id", "a"), Map.of("refresh-token", "5Aep", "client-secret", "b")).body())
                .isEqualTo("grant_type=refresh_token&refresh_token=5Aep&client_id=a&client_secret=b");
    }

    @Test
    void testPropertyDecides()
    {
        Map<String, String> secrets = Map.of("refresh-token", "5Aep", "client-secret", "b", "access-token", "00D!t");
        assertThat(request(Map.of("client-id", "a", "auth", "client-credentials"), secrets).body()).startsWith("grant_type=client_credentials");
        assertThat(issuer.request(connection(DOMAIN, Map.of("auth", "access-token")), secrets, NOW)).isEmpty();
    }

    @Test
    void testAccessTokenIsNotExchanged()
    {
        assertThat(issuer.request(connection(DOMAIN, Map.of()), Map.of("access-token", "00D!t"), NOW)).isEqualTo(Optional.empty());
    }

    @Test
    void testAssertion()
            throws GeneralSecurityException, IOException
    {
        KeyPair key = key();
        String pem = pem("PRIVATE KEY", key.getPrivate().getEncoded());
        String body = request(Map.of("client-id", "3MVG9.x", "username", "reader@acme.example"), Map.of("private-key", pem)).body();
        String prefix = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
        assertThat(body).startsWith(prefix);
        String[] parts = body.substring(prefix.length()).split("\\.");
        assertThat(parts).hasSize(3);
        assertThat(json(parts[0]).path("alg").asText()).isEqualTo("RS256");
        JsonNode claims = json(parts[1]);
        assertThat(claims.path("iss").asText()).isEqualTo("3MVG9.x");
        assertThat(claims.path("sub").asText()).isEqualTo("reader@acme.example");
        assertThat(claims.path("aud").asText()).isEqualTo("https://login.salesforce.com");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(180));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void testAudience()
            throws GeneralSecurityException, IOException
    {
        Map<String, String> secrets = Map.of("private-key", pem("PRIVATE KEY", key().getPrivate().getEncoded()).replace("\n", "\\n"), "client-id", "a");
        assertThat(audience("https://acme--test.sandbox.my.salesforce.com", Map.of("username", "u"), secrets)).isEqualTo("https://test.salesforce.com");
        assertThat(audience(DOMAIN, Map.of("username", "u", "audience", "https://acme.my.site.com/login"), secrets)).isEqualTo("https://acme.my.site.com/login");
    }

    @Test
    void testUnusableKeys()
            throws GeneralSecurityException
    {
        byte[] encoded = key().getPrivate().getEncoded();
        assertRefused(Map.of("client-id", "a", "username", "u"), Map.of("private-key", "abc"), "the secret 'private-key' is not a key in PEM: it starts with -----BEGIN PRIVATE KEY-----");
        assertRefused(
                Map.of("client-id", "a", "username", "u"),
                Map.of("private-key", pem("RSA PRIVATE KEY", encoded)),
                "the secret 'private-key' must be an unencrypted PKCS #8 key; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY");
        assertRefused(Map.of("client-id", "a", "username", "u"), Map.of("private-key", pem("PRIVATE KEY", new byte[] {1, 2, 3})), "the secret 'private-key' holds no RSA key");
        assertRefused(Map.of("client-id", "a"), Map.of("private-key", pem("PRIVATE KEY", encoded)), "the connection has no property 'username', the Salesforce user whom the assertion is for");
    }

    @Test
    void testAssertionForWhoeverQueries()
            throws Exception
    {
        Map<String, String> properties = Map.of("client-id", "a", "username", "{user}.sandbox");
        Map<String, String> secrets = Map.of("private-key", pem("PRIVATE KEY", KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded()));
        ConnectionInfo connection = new ConnectionInfo("acme", "main", DOMAIN, properties, 1);
        assertThat(new SalesforceAuthorizer().isPersonal(connection)).isTrue();
        assertThat(new SalesforceAuthorizer().isPersonal(new ConnectionInfo("acme", "main", DOMAIN, Map.of("username", "u"), 1))).isFalse();
        String body = new SalesforceTokenIssuer().request(connection.forUser("alice@acme.example"), secrets, Instant.EPOCH).orElseThrow().body();
        String claims = URLDecoder.decode(body, UTF_8).split("assertion=")[1].split("\\.")[1];
        assertThat(new String(Base64.getUrlDecoder().decode(claims), UTF_8)).contains("\"sub\":\"alice@acme.example.sandbox\"");
        assertRefused(properties, secrets, "they are those of each user, and nobody queries");
        assertRefused(properties, Map.of("client-secret", "b"), "a username with {user} needs the secret 'private-key': only assertions are for each user");
        assertRefused(properties, Map.of("access-token", "b"), "a username with {user} needs the secret 'private-key': only assertions are for each user");
    }

    @Test
    void testMissingSecrets()
    {
        assertRefused(Map.of("client-id", "a"), Map.of(), "the connection has none of the secrets private-key, refresh-token, client-secret, access-token");
        assertRefused(Map.of("auth", "password"), Map.of("client-secret", "b"), "the property 'auth' is none of jwt, refresh-token, client-credentials, access-token");
        assertRefused(Map.of(), Map.of("client-secret", "b"), "the connection has no 'client-id': set it to the consumer key of the External Client App");
        assertRefused(Map.of("client-id", "a", "auth", "refresh-token"), Map.of("client-secret", "b"), "the connection has no secret 'refresh-token'");
    }

    @Test
    void testGranted()
    {
        AccessToken token = read(200, "{\"access_token\": \"00D1!AQx\", \"instance_url\": \"https://acme.my.salesforce.com/\", \"token_type\": \"Bearer\", \"issued_at\": \"1\"}");
        assertThat(token).isEqualTo(new AccessToken("00D1!AQx", Optional.empty(), Optional.of("https://acme.my.salesforce.com"), Map.of()));
        assertThat(read(200, "{\"access_token\": \"00D1!AQx\", \"instance_url\": \"https://na1.salesforce.com\", \"refresh_token\": \"5B\"}").replacedSecrets()).isEqualTo(Map.of("refresh-token", "5B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme.my.salesforce.com", "http://acme.my.salesforce.com", "ftp://acme", "https://user@acme.example", "https://acme.example?x", "https://"})
    void testUnusableInstance(String url)
    {
        assertThatThrownBy(() -> read(200, "{\"access_token\": \"00D1!AQx\", \"instance_url\": \"%s\"}".formatted(url)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Salesforce issued a token without saying where it is used");
    }

    @Test
    void testPlainInstanceOfAPlainUrl()
    {
        RemoteResponse answer = answer(200, "{\"access_token\": \"t\", \"instance_url\": \"http://127.0.0.1:8080\"}");
        assertThat(issuer.read(connection("http://127.0.0.1:8080", Map.of()), answer).baseUrl()).hasValue("http://127.0.0.1:8080");
    }

    @Test
    void testRefusals()
    {
        assertRefusal(400, "invalid_client_id", "client identifier invalid", "Salesforce does not know the client id; take it from the External Client App, and use the URL of the org that the app is in");
        assertRefusal(401, "invalid_client", "invalid client credentials", "Salesforce does not accept the client secret; take it from the External Client App");
        assertRefusal(400, "invalid_grant", "user hasn't approved this consumer", "the user has not approved the External Client App; pre-authorize the user's profile or permission set in the app's policies");
        assertRefusal(
                400,
                "invalid_grant",
                "audience is invalid",
                "the assertion's audience is not the one that this org expects; set the property 'audience' to https://login.salesforce.com, https://test.salesforce.com or the site's URL");
        assertRefusal(400, "invalid_grant", "expired access/refresh token", "the refresh token is expired or revoked; log in anew and set another one");
        assertRefusal(400, "invalid_grant", "no client credentials user enabled", "the External Client App has no user to run as; set one in its client credentials policy");
        assertRefusal(
                400,
                "invalid_grant",
                "invalid assertion",
                "Salesforce does not accept the assertion; check that the private key belongs to the app's certificate, the username, and this machine's clock");
        assertRefusal(
                400,
                "invalid_grant",
                "request not supported on this domain",
                "this domain issues no tokens this way; set the URL to the org's My Domain, https://MyDomain.my.salesforce.com");
        assertRefusal(400, "strange_error", "token 00D1!AQx", "Salesforce says strange_error");
        assertRefusal(400, "00D1!AQx", "", "Salesforce gives no known reason");
    }

    @Test
    void testPageForPeople()
    {
        assertThatThrownBy(() -> read(404, "<html>secret</html>"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("what answers at the connection's URL issues no tokens; set the URL to the org's My Domain, https://MyDomain.my.salesforce.com");
    }

    private TokenRequest request(Map<String, String> properties, Map<String, String> secrets)
    {
        return issuer.request(connection(DOMAIN, properties), secrets, NOW).orElseThrow();
    }

    private String audience(String url, Map<String, String> properties, Map<String, String> secrets)
            throws IOException
    {
        String body = issuer.request(connection(url, properties), secrets, NOW).orElseThrow().body();
        return json(body.substring(body.indexOf("assertion=") + 10).split("\\.")[1]).path("aud").asText();
    }

    private AccessToken read(int status, String body)
    {
        return issuer.read(connection(DOMAIN, Map.of()), answer(status, body));
    }

    private void assertRefused(Map<String, String> properties, Map<String, String> secrets, String message)
    {
        assertThatThrownBy(() -> request(properties, secrets)).isInstanceOf(RefusedException.class).hasMessage(message);
    }

    private void assertRefusal(int status, String error, String description, String message)
    {
        assertThatThrownBy(() -> read(status, "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(error, description)))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    private static RemoteResponse answer(int status, String body)
    {
        return new RemoteResponse(status, Map.of(), body.getBytes(UTF_8), NOW, RemoteResponse.Source.LIVE);
    }

    private static ConnectionInfo connection(String url, Map<String, String> properties)
    {
        return new ConnectionInfo("acme", "crm", url, properties, 1);
    }

    private static JsonNode json(String part)
            throws IOException
    {
        return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static KeyPair key()
            throws GeneralSecurityException
    {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] encoded)
    {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded), label);
    }
}
