package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * A field of issues as the site describes it.
 *
 * @param type of the values, e.g. {@code option} or {@code array}
 * @param items type of an array's elements, else empty
 * @param custom the kind of a custom field, e.g. {@code com.atlassian.jira.plugin.system.customfieldtypes:float}; empty for a system's
 * @param customId number of a custom field, else 0
 * @param clause how searches call it, empty when they do not
 * @param operators that searches know for it, lower-case
 */
public record IssueField(String id, String name, String type, String items, String custom, long customId, String clause, Set<String> operators)
{
    public IssueField
    {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(items, "items is null");
        requireNonNull(custom, "custom is null");
        requireNonNull(clause, "clause is null");
        operators = Set.copyOf(operators);
    }

    public boolean isCustom()
    {
        return !custom.isEmpty();
    }

    /**
     * The custom field's kind without who made it, e.g. {@code float}.
     */
    public String kind()
    {
        return custom.substring(custom.lastIndexOf(':') + 1);
    }

    boolean allows(String... needed)
    {
        return operators.containsAll(List.of(needed));
    }

    String operatorText()
    {
        return String.join(" | ", new TreeSet<>(operators));
    }

    /**
     * @param description an element of the list of fields
     */
    static IssueField of(JsonNode description, SearchCapabilities capabilities)
    {
        JsonNode schema = description.path("schema");
        long customId = schema.path("customId").asLong();
        List<String> clauses = new ArrayList<>();
        description.path("clauseNames").forEach(name -> clauses.add(name.asText()));
        // names are not unique, numbers are
        String clause = customId > 0 ? "cf[" + customId + "]" : capabilities.clause(clauses);
        return new IssueField(
                description.path("id").asText(),
                description.path("name").asText(),
                schema.path("type").asText().toLowerCase(ROOT),
                schema.path("items").asText().toLowerCase(ROOT),
                schema.path("custom").asText(),
                customId,
                clause,
                capabilities.operators(clause));
    }
}
