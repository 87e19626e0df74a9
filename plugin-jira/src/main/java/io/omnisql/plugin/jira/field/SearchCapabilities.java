package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Locale.ROOT;

/**
 * What the site's searches know: the operators of every field.
 */
final class SearchCapabilities
{
    private final Map<String, Set<String>> operators;

    /**
     * @param operators of each field, lower-case, by a name that searches know
     */
    SearchCapabilities(Map<String, Set<String>> operators)
    {
        this.operators = new HashMap<>();
        operators.forEach((name, known) -> this.operators.put(key(name), Set.copyOf(known)));
    }

    /**
     * @param reference the answer to {@code jql/autocompletedata}
     */
    static SearchCapabilities of(JsonNode reference)
    {
        Map<String, Set<String>> operators = new HashMap<>();
        for (JsonNode field : reference.path("visibleFieldNames")) {
            if (field.path("searchable").asText().equals("false")) {
                continue;
            }
            Set<String> known = new HashSet<>();
            field.path("operators").forEach(operator -> known.add(operator.asText().toLowerCase(ROOT)));
            String custom = field.path("cfid").asText();
            operators.put(custom.isEmpty() ? unquoted(field.path("value").asText()) : custom, known);
        }
        return new SearchCapabilities(operators);
    }

    /**
     * The first of the names that searches know; empty when they know none.
     */
    String clause(List<String> names)
    {
        return names.stream().filter(name -> operators.containsKey(key(name))).findFirst().orElse("");
    }

    Set<String> operators(String clause)
    {
        return operators.getOrDefault(key(clause), Set.of());
    }

    private static String key(String clause)
    {
        return clause.toLowerCase(ROOT).replace(" ", "");
    }

    private static String unquoted(String value)
    {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
