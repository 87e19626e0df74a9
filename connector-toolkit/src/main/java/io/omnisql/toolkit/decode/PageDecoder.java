package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.decode.PathNode.Target.Capture;
import io.omnisql.toolkit.decode.PathNode.Target.Column;
import io.omnisql.toolkit.decode.PathNode.Target.ListColumn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES;

/**
 * Decodes the body of an answer straight into blocks.
 */
public final class PageDecoder
{
    private final JsonFactory json = new JsonFactoryBuilder()
            .disable(INTERN_FIELD_NAMES)
            .build();

    /**
     * @param columns what to decode; columns that the page names as constants are not in the answer
     * @throws io.trino.spi.TrinoException with {@code OMNISQL_REMOTE_PROTOCOL} when the answer is not JSON, or a value is not of its column's type
     */
    public DecodedRows decode(PageRequest page, List<ColumnDefinition> columns, byte[] body)
    {
        PathNode document = new PathNode();
        document.at(page.rows()).markRows();
        page.captures().forEach(pointer -> document.at(pointer).add(new Capture(pointer)));
        page.expected().keySet().stream()
                .filter(pointer -> !page.captures().contains(pointer))
                .forEach(pointer -> document.at(pointer).add(new Capture(pointer)));
        document.spreadWildcards();

        PathNode row = new PathNode();
        List<ColumnWriter> writers = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            addColumn(row, writers.size(), column.type(), page.pointers().getOrDefault(column.name(), column.pointer()));
            writers.add(new ColumnWriter(column));
        }
        row.spreadWildcards();

        DocumentReader reader = new DocumentReader(json, document, row, writers);
        reader.read(body);
        if (!reader.captured().entrySet().containsAll(page.expected().entrySet())) {
            List<ColumnWriter> none = columns.stream().map(ColumnWriter::new).toList();
            return new DecodedRows(0, none.stream().map(ColumnWriter::build).toList(), Map.of(), true);
        }
        Map<String, String> captured = new HashMap<>(reader.captured());
        captured.keySet().retainAll(page.captures());
        return new DecodedRows(reader.rows(), writers.stream().map(ColumnWriter::build).toList(), captured, false);
    }

    private static void addColumn(PathNode row, int index, ValueType type, String pointer)
    {
        if (type != ValueType.VARCHAR_ARRAY) {
            row.at(pointer).add(new Column(index));
            return;
        }
        List<String> segments = PathNode.segments(pointer);
        int wildcard = segments.indexOf(PathNode.ANY);
        if (wildcard < 0) {
            row.at(pointer).add(new ListColumn(index, true));
            row.at(pointer + "/" + PathNode.ANY).add(new Column(index));
            return;
        }
        boolean complete = wildcard == segments.lastIndexOf(PathNode.ANY);
        row.at(prefix(pointer, wildcard)).add(new ListColumn(index, complete));
        row.at(pointer).add(new Column(index));
    }

    private static String prefix(String pointer, int segments)
    {
        int end = 0;
        for (int i = 0; i < segments; i++) {
            end = pointer.indexOf('/', end + 1);
        }
        return segments == 0 ? "" : pointer.substring(0, end);
    }
}
