package io.omnisql.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Function;

/**
 * The sandboxes' JSON.
 */
public final class Json
{
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object()
    {
        return JsonNodeFactory.instance.objectNode();
    }

    public static <T> ArrayNode array(Collection<T> values, Function<T, ? extends JsonNode> element)
    {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(element.apply(value)));
        return array;
    }

    /**
     * @throws IOException when the bytes are no JSON document
     */
    public static JsonNode parse(byte[] json)
            throws IOException
    {
        return MAPPER.readTree(json);
    }

    public static byte[] bytes(Object value)
    {
        try {
            return MAPPER.writeValueAsBytes(value);
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
