package io.omnisql.plugin.salesforce.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.base.Splitter;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the values of a line as an object. Not safe for use by several threads.
 */
final class RowWriter
{
    private static final Splitter DOTS = Splitter.on('.');

    private final int size;
    private final Parent root = new Parent(new LinkedHashMap<>());

    private sealed interface Node {}

    /**
     * @param position of the value in the line
     */
    private record Leaf(int position)
            implements Node {}

    private record Parent(Map<String, Node> children)
            implements Node {}

    /**
     * @param paths of the selected fields
     * @param positions where they stand in a line
     */
    RowWriter(List<String> paths, int[] positions)
    {
        size = positions.length;
        for (int i = 0; i < size; i++) {
            List<String> names = DOTS.splitToList(paths.get(i));
            Parent parent = root;
            for (String name : names.subList(0, names.size() - 1)) {
                parent = (Parent) parent.children().computeIfAbsent(name, _ -> new Parent(new LinkedHashMap<>()));
            }
            parent.children().put(names.getLast(), new Leaf(positions[i]));
        }
    }

    void write(String[] line, JsonGenerator json)
            throws IOException
    {
        if (line.length != size) {
            throw new IllegalArgumentException("wrong number of values");
        }
        writeObject(root, line, json);
    }

    private static void writeObject(Parent parent, String[] line, JsonGenerator json)
            throws IOException
    {
        json.writeStartObject();
        for (Map.Entry<String, Node> child : parent.children().entrySet()) {
            json.writeFieldName(child.getKey());
            switch (child.getValue()) {
                case Leaf(int position) when line[position].isEmpty() -> json.writeNull();
                case Leaf(int position) -> json.writeString(line[position]);
                case Parent object when isEmpty(object, line) -> json.writeNull();
                case Parent object -> writeObject(object, line, json);
            }
        }
        json.writeEndObject();
    }

    private static boolean isEmpty(Parent parent, String[] line)
    {
        return parent.children().values().stream().allMatch(child -> switch (child) {
            case Leaf(int position) -> line[position].isEmpty();
            case Parent object -> isEmpty(object, line);
        });
    }
}
