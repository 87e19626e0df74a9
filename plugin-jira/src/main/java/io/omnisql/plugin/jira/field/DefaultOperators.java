package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import static java.util.Locale.ROOT;

/**
 * The operators that Jira documents for fields of each kind, for sites that do not tell their own.
 */
final class DefaultOperators
{
    private static final Set<String> EMPTINESS = Set.of("is", "is not");
    private static final Set<String> EQUALITY = Set.of("=", "!=", "in", "not in");
    private static final Set<String> ORDER = Set.of(">", ">=", "<", "<=");
    private static final Set<String> WORDS = Set.of("~", "!~");

    private DefaultOperators() {}

    /**
     * @param fields the site's list of fields
     */
    static SearchCapabilities of(JsonNode fields)
    {
        Map<String, Set<String>> operators = new HashMap<>();
        for (JsonNode field : fields) {
            Set<String> known = operators(field.path("schema"));
            if (field.path("searchable").asBoolean() && !known.isEmpty()) {
                long customId = field.path("schema").path("customId").asLong();
                if (customId > 0) {
                    operators.put("cf[" + customId + "]", known);
                }
                else {
                    field.path("clauseNames").forEach(name -> operators.put(name.asText(), known));
                }
            }
        }
        return new SearchCapabilities(operators);
    }

    private static Set<String> operators(JsonNode schema)
    {
        boolean isCustom = schema.path("customId").asLong() > 0;
        return switch (schema.path("type").asText().toLowerCase(ROOT)) {
            case "project", "issuetype", "status", "priority", "resolution", "user", "option", "group", "version", "array" -> all(EQUALITY, EMPTINESS);
            case "date", "datetime" -> all(EQUALITY, ORDER, EMPTINESS);
            case "number" -> isCustom ? all(EQUALITY, ORDER, EMPTINESS) : Set.of();
            case "votes", "watches" -> all(EQUALITY, ORDER);
            case "string" -> schema.path("custom").asText().endsWith(":url") ? all(EQUALITY, EMPTINESS) : all(WORDS, EMPTINESS);
            default -> Set.of();
        };
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... sets)
    {
        ImmutableSet.Builder<String> all = ImmutableSet.builder();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all.build();
    }
}
