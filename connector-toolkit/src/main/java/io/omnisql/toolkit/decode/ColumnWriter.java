package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ColumnDefinition.ValueCase;
import io.omnisql.toolkit.adapter.ValueRenderer;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import java.io.IOException;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.toolkit.decode.DecodeErrors.wrongKind;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * Collects the values of one column, a row at a time; a row that brings none has NULL.
 */
final class ColumnWriter
{
    private static final int EXPECTED_ROWS = 100;

    private final ColumnDefinition column;
    private final Optional<ValueRenderer> renderer;
    private final BlockBuilder builder;
    private BlockBuilder elements;
    private boolean written;

    /**
     * @param renderer the column's, empty when it has none
     */
    ColumnWriter(ColumnDefinition column, Optional<ValueRenderer> renderer)
    {
        this.column = requireNonNull(column, "column is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.builder = engineType(column.type()).createBlockBuilder(null, EXPECTED_ROWS);
    }

    ColumnDefinition column()
    {
        return column;
    }

    /**
     * Takes the parser's current value, in a list column as the next element.
     */
    void value(JsonParser parser)
            throws IOException
    {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            throw wrongKind(column, token);
        }
        if (column.type().kind() == ValueType.Kind.ARRAY) {
            if (token == JsonToken.VALUE_NULL) {
                elements.appendNull();
            }
            else {
                ScalarDecoder.write(column, element(), parser, elements);
            }
            return;
        }
        if (written) {
            throw wrongKind(column, "two values");
        }
        if (token != JsonToken.VALUE_NULL) {
            ScalarDecoder.write(column, column.type(), parser, builder);
            written = true;
        }
    }

    /**
     * Whether the column takes whole JSON values rather than the parser's.
     */
    boolean takesTree()
    {
        return renderer.isPresent()
                || column.valueCase() == ValueCase.JSON
                || column.type().kind() == ValueType.Kind.ROW
                || column.type().element().filter(element -> !element.isScalar()).isPresent();
    }

    /**
     * Takes the whole value, which may be null.
     */
    void tree(JsonNode value)
            throws IOException
    {
        if (written) {
            throw wrongKind(column, "two values");
        }
        if (value.isNull()) {
            return;
        }
        JsonNode rendered = renderer.isPresent() ? renderer.get().render(value) : value;
        if (rendered == null || rendered.isNull()) {
            return;
        }
        if (column.valueCase() == ValueCase.JSON) {
            VARCHAR.writeSlice(builder, utf8Slice(rendered.toString()));
        }
        else {
            TreeDecoder.write(column, column.type(), rendered, builder);
        }
        written = true;
    }

    private ValueType element()
    {
        return column.type().element().orElseThrow();
    }

    void beginList()
    {
        if (elements != null) {
            throw wrongKind(column, "two lists");
        }
        elements = engineType(element()).createBlockBuilder(null, 1);
    }

    int listSize()
    {
        return elements.getPositionCount();
    }

    void nullElement()
    {
        elements.appendNull();
    }

    void endRow()
    {
        if (elements != null) {
            ValueBlock list = elements.buildValueBlock();
            ((ArrayBlockBuilder) builder).buildEntry(element -> element.appendRange(list, 0, list.getPositionCount()));
            elements = null;
        }
        else if (!written) {
            builder.appendNull();
        }
        written = false;
    }

    Block build()
    {
        return builder.build();
    }
}
