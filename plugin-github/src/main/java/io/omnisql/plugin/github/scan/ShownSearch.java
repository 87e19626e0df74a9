package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.toolkit.adapter.BodyTransform;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Leaves out the rows of a search that finds more than GitHub shows: it is split, and they are read as parts of it.
 */
public final class ShownSearch
        implements BodyTransform
{
    public static final String NAME = "shown-search";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public byte[] toJson(byte[] body)
    {
        try {
            JsonNode answer = MAPPER.readTree(body);
            if (answer instanceof ObjectNode search && search.path("total_count").asLong() > SearchTable.SHOWN) {
                search.putArray("items");
                return MAPPER.writeValueAsBytes(search);
            }
            return body;
        }
        catch (JsonProcessingException e) {
            // the decoder says so
            return body;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
