package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Makes one number of those that {@link SinceCount} asks for.
 */
public final class SinceCounts
        implements BodyTransform
{
    public static final String NAME = "since-counts";

    static final String COUNTED = "counted";
    static final String ALL = "all";
    static final String SINCE = "since";
    static final String UNTIL = "until";
    static final String EXACTLY = "Exactly";
    static final String OUTPUTS = "outputs";
    static final String OLDEST = "oldest";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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
            if (answer.at("/data/rows") instanceof ObjectNode rows) {
                long since = page.state().containsKey(SINCE) ? since(page, rows, SINCE) : total(rows.path(ALL));
                long until = page.state().containsKey(UNTIL) ? since(page, rows, UNTIL) : 0;
                ObjectNode counted = rows.putObject(COUNTED);
                Splitter.on(',').split(page.state().get(OUTPUTS)).forEach(output -> counted.put(output, Math.max(0, since - until)));
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

    private static long since(PageRequest page, JsonNode rows, String name)
    {
        JsonNode oldest = rows.path(name).at(page.state().get(OLDEST));
        boolean tooMany = oldest.isTextual() && Instant.parse(oldest.textValue()).isBefore(Instant.parse(page.state().get(name)));
        return total(rows.path(tooMany ? name + EXACTLY : name));
    }

    private static long total(JsonNode connection)
    {
        JsonNode total = connection.path("totalCount");
        if (!total.isIntegralNumber()) {
            throw new IllegalArgumentException("The answer lacks a number of rows");
        }
        return total.longValue();
    }
}
