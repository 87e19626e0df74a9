package io.omnisql.plugin.github.graphql;

import java.util.Collection;
import java.util.Map;

import static java.util.stream.Collectors.joining;

/**
 * Writes arguments as people write them in GraphQL, for EXPLAIN. Nothing that is sent is made here.
 */
public final class GraphqlLiterals
{
    private GraphqlLiterals() {}

    /**
     * {@code (states: [OPEN], first: 10)}; empty when there are no arguments.
     */
    public static String arguments(Map<String, Argument> arguments)
    {
        if (arguments.isEmpty()) {
            return "";
        }
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + ": " + literal(argument.getValue().value(), isEnum(argument.getValue().type())))
                .collect(joining(", ", "(", ")"));
    }

    private static boolean isEnum(String type)
    {
        String name = type.replaceAll("[\\[\\]!]", "");
        return !name.equals("String") && !name.equals("ID") && !name.equals("DateTime") && !name.endsWith("Filters");
    }

    private static String literal(Object value, boolean enums)
    {
        return switch (value) {
            case null -> "null";
            case String text -> enums ? text : quoted(text);
            case Collection<?> list -> list.stream().map(element -> literal(element, enums)).collect(joining(", ", "[", "]"));
            case Map<?, ?> order when order.containsKey("direction") -> order.get("field") + " " + order.get("direction");
            case Map<?, ?> object -> object.entrySet().stream()
                    .map(field -> field.getKey() + ": " + literal(field.getValue(), enums))
                    .collect(joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    public static String quoted(String text)
    {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
