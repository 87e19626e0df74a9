package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Cuts an OpenAPI document down to some paths and what they refer to; the whole of GitHub's takes minutes to resolve.
 */
final class ReducedOpenApi
{
    private static final String REFERENCE = "#/components/";

    private final JsonNode document;
    private final ObjectNode reduced;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    private ReducedOpenApi(JsonNode document)
    {
        this.document = document;
        this.reduced = Json.object().put("openapi", document.get("openapi").textValue());
        reduced.set("info", document.get("info"));
    }

    static ObjectNode of(JsonNode document, Collection<String> paths)
    {
        ReducedOpenApi reduction = new ReducedOpenApi(document);
        ObjectNode kept = reduction.reduced.putObject("paths");
        for (String path : paths) {
            JsonNode operation = document.get("paths").get(path);
            if (operation == null) {
                throw new AssertionError("GitHub describes no path " + path);
            }
            ObjectNode get = kept.putObject(path).set("get", operation.get("get").deepCopy());
            reduction.collect(get);
        }
        reduction.resolve();
        adjustAlternatives(reduction.reduced);
        return reduction.reduced;
    }

    private void resolve()
    {
        while (!open.isEmpty()) {
            String[] reference = open.removeFirst().split("/", 2);
            JsonNode component = document.get("components").get(reference[0]).get(reference[1]);
            reduced.withObjectProperty("components").withObjectProperty(reference[0]).set(reference[1], component.deepCopy());
            collect(component);
        }
    }

    /**
     * The validator refuses a discriminator that is not required, which GitHub's is not; {@code oneOf} decides without it.
     */
    private static void adjustAlternatives(JsonNode node)
    {
        if (node.path("allOf") instanceof ArrayNode all && all.size() == 2 && !all.get(1).has("$ref") && !all.get(1).has("required")) {
            // of such a pair, either part is said to have no properties but its own; the sandbox sends none of the second's
            all.remove(1);
        }
        if (node instanceof ObjectNode object && object.has("allOf") && object.path("nullable").asBoolean()) {
            JsonNode all = object.remove("allOf");
            object.putArray("oneOf").addObject().set("allOf", all);
        }
        if (node instanceof ObjectNode object && object.has("oneOf")) {
            object.remove("discriminator");
            if (object.path("nullable").asBoolean()) {
                // the validator overlooks it beside alternatives, so it becomes one
                object.withArrayProperty("oneOf").addObject().put("nullable", true).putArray("enum").addNull();
            }
        }
        node.forEach(ReducedOpenApi::adjustAlternatives);
    }

    private void collect(JsonNode node)
    {
        JsonNode reference = node.get("$ref");
        if (reference != null && reference.isTextual() && reference.textValue().startsWith(REFERENCE)) {
            String name = reference.textValue().substring(REFERENCE.length());
            if (seen.add(name)) {
                open.add(name);
            }
        }
        node.forEach(this::collect);
    }
}
