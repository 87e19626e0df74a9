package io.omnisql.plugin.salesforce.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.salesforce.soap.SoapQueries;
import io.omnisql.toolkit.adapter.BodyTransform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import static com.fasterxml.jackson.core.json.JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8;
import static com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;

/**
 * Takes deleted parents out of records: for SQL a record that points to one has none.
 */
final class LiveParents
        implements BodyTransform
{
    private static final String PREFIX = "live-parents";
    private static final String DELETED = "IsDeleted";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final BodyTransform base;

    private LiveParents(BodyTransform base)
    {
        this.base = base;
    }

    /**
     * By the names that pages call them.
     */
    static Map<String, BodyTransform> transforms()
    {
        ImmutableMap.Builder<String, BodyTransform> transforms = ImmutableMap.builder();
        transforms.put(name(Optional.empty()), new LiveParents(body -> body));
        SoapQueries.transforms().forEach((name, transform) -> transforms.put(name(Optional.of(name)), new LiveParents(transform)));
        return transforms.buildOrThrow();
    }

    /**
     * @param base what makes JSON of the answer before
     */
    static String name(Optional<String> base)
    {
        return base.map(name -> PREFIX + "-" + name).orElse(PREFIX);
    }

    @Override
    public byte[] toJson(byte[] body)
    {
        try {
            JsonNode answer = MAPPER.readTree(base.toJson(body));
            for (JsonNode row : answer.path("records")) {
                for (Map.Entry<String, JsonNode> value : row.properties()) {
                    if (value.getValue().isObject() && value.getValue().path(DELETED).asBoolean()) {
                        value.setValue(((ObjectNode) row).nullNode());
                    }
                }
            }
            return MAPPER.writeValueAsBytes(answer);
        }
        catch (IOException e) {
            throw new UncheckedIOException("The answer to a query is not JSON", e);
        }
    }
}
