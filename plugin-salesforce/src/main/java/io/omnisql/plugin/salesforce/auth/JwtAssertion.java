package io.omnisql.plugin.salesforce.auth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.TokenIssuer.RefusedException;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The signed statement of the JWT bearer flow: that the application may act for a user during the next minutes.
 */
final class JwtAssertion
{
    /**
     * Property of a connection: the name of the user. {@link #USER} in it stands for the name of whoever queries.
     */
    static final String USERNAME = "username";
    static final String USER = "{user}";
    /**
     * Property of a connection: whom the assertion addresses.
     */
    static final String AUDIENCE = "audience";

    private static final String PRODUCTION = "https://login.salesforce.com";
    private static final String SANDBOXES = "https://test.salesforce.com";
    private static final String SANDBOX_HOSTS = ".sandbox.my.salesforce.com";
    /**
     * Salesforce accepts three minutes; what is left is for clocks that differ.
     */
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern PEM = Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----(.*?)-----END \\1-----\\s*", Pattern.DOTALL);

    private JwtAssertion() {}

    /**
     * @param privateKey an RSA key as PKCS #8 in PEM
     * @throws RefusedException when the connection names no user, or the key cannot be used
     */
    static String of(ConnectionInfo connection, String clientId, String privateKey, Instant now)
    {
        String username = username(connection);
        if (username.isEmpty()) {
            throw new RefusedException("the connection has no property 'username', the Salesforce user whom the assertion is for");
        }
        ObjectNode header = MAPPER.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        ObjectNode claims = MAPPER.createObjectNode()
                .put("iss", clientId)
                .put("sub", username)
                .put("aud", audience(connection))
                .put("exp", now.plus(LIFETIME).getEpochSecond());
        String signed = base64(header.toString().getBytes(UTF_8)) + "." + base64(claims.toString().getBytes(UTF_8));
        return signed + "." + base64(sign(key(privateKey), signed));
    }

    /**
     * Whether each user is somebody else at Salesforce.
     */
    static boolean isPersonal(ConnectionInfo connection)
    {
        return connection.properties().getOrDefault(USERNAME, "").contains(USER);
    }

    private static String username(ConnectionInfo connection)
    {
        String username = connection.properties().getOrDefault(USERNAME, "").strip();
        return isPersonal(connection)
                ? username.replace(USER, connection.user().orElseThrow(() -> new RefusedException("they are those of each user, and nobody queries")))
                : username;
    }

    private static String audience(ConnectionInfo connection)
    {
        String audience = connection.properties().getOrDefault(AUDIENCE, "").strip();
        if (!audience.isEmpty()) {
            return audience;
        }
        String host = URI.create(connection.url()).getHost();
        return host != null && host.endsWith(SANDBOX_HOSTS) ? SANDBOXES : PRODUCTION;
    }

    private static PrivateKey key(String pem)
    {
        // environment variables and files of properties hold line ends as two characters
        Matcher matcher = PEM.matcher(pem.replace("\\n", "\n"));
        if (!matcher.matches()) {
            throw new RefusedException("the secret 'private-key' is not a key in PEM: it starts with -----BEGIN PRIVATE KEY-----");
        }
        if (!matcher.group(1).equals("PRIVATE KEY")) {
            throw new RefusedException("the secret 'private-key' must be an unencrypted PKCS #8 key; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(2));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        }
        catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new RefusedException("the secret 'private-key' holds no RSA key");
        }
    }

    private static byte[] sign(PrivateKey key, String text)
    {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        }
        catch (GeneralSecurityException e) {
            throw new RefusedException("the secret 'private-key' cannot sign");
        }
    }

    private static String base64(byte[] bytes)
    {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
