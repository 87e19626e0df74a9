package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.ValueRenderer;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.decode.PathNode.Target.Capture;
import io.omnisql.toolkit.decode.PathNode.Target.Column;
import io.omnisql.toolkit.decode.PathNode.Target.ListColumn;
import io.omnisql.toolkit.decode.PathNode.Target.Tree;
import io.trino.spi.block.Block;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES;
import static com.google.common.base.Preconditions.checkArgument;

/**
 * Decodes the body of an answer straight into blocks.
 */
public final class PageDecoder
{
    private final JsonFactory json = new JsonFactoryBuilder()
            .disable(INTERN_FIELD_NAMES)
            .build();
    private final Map<String, ValueRenderer> renderers;
    private final Map<String, BodyTransform> transforms;

    public PageDecoder(Map<String, ValueRenderer> renderers, Map<String, BodyTransform> transforms)
    {
        this.renderers = Map.copyOf(renderers);
        this.transforms = Map.copyOf(transforms);
    }

    /**
     * @param columns what to decode; columns that the page names as constants are not in the answer
     * @throws io.trino.spi.TrinoException with {@code OMNISQL_REMOTE_PROTOCOL} when the answer is not JSON, or a value is not of its column's type
     */
    public DecodedRows decode(PageRequest page, List<ColumnDefinition> columns, byte[] body)
    {
        byte[] document = page.transform().map(name -> transform(page, name, body)).orElse(body);
        List<String> pointers = columns.stream()
                .map(column -> page.pointers().getOrDefault(column.name(), column.pointer()))
                .toList();
        boolean nested = pointers.stream().anyMatch(NestedRows::isOuter) || page.captures().stream().anyMatch(PageDecoder::isList);
        return nested ? decodeNested(page, columns, pointers, document) : decodeFlat(page, columns, pointers, document);
    }

    private DecodedRows decodeFlat(PageRequest page, List<ColumnDefinition> columns, List<String> pointers, byte[] body)
    {
        PathNode document = new PathNode();
        document.at(page.rows()).markRows();
        page.captures().forEach(pointer -> document.at(pointer).add(new Capture(pointer)));
        page.expected().keySet().stream()
                .filter(pointer -> !page.captures().contains(pointer))
                .forEach(pointer -> document.at(pointer).add(new Capture(pointer)));
        document.spreadWildcards();

        List<ColumnWriter> writers = writers(columns);
        DocumentReader reader = new DocumentReader(json, document, row(writers, pointers), writers);
        reader.read(body);
        if (!reader.captured().entrySet().containsAll(page.expected().entrySet())) {
            return nothing(columns);
        }
        Map<String, String> captured = new HashMap<>(reader.captured());
        captured.keySet().retainAll(page.captures());
        return new DecodedRows(reader.rows(), build(writers), captured, Map.of(), false);
    }

    private DecodedRows decodeNested(PageRequest page, List<ColumnDefinition> columns, List<String> pointers, byte[] body)
    {
        JsonNode document = DocumentReader.readTree(body);
        boolean expected = page.expected().entrySet().stream()
                .allMatch(entry -> NestedRows.all(document, entry.getKey()).stream().anyMatch(value -> value.isValueNode() && value.asText().equals(entry.getValue())));
        if (!expected) {
            return nothing(columns);
        }
        NestedRows rows = new NestedRows(page.rows());
        List<String> flattened = pointers.stream().map(rows::pointer).toList();
        PathNode root = new PathNode();
        root.markRows();
        List<ColumnWriter> writers = writers(columns);
        DocumentReader reader = new DocumentReader(json, root, row(writers, flattened), writers);
        reader.read(rows.flatten(document).traverse());
        Map<String, String> captured = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        for (String pointer : page.captures()) {
            List<JsonNode> values = NestedRows.all(document, pointer);
            if (isList(pointer)) {
                lists.put(pointer, values.stream().map(value -> value.isNull() ? "" : value.asText()).toList());
            }
            else if (values.getFirst().isValueNode() && !values.getFirst().isNull()) {
                captured.put(pointer, values.getFirst().asText());
            }
        }
        return new DecodedRows(reader.rows(), build(writers), captured, lists, false);
    }

    private static boolean isList(String pointer)
    {
        return PathNode.segments(pointer).contains(PathNode.ANY);
    }

    private byte[] transform(PageRequest page, String name, byte[] body)
    {
        BodyTransform transform = transforms.get(name);
        checkArgument(transform != null, "no transform %s", name);
        try {
            return transform.toJson(page, body);
        }
        catch (IllegalArgumentException e) {
            throw DecodeErrors.wrongFormat(e.getMessage());
        }
    }

    private DecodedRows nothing(List<ColumnDefinition> columns)
    {
        return new DecodedRows(0, build(writers(columns)), Map.of(), Map.of(), true);
    }

    private List<ColumnWriter> writers(List<ColumnDefinition> columns)
    {
        return columns.stream()
                .map(column -> new ColumnWriter(column, column.renderer().map(this::renderer)))
                .toList();
    }

    private ValueRenderer renderer(String name)
    {
        ValueRenderer renderer = renderers.get(name);
        checkArgument(renderer != null, "no renderer %s", name);
        return renderer;
    }

    private static List<Block> build(List<ColumnWriter> writers)
    {
        return writers.stream().map(ColumnWriter::build).toList();
    }

    private static PathNode row(List<ColumnWriter> writers, List<String> pointers)
    {
        PathNode row = new PathNode();
        for (int index = 0; index < writers.size(); index++) {
            if (writers.get(index).takesTree()) {
                row.at(pointers.get(index)).add(new Tree(index));
            }
            else {
                addColumn(row, index, writers.get(index).column().type(), pointers.get(index));
            }
        }
        row.spreadWildcards();
        return row;
    }

    private static void addColumn(PathNode row, int index, ValueType type, String pointer)
    {
        if (type.kind() != ValueType.Kind.ARRAY) {
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
