package io.omnisql.plugin.salesforce.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ValueRenderer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Round numbers to the scale of their column: the API stores more digits than it describes.
 */
public final class DecimalRenderers
{
    private static final int MAX_SCALE = 38;

    private DecimalRenderers() {}

    static String name(int scale)
    {
        return "decimal-" + scale;
    }

    public static Map<String, ValueRenderer> all()
    {
        ImmutableMap.Builder<String, ValueRenderer> renderers = ImmutableMap.builder();
        for (int scale = 0; scale <= MAX_SCALE; scale++) {
            int digits = scale;
            renderers.put(name(scale), value -> round(value, digits));
        }
        return renderers.buildOrThrow();
    }

    private static JsonNode round(JsonNode value, int scale)
    {
        return TextNode.valueOf(new BigDecimal(value.asText()).setScale(scale, RoundingMode.HALF_UP).toPlainString());
    }
}
