package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.jql.Functions;
import io.omnisql.sandbox.jira.jql.JqlEngine;
import io.omnisql.sandbox.jira.jql.JqlException;
import io.omnisql.sandbox.jira.jql.JqlField;
import io.omnisql.sandbox.jira.jql.Operator;
import io.omnisql.sandbox.jira.jql.ReservedWords;

import java.util.List;

/**
 * What may be searched, and checks of searches.
 */
final class JqlEndpoints
{
    private JqlEndpoints() {}

    static List<RestEndpoint> endpoints()
    {
        List<Parameter> filter = List.of(Parameter.flagWithoutDefault("includeCollapsedFields"), Parameter.integers("projectIds"));
        return List.of(
                RestEndpoint.post("/rest/api/3/jql/parse", "jql-parse", List.of(Parameter.oneOf("validation", "strict", "warn", "none").mandatory()), List.of(Parameter.texts("queries").mandatory()), JqlEndpoints::parse),
                RestEndpoint.get("/rest/api/3/jql/autocompletedata", "autocompletedata", List.of(), JqlEndpoints::autocomplete),
                RestEndpoint.post("/rest/api/3/jql/autocompletedata", "autocompletedata", List.of(), filter, JqlEndpoints::autocomplete));
    }

    private static RestResult parse(RestCall call)
    {
        String validation = call.arguments().value("validation");
        JqlEngine engine = new JqlEngine(call.scope());
        ObjectNode json = Json.object();
        json.set("queries", Json.array(call.arguments().texts("queries"), query -> {
            ObjectNode node = Json.object().put("query", query);
            try {
                engine.check(query, !validation.equals("none"));
            }
            catch (JqlException e) {
                ArrayNode messages = node.putArray(validation.equals("warn") && e.isSemantic() ? "warnings" : "errors");
                e.messages().forEach(messages::add);
            }
            return node;
        }));
        return RestResult.of(json);
    }

    private static RestResult autocomplete(RestCall call)
    {
        ObjectNode json = Json.object();
        json.set("visibleFieldNames", Json.array(new JqlEngine(call.scope()).fields().all(), JqlEndpoints::field));
        json.set("visibleFunctionNames", Json.array(Functions.ALL, JqlEndpoints::function));
        json.set("jqlReservedWords", Json.array(ReservedWords.ALL, JsonNodeFactory.instance::textNode));
        return RestResult.of(json);
    }

    private static ObjectNode field(JqlField field)
    {
        ObjectNode node = Json.object();
        String last = field.names().getLast();
        if (last.startsWith("cf[")) {
            node.put("value", quoted(field.name())).put("displayName", "%s - %s".formatted(field.name(), last)).put("cfid", last);
        }
        else {
            node.put("value", field.name()).put("displayName", field.name());
        }
        node.put("auto", "true");
        node.put("orderable", Boolean.toString(field.order().isPresent()));
        node.put("searchable", Boolean.toString(!field.operators().isEmpty()));
        node.set("operators", Json.array(field.operators().stream().map(Operator::jql).toList(), JsonNodeFactory.instance::textNode));
        node.putArray("types").add(field.type());
        return node;
    }

    private static String quoted(String name)
    {
        boolean plain = name.matches("[A-Za-z]+") && !ReservedWords.ALL.contains(name.toLowerCase(java.util.Locale.ROOT));
        return plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static ObjectNode function(Functions.Description function)
    {
        ObjectNode node = Json.object().put("value", function.signature()).put("displayName", function.signature());
        if (function.list()) {
            node.put("isList", "true");
        }
        node.putArray("types").add(function.type());
        return node;
    }
}
