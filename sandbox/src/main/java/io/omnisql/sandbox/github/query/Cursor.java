package io.omnisql.sandbox.github.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A row's place in an order, opaque to callers: it stays right when rows before it come or go.
 *
 * @param key a {@link Long} or a {@link String}
 */
public record Cursor(Comparable<?> key, long id)
{
    private static final String PREFIX = "cursor:v2:";

    public String encode()
    {
        byte[] place = Json.bytes(List.of(key, id));
        return Base64.getEncoder().encodeToString((PREFIX + new String(place, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @return empty when the text is no cursor
     */
    public static Optional<Cursor> decode(String text)
    {
        try {
            String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            if (!decoded.startsWith(PREFIX)) {
                return Optional.empty();
            }
            JsonNode place = Json.parse(decoded.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8));
            if (place.size() != 2 || !place.get(1).isIntegralNumber()) {
                return Optional.empty();
            }
            Comparable<?> key = place.get(0).isTextual() ? place.get(0).textValue() : (Comparable<?>) place.get(0).longValue();
            return Optional.of(new Cursor(key, place.get(1).longValue()));
        }
        catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
