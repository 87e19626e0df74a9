package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.decode.PathNode.Target.Capture;
import io.omnisql.toolkit.decode.PathNode.Target.Column;
import io.omnisql.toolkit.decode.PathNode.Target.ListColumn;
import io.omnisql.toolkit.decode.PathNode.Target.Tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;
import static io.omnisql.toolkit.decode.DecodeErrors.notJson;
import static io.omnisql.toolkit.decode.DecodeErrors.notRows;
import static io.omnisql.toolkit.decode.DecodeErrors.wrongKind;
import static java.util.Objects.requireNonNull;

/**
 * Reads one JSON document in one pass over its tokens: captured values from the document, columns from its rows. For one use.
 */
final class DocumentReader
{
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonFactory json;
    private final PathNode document;
    private final PathNode row;
    private final List<ColumnWriter> columns;
    private final Map<String, String> captured = new HashMap<>();
    private JsonParser parser;
    private int rows;

    /**
     * @param document where the captured values and the rows stand
     * @param row where the columns stand in a row
     */
    DocumentReader(JsonFactory json, PathNode document, PathNode row, List<ColumnWriter> columns)
    {
        this.json = requireNonNull(json, "json is null");
        this.document = requireNonNull(document, "document is null");
        this.row = requireNonNull(row, "row is null");
        this.columns = List.copyOf(columns);
    }

    static JsonNode readTree(byte[] body)
    {
        try {
            JsonNode document = TREES.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(body);
            if (document == null || document.isMissingNode()) {
                throw notJson();
            }
            return document;
        }
        catch (JsonProcessingException e) {
            // the cause would quote the answer
            throw notJson();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(byte[] body)
    {
        try {
            read(json.createParser(body));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void read(JsonParser document)
    {
        try (JsonParser parser = document) {
            parser.setCodec(TREES);
            this.parser = parser;
            if (parser.nextToken() == null) {
                throw notJson();
            }
            value(this.document, null);
            if (parser.nextToken() != null) {
                throw notJson();
            }
        }
        catch (JsonProcessingException e) {
            // the cause would quote the answer
            throw notJson();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int rows()
    {
        return rows;
    }

    Map<String, String> captured()
    {
        return captured;
    }

    private void value(PathNode inDocument, PathNode inRow)
            throws IOException
    {
        if (inDocument != null && inDocument.isRows() && inRow == null) {
            rows(inDocument);
        }
        else {
            content(inDocument, inRow);
        }
    }

    private void rows(PathNode place)
            throws IOException
    {
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                for (int index = 0; parser.nextToken() != END_ARRAY; index++) {
                    row(place.element(index));
                }
            }
            case START_OBJECT -> row(place);
            case VALUE_NULL -> {}
            default -> throw notRows(parser.currentToken());
        }
    }

    private void row(PathNode place)
            throws IOException
    {
        if (parser.currentToken() == VALUE_NULL) {
            return;
        }
        content(place, row);
        for (ColumnWriter column : columns) {
            column.endRow();
        }
        rows++;
    }

    private void content(PathNode inDocument, PathNode inRow)
            throws IOException
    {
        if (inDocument == null && inRow == null) {
            parser.skipChildren();
            return;
        }
        if (inRow != null && inRow.hasTrees()) {
            trees(inDocument, inRow);
        }
        else {
            plain(inDocument, inRow);
        }
    }

    /**
     * Reads a value as a whole, and then what else is read in it.
     */
    private void trees(PathNode inDocument, PathNode inRow)
            throws IOException
    {
        JsonNode value = parser.readValueAsTree();
        for (PathNode.Target target : inRow.targets()) {
            if (target instanceof Tree(int index)) {
                columns.get(index).tree(value);
            }
        }
        if (inDocument == null && !inRow.hasMoreThanTrees()) {
            return;
        }
        JsonParser outer = parser;
        try (JsonParser inner = value.traverse(TREES)) {
            parser = inner;
            parser.nextToken();
            plain(inDocument, inRow);
        }
        finally {
            parser = outer;
        }
    }

    private void plain(PathNode inDocument, PathNode inRow)
            throws IOException
    {
        JsonToken token = parser.currentToken();
        if (!token.isStructStart()) {
            scalar(inDocument, inRow);
            return;
        }
        if (inRow != null) {
            beginLists(inRow);
        }
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                child(inRow, inDocument == null ? null : inDocument.member(name), inRow == null ? null : inRow.member(name));
            }
            return;
        }
        for (int index = 0; parser.nextToken() != END_ARRAY; index++) {
            child(inRow, inDocument == null ? null : inDocument.element(index), inRow == null ? null : inRow.element(index));
        }
    }

    private void child(PathNode parentInRow, PathNode inDocument, PathNode inRow)
            throws IOException
    {
        if (parentInRow == null) {
            value(inDocument, null);
            return;
        }
        int[] before = parentInRow.targets().isEmpty() ? null : listSizes(parentInRow);
        content(inDocument, inRow);
        if (before != null) {
            completeLists(parentInRow, before);
        }
    }

    private void scalar(PathNode inDocument, PathNode inRow)
            throws IOException
    {
        if (inDocument != null && parser.currentToken() != VALUE_NULL) {
            for (PathNode.Target target : inDocument.targets()) {
                if (target instanceof Capture(String pointer)) {
                    captured.put(pointer, parser.getText());
                }
            }
        }
        if (inRow == null) {
            return;
        }
        boolean read = false;
        for (PathNode.Target target : inRow.targets()) {
            if (target instanceof Column(int index)) {
                columns.get(index).value(parser);
                read = true;
            }
        }
        if (!read && parser.currentToken() != VALUE_NULL && inRow.anyColumn().isPresent()) {
            throw wrongKind(columns.get(inRow.anyColumn().get()).column(), parser.currentToken());
        }
    }

    private void beginLists(PathNode inRow)
            throws IOException
    {
        for (PathNode.Target target : inRow.targets()) {
            switch (target) {
                case ListColumn(int index, boolean _) -> columns.get(index).beginList();
                case Column(int index) -> columns.get(index).value(parser);
                case Capture _, Tree _ -> {}
            }
        }
    }

    private int[] listSizes(PathNode inRow)
    {
        return inRow.targets().stream()
                .mapToInt(target -> target instanceof ListColumn(int index, boolean _) ? columns.get(index).listSize() : 0)
                .toArray();
    }

    private void completeLists(PathNode inRow, int[] before)
    {
        for (int i = 0; i < before.length; i++) {
            if (inRow.targets().get(i) instanceof ListColumn(int index, boolean complete) && complete && columns.get(index).listSize() == before[i]) {
                columns.get(index).nullElement();
            }
        }
    }
}
