package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.time.Instant;

/**
 * Milliseconds since 1970 as a time.
 */
public final class EpochMillis
        implements ValueRenderer
{
    public static final String NAME = "epoch-millis";

    @Override
    public JsonNode render(JsonNode value)
    {
        return value.canConvertToLong() ? TextNode.valueOf(Instant.ofEpochMilli(value.longValue()).toString()) : value;
    }
}
