package io.omnisql.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.rest.RestEndpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Jira's published descriptions of its API, which are not kept in the repository.
 */
final class JiraSpecs
{
    static final String PLATFORM = "jira-platform-v3.json";
    static final String SOFTWARE = "jira-software-v3.json";

    private static final String REFERENCE = "#/components/";

    private JiraSpecs() {}

    /**
     * Reads a description and cuts it down to some operations and what they refer to, or skips the test and says how to get it.
     */
    static ObjectNode read(String name, Collection<RestEndpoint> endpoints)
            throws IOException
    {
        List<Path> candidates = candidates(name);
        Path file = candidates.stream().filter(Files::exists).findFirst().orElse(null);
        if (file == null) {
            String reason = "SKIPPED: Jira's description %s is not at %s; save Atlassian's OpenAPI document (developer.atlassian.com/cloud/jira, 'OpenAPI') there to check the sandbox against it".formatted(name, candidates.getFirst());
            System.err.println(reason);
            assumeTrue(false, reason);
        }
        return reduce(Json.parse(Files.readAllBytes(file)), endpoints);
    }

    private static List<Path> candidates(String name)
    {
        String property = System.getProperty("omnisql.specs");
        if (property != null) {
            return List.of(Path.of(property).resolve("jira").resolve(name));
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("build/checkstyle.xml"))) {
            root = root.getParent();
        }
        Path own = root.resolve(".omnisql/specs/jira").resolve(name);
        Path parent = root;
        return Stream.concat(Stream.of(own), Stream.of("../shared/specs", "../../shared/specs").map(parent::resolve).map(directory -> directory.resolve(name).normalize())).toList();
    }

    private static ObjectNode reduce(JsonNode document, Collection<RestEndpoint> endpoints)
    {
        ObjectNode reduced = Json.object().put("openapi", document.get("openapi").textValue());
        reduced.set("info", document.get("info"));
        ObjectNode paths = reduced.putObject("paths");
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (RestEndpoint endpoint : endpoints) {
            JsonNode operation = document.get("paths").path(endpoint.template()).get(endpoint.method().toLowerCase(java.util.Locale.ROOT));
            if (operation == null) {
                throw new AssertionError("Jira describes no operation %s %s".formatted(endpoint.method(), endpoint.template()));
            }
            ObjectNode copy = operation.deepCopy();
            copy.remove("security");
            paths.withObjectProperty(endpoint.template()).set(endpoint.method().toLowerCase(java.util.Locale.ROOT), copy);
            collect(copy, open, seen);
        }
        while (!open.isEmpty()) {
            String[] reference = open.removeFirst().split("/", 2);
            JsonNode component = document.get("components").get(reference[0]).get(reference[1]);
            reduced.withObjectProperty("components").withObjectProperty(reference[0]).set(reference[1], component.deepCopy());
            collect(component, open, seen);
        }
        adjust(reduced);
        return reduced;
    }

    /**
     * Allows what Jira sends in fact: times whose offsets have no colon, and nothing where a change has no value before or after.
     */
    private static void adjust(JsonNode node)
    {
        if (node instanceof ObjectNode object && object.path("format").asText().equals("date-time")) {
            object.remove("format");
        }
        if (node instanceof ObjectNode object && object.has("ChangeDetails")) {
            List.of("from", "fromString", "to", "toString").forEach(name -> object.get("ChangeDetails").get("properties").<ObjectNode>require().withObjectProperty(name).put("nullable", true));
        }
        node.forEach(JiraSpecs::adjust);
    }

    private static void collect(JsonNode node, Deque<String> open, Set<String> seen)
    {
        JsonNode reference = node.get("$ref");
        if (reference != null && reference.isTextual() && reference.textValue().startsWith(REFERENCE)) {
            String name = reference.textValue().substring(REFERENCE.length());
            if (seen.add(name)) {
                open.add(name);
            }
        }
        node.forEach(child -> collect(child, open, seen));
    }
}
