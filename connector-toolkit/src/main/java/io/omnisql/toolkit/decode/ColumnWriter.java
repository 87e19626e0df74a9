package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import java.io.IOException;

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
    private final BlockBuilder builder;
    private BlockBuilder elements;
    private boolean written;

    ColumnWriter(ColumnDefinition column)
    {
        this.column = requireNonNull(column, "column is null");
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
        if (column.type() == ValueType.VARCHAR_ARRAY) {
            if (token == JsonToken.VALUE_NULL) {
                elements.appendNull();
            }
            else {
                ScalarDecoder.write(column, parser, elements);
            }
            return;
        }
        if (written) {
            throw wrongKind(column, "two values");
        }
        if (token != JsonToken.VALUE_NULL) {
            ScalarDecoder.write(column, parser, builder);
            written = true;
        }
    }

    void beginList()
    {
        if (elements != null) {
            throw wrongKind(column, "two lists");
        }
        elements = VARCHAR.createBlockBuilder(null, 1);
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
