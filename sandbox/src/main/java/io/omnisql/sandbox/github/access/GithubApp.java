package io.omnisql.sandbox.github.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A GitHub App that is installed on each organisation: its key, its installations and their tokens. Safe for use by several threads.
 */
public final class GithubApp
{
    public static final long ID = 847_001;
    public static final String CLIENT_ID = "Iv23liSandboxApp0000";
    public static final String SLUG = "omnisql-sandbox";

    private static final long FIRST_INSTALLATION = 52_100_000;
    private static final long MAX_LIFETIME_SECONDS = 600;
    private static final long DRIFT_SECONDS = 60;

    private final Account bot = new Account(198_000_001, SLUG, Account.Kind.BOT, null, null, null, null, null, Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-01-01T00:00:00Z"));
    private final KeyPair key;
    private final Clock clock;
    private final List<Account> organizations;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    /**
     * @param repositories full names of the only repositories that it opens, empty for all of the organisation
     */
    public record Token(String token, long installationId, Account organization, List<String> repositories, Instant expiresAt) {}

    public record Installation(long id, Account organization) {}

    public GithubApp(GithubData data, Clock clock)
    {
        this.clock = clock;
        this.organizations = data.accounts().stream().filter(account -> account.kind() == Account.Kind.ORGANIZATION).toList();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
        }
        catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The private key with which its JSON web tokens are to be signed, as PKCS#8; another one at every start.
     */
    public String privateKeyPem()
    {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded()));
    }

    public List<Installation> installations()
    {
        return organizations.stream().map(organization -> new Installation(FIRST_INSTALLATION + organizations.indexOf(organization), organization)).toList();
    }

    /**
     * @return why the JSON web token is refused, empty when it is good
     */
    public Optional<String> refuse(String jwt)
    {
        String[] parts = jwt.split("\\.");
        try {
            if (parts.length != 3 || !decode(parts[0]).path("alg").asText().equals("RS256") || !isSigned(parts)) {
                return Optional.of("A JSON web token could not be decoded");
            }
            JsonNode claims = decode(parts[1]);
            long now = clock.instant().getEpochSecond();
            if (!claims.path("iss").asText().equals(CLIENT_ID) && !claims.path("iss").asText().equals(Long.toString(ID))) {
                return Optional.of("'Issuer' claim ('iss') must be an Integer or a String that names the app");
            }
            if (!claims.path("iat").isIntegralNumber() || claims.get("iat").longValue() > now + DRIFT_SECONDS) {
                return Optional.of("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
            }
            if (!claims.path("exp").isIntegralNumber() || claims.get("exp").longValue() <= now) {
                return Optional.of("'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires");
            }
            return claims.get("exp").longValue() > now + MAX_LIFETIME_SECONDS ? Optional.of("'Expiration time' claim ('exp') is too far in the future") : Optional.empty();
        }
        catch (IllegalArgumentException | IOException | GeneralSecurityException e) {
            return Optional.of("A JSON web token could not be decoded");
        }
    }

    private static JsonNode decode(String part)
            throws IOException
    {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }

    private boolean isSigned(String[] parts)
            throws GeneralSecurityException
    {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    public Token issue(Installation installation, List<String> repositories, int seconds)
    {
        String text = "ghs_" + "SandboxInstallationNotARealToken%04d".formatted(issued.incrementAndGet());
        Token token = new Token(text, installation.id(), installation.organization(), repositories, Instant.ofEpochSecond(clock.instant().getEpochSecond() + seconds));
        tokens.put(text, token);
        return token;
    }

    /**
     * Ends all tokens that were issued so far.
     */
    public void expireTokens()
    {
        tokens.clear();
    }

    /**
     * Whom an installation token stands for, empty when there is no such token or it is over.
     */
    Optional<Principal> principal(String text)
    {
        return Optional.ofNullable(tokens.get(text))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .map(token -> new Principal(
                        "app-" + token.organization().login(),
                        Optional.of(bot),
                        "installation-" + token.installationId(),
                        !token.repositories().isEmpty(),
                        token.repositories(),
                        Optional.of(token.organization())));
    }
}
