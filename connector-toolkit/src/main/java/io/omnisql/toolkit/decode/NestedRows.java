package io.omnisql.toolkit.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Rows that read values of what they are nested in. Each becomes an object that holds the row itself and a member for every such value.
 */
final class NestedRows
{
    /**
     * What starts a pointer from the answer's root.
     */
    static final String ROOT = "^";

    private static final String ROW = "row";

    private final List<String> rows;
    private final int wildcards;
    private final Map<List<String>, String> outer = new LinkedHashMap<>();

    /**
     * @param rows path of the rows in the answer
     */
    NestedRows(String rows)
    {
        this.rows = PathNode.segments(rows);
        this.wildcards = (int) this.rows.stream().filter(PathNode.ANY::equals).count();
    }

    static boolean isOuter(String pointer)
    {
        return pointer.startsWith(ROOT);
    }

    /**
     * Where the value that a column's pointer names stands in the flattened row.
     */
    String pointer(String pointer)
    {
        if (!isOuter(pointer)) {
            return "/" + ROW + pointer;
        }
        List<String> segments = PathNode.segments(pointer.substring(ROOT.length()));
        int end = bound(segments);
        String member = outer.computeIfAbsent(segments.subList(0, end), _ -> "outer" + outer.size());
        StringBuilder flattened = new StringBuilder("/").append(member);
        segments.subList(end, segments.size()).forEach(segment -> flattened.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        return flattened.toString();
    }

    /**
     * How many segments come before the first wildcard that the rows' path does not bind.
     */
    private int bound(List<String> segments)
    {
        int bound = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).equals(PathNode.ANY) && bound++ == wildcards) {
                return i;
            }
        }
        return segments.size();
    }

    ArrayNode flatten(JsonNode document)
    {
        ArrayNode flattened = JsonNodeFactory.instance.arrayNode();
        walk(document, document, 0, new ArrayList<>(), flattened);
        return flattened;
    }

    private void walk(JsonNode document, JsonNode place, int depth, List<JsonNode> bindings, ArrayNode flattened)
    {
        if (depth == rows.size()) {
            if (place.isArray()) {
                place.forEach(row -> add(document, row, flattened, bindings));
            }
            else {
                add(document, place, flattened, bindings);
            }
            return;
        }
        if (!rows.get(depth).equals(PathNode.ANY)) {
            walk(document, child(place, rows.get(depth)), depth + 1, bindings, flattened);
            return;
        }
        for (Iterator<JsonNode> elements = place.elements(); elements.hasNext(); ) {
            JsonNode element = elements.next();
            bindings.add(element);
            walk(document, element, depth + 1, bindings, flattened);
            bindings.removeLast();
        }
    }

    private void add(JsonNode document, JsonNode row, ArrayNode flattened, List<JsonNode> bindings)
    {
        if (row.isNull() || row.isMissingNode()) {
            return;
        }
        ObjectNode object = flattened.addObject();
        object.set(ROW, row);
        outer.forEach((segments, member) -> {
            JsonNode value = resolve(document, segments, bindings);
            if (!value.isMissingNode()) {
                object.set(member, value);
            }
        });
    }

    private static JsonNode resolve(JsonNode document, List<String> segments, List<JsonNode> bindings)
    {
        JsonNode place = document;
        int binding = 0;
        for (String segment : segments) {
            place = segment.equals(PathNode.ANY) ? bindings.get(binding++) : child(place, segment);
        }
        return place;
    }

    /**
     * The values at a path, one for every place that its wildcards stand for, missing ones included.
     */
    static List<JsonNode> all(JsonNode document, String pointer)
    {
        List<JsonNode> places = List.of(document);
        for (String segment : PathNode.segments(pointer)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode place : places) {
                if (segment.equals(PathNode.ANY)) {
                    place.elements().forEachRemaining(next::add);
                }
                else {
                    next.add(child(place, segment));
                }
            }
            places = next;
        }
        return places;
    }

    private static JsonNode child(JsonNode place, String segment)
    {
        if (place.isArray()) {
            checkArgument(segment.chars().allMatch(Character::isDigit), "not an index: %s", segment);
            return place.path(Integer.parseInt(segment));
        }
        return place.isObject() ? place.path(segment) : MissingNode.getInstance();
    }
}
