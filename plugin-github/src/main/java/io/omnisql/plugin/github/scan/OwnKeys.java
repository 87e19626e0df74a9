package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Leaves out the rows that were found by a key which is not their own: GitHub looks many names up whatever the case of their letters, finds
 * an object by former identifiers, too, and objects of all kinds by identifiers of one kind.
 */
public final class OwnKeys
        implements BodyTransform
{
    public static final String NAME = "own-keys";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String KEYS = "keys";
    private static final String POINTER = "key-pointer";
    private static final String ROWS = "rows";

    @Override
    public byte[] toJson(byte[] body)
    {
        throw new UnsupportedOperationException("what was asked for is needed");
    }

    @Override
    public byte[] toJson(PageRequest page, byte[] body)
    {
        try {
            JsonNode answer = MAPPER.readTree(body);
            if (answer.at(page.state().get(ROWS)) instanceof ObjectNode rows) {
                List<String> keys = MAPPER.readValue(page.state().get(KEYS), new TypeReference<>() {});
                for (int i = 0; i < keys.size(); i++) {
                    JsonNode key = rows.path(alias(i)).at(page.state().get(POINTER));
                    if (!key.isTextual() || !key.textValue().equals(keys.get(i))) {
                        rows.putNull(alias(i));
                    }
                }
            }
            return MAPPER.writeValueAsBytes(answer);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The answer is not JSON", e);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param rows where the rows stand in the answer
     * @param keys those that were asked for, in order
     * @param pointer where a row's own key stands in it
     */
    static PageRequest of(PageRequest page, String rows, List<String> keys, String pointer)
    {
        try {
            Map<String, String> state = ImmutableMap.<String, String>builder()
                    .putAll(page.state())
                    .put(ROWS, rows)
                    .put(KEYS, MAPPER.writeValueAsString(keys))
                    .put(POINTER, pointer)
                    .buildOrThrow();
            return page.withState(state).withTransform(NAME);
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the row of a key is called in a request and its answer.
     */
    static String alias(int index)
    {
        return "key" + index;
    }
}
