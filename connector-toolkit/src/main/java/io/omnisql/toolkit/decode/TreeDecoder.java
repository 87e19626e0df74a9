package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.ValueType.Field;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;

import java.io.IOException;
import java.util.List;

import static io.omnisql.toolkit.decode.DecodeErrors.wrongKind;

/**
 * Writes a whole JSON value into a block: a row by its fields' names, a list by its elements.
 */
final class TreeDecoder
{
    private TreeDecoder() {}

    static void write(ColumnDefinition column, ValueType type, JsonNode value, BlockBuilder builder)
            throws IOException
    {
        if (value == null || value.isNull()) {
            builder.appendNull();
            return;
        }
        switch (type.kind()) {
            case ARRAY -> writeList(column, type.element().orElseThrow(), value, (ArrayBlockBuilder) builder);
            case ROW -> writeRow(column, type.fields(), value, (RowBlockBuilder) builder);
            default -> writeScalar(column, type, value, builder);
        }
    }

    private static void writeList(ColumnDefinition column, ValueType element, JsonNode value, ArrayBlockBuilder builder)
            throws IOException
    {
        if (!value.isArray()) {
            throw wrongKind(column, value.asToken());
        }
        builder.buildEntry(elements -> {
            for (JsonNode item : value) {
                write(column, element, item, elements);
            }
        });
    }

    private static void writeRow(ColumnDefinition column, List<Field> fields, JsonNode value, RowBlockBuilder builder)
            throws IOException
    {
        if (!value.isObject()) {
            throw wrongKind(column, value.asToken());
        }
        builder.buildEntry(builders -> {
            for (int i = 0; i < fields.size(); i++) {
                write(column, fields.get(i).type(), value.get(fields.get(i).name()), builders.get(i));
            }
        });
    }

    private static void writeScalar(ColumnDefinition column, ValueType type, JsonNode value, BlockBuilder builder)
            throws IOException
    {
        if (value.isContainerNode()) {
            throw wrongKind(column, value.asToken());
        }
        try (JsonParser parser = value.traverse()) {
            parser.nextToken();
            ScalarDecoder.write(column, type, parser, builder);
        }
    }
}
