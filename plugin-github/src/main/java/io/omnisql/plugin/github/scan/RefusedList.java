package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.BodyTransform;

import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes an empty list of an answer that says why there is none.
 */
public final class RefusedList
        implements BodyTransform
{
    public static final String NAME = "refused-list";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final byte[] NOTHING = "[]".getBytes(UTF_8);
    /**
     * Reasons are short.
     */
    private static final int MAX_REFUSAL = 4_096;

    @Override
    public byte[] toJson(byte[] body)
    {
        return body.length == 0 || isRefusal(body) ? NOTHING : body;
    }

    /**
     * Whether an answer only says why there is none.
     */
    static boolean isRefusal(byte[] body)
    {
        if (body.length == 0 || body.length > MAX_REFUSAL || body[0] == '[') {
            return false;
        }
        try {
            JsonNode answer = MAPPER.readTree(body);
            return answer.path("message").isTextual() && !answer.has("total_count");
        }
        catch (JsonProcessingException e) {
            // the decoder says so
            return false;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
