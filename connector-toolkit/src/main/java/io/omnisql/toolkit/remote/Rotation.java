package io.omnisql.toolkit.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.omnisql.tenancy.rotation.RotationException;
import io.omnisql.tenancy.rotation.RotationException.Reason;
import io.omnisql.toolkit.adapter.TokenIssuer.AccessToken;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * What an exchange left: the secrets for the next one, and the token.
 *
 * @param token without the secrets that it replaced
 */
record Rotation(Map<String, String> secrets, Optional<AccessToken> token)
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    Rotation
    {
        secrets = Map.copyOf(secrets);
        requireNonNull(token, "token is null");
    }

    /**
     * A digest of the secrets that a user stored.
     */
    static String origin(Map<String, String> stored)
    {
        return Hashing.sha256().hashString(MAPPER.valueToTree(new TreeMap<>(stored)).toString(), UTF_8).toString().substring(0, 32);
    }

    byte[] encode()
    {
        ObjectNode json = MAPPER.createObjectNode();
        json.putPOJO("secrets", secrets);
        token.ifPresent(issued -> {
            ObjectNode encoded = json.putObject("token").put("value", issued.value());
            issued.expiresAt().ifPresent(expiry -> encoded.put("expiresAt", expiry.toEpochMilli()));
            issued.baseUrl().ifPresent(url -> encoded.put("baseUrl", url));
        });
        try {
            return MAPPER.writeValueAsBytes(json);
        }
        catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings are always JSON", e);
        }
    }

    /**
     * @throws RotationException when it is none
     */
    static Rotation decode(byte[] encoded)
    {
        try {
            JsonNode json = MAPPER.readTree(encoded);
            Map<String, String> secrets = MAPPER.convertValue(json.required("secrets"), new TypeReference<>() {});
            return new Rotation(secrets, Optional.ofNullable(json.get("token")).map(Rotation::token));
        }
        catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new RotationException(Reason.UNREADABLE, "They are damaged");
        }
    }

    private static AccessToken token(JsonNode json)
    {
        return new AccessToken(
                json.required("value").asText(),
                Optional.ofNullable(json.get("expiresAt")).map(expiry -> Instant.ofEpochMilli(expiry.asLong())),
                Optional.ofNullable(json.get("baseUrl")).map(JsonNode::asText),
                Map.of());
    }

    @Override
    public String toString()
    {
        return "Rotation" + secrets.keySet();
    }
}
