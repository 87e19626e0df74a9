package io.omnisql.sandbox.salesforce.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

/**
 * The signed statement of the JWT bearer flow.
 *
 * @param issuer id of the client
 * @param subject name of the user
 */
record Assertion(String issuer, String subject)
{
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration SKEW = Duration.ofSeconds(30);

    /**
     * @param key null when no certificate was uploaded
     * @throws OauthException when the assertion is not good
     */
    static Assertion verified(String jwt, PublicKey key, Collection<String> audiences, Instant now)
    {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid();
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        if (!header.path("alg").asText().equals("RS256") || key == null || !isSigned(parts, key)) {
            throw invalid();
        }
        if (!audiences.contains(claims.path("aud").asText())) {
            throw new OauthException("invalid_grant", "audience is invalid");
        }
        JsonNode expiry = claims.path("exp");
        if (!expiry.isIntegralNumber()) {
            throw invalid();
        }
        Instant expires = Instant.ofEpochSecond(expiry.longValue());
        if (expires.isBefore(now)) {
            throw new OauthException("invalid_grant", "expired authorization code");
        }
        if (expires.isAfter(now.plus(LONGEST).plus(SKEW))) {
            throw invalid();
        }
        return new Assertion(claims.path("iss").asText(), claims.path("sub").asText());
    }

    private static OauthException invalid()
    {
        return new OauthException("invalid_grant", "invalid assertion");
    }

    private static JsonNode json(String part)
    {
        try {
            return Json.parse(Base64.getUrlDecoder().decode(part));
        }
        catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static boolean isSigned(String[] parts, PublicKey key)
    {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        }
        catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
