package io.omnisql.plugin.github.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Maps;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.stream.Collectors.joining;

/**
 * Writes GraphQL requests. Every value is a JSON variable: the text of an operation holds names only.
 */
public final class GraphqlRequests
{
    public static final String QUOTA = "graphql";
    private static final String PATH = "/graphql";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private GraphqlRequests() {}

    /**
     * A query whose variables carry the arguments' names.
     *
     * @param selection what is asked for, in braces
     */
    public static RemoteRequest query(Map<String, Argument> variables, String selection)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        variables.forEach((name, argument) -> values.put(name, argument.value()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", "query" + declaration(variables) + " " + selection);
        body.put("variables", values);
        return new RemoteRequest("POST", PATH, List.of(), Map.of(), Optional.of(json(body)), QUOTA);
    }

    /**
     * The arguments of a field, each bound to the variable of its name; empty when there are none.
     */
    public static String references(Set<String> names)
    {
        return references(Maps.asMap(names, name -> name));
    }

    /**
     * @param variables the names of variables by the arguments that are bound to them
     */
    public static String references(Map<String, String> variables)
    {
        return variables.isEmpty() ? "" : variables.entrySet().stream()
                                          .map(variable -> variable.getKey() + ": $" + variable.getValue())
                                          .collect(joining(", ", "(", ")"));
    }

    private static String declaration(Map<String, Argument> variables)
    {
        if (variables.isEmpty()) {
            return "";
        }
        return variables.entrySet().stream()
                .map(variable -> "$" + variable.getKey() + ": " + variable.getValue().type())
                .collect(joining(", ", "(", ")"));
    }

    private static String json(Object value)
    {
        try {
            return MAPPER.writeValueAsString(value);
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
