package io.omnisql.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnisql.sandbox.github.access.SandboxToken;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that the sandbox's schema declares is in GitHub's published schema, and is the same there.
 */
final class TestGraphqlSchemaSubset
{
    private static final String TYPE = "kind name ofType {kind name ofType {kind name ofType {kind name}}}";
    private static final String INTROSPECTION =
            """
            {__schema {queryType {name} types {
              kind name
              interfaces {name}
              possibleTypes {name}
              enumValues(includeDeprecated: true) {name}
              inputFields {name defaultValue type {%1$s}}
              fields(includeDeprecated: true) {name isDeprecated type {%1$s} args {name defaultValue type {%1$s}}}
            }}}
            """.formatted(TYPE);

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void testSubset()
            throws IOException
    {
        Map<String, JsonNode> published = types(GithubSpecs.read("schema.json").get("__schema"));
        JsonNode own = ownSchema();
        assertThat(own.at("/queryType/name").textValue()).isEqualTo("Query");
        types(own).forEach((name, type) -> {
            // the introspection's own types belong to the language
            if (!name.startsWith("__")) {
                compare(name, type, published.get(name));
            }
        });
        assertThat(differences).isEmpty();
        assertThat(compared).as("compared fields, arguments and values").isGreaterThan(500);
    }

    @Test
    void testDifferencesAreSeen()
            throws IOException
    {
        JsonNode repository = types(ownSchema()).get("Repository");
        JsonNode other = new ObjectMapper().readTree(repository.toString()
                .replace("\"name\":\"isFork\"", "\"name\":\"isForked\"")
                .replace("\"name\":\"followRenames\"", "\"name\":\"follow\"")
                .replace("\"name\":\"IssueConnection\"", "\"name\":\"IssuesConnection\""));
        compare("Repository", repository, other);
        assertThat(differences).anyMatch(line -> line.contains("Repository.isFork")).anyMatch(line -> line.contains("Repository.issues"));
    }

    private static JsonNode ownSchema()
    {
        try (GithubSandbox sandbox = GithubSandbox.start(); SandboxClient client = SandboxClient.of(sandbox, SandboxToken.ACME)) {
            JsonNode json = client.graphql(INTROSPECTION).json();
            assertThat(json.has("errors")).as(json.path("errors").toString()).isFalse();
            return json.at("/data/__schema");
        }
    }

    private void compare(String name, JsonNode own, JsonNode published)
    {
        if (published == null) {
            differences.add("no type " + name);
            return;
        }
        same(name + " kind", own.get("kind").textValue(), published.get("kind").textValue());
        subset(name + " implements", own.get("interfaces"), published.get("interfaces"));
        subset(name + " possible types", own.get("possibleTypes"), published.get("possibleTypes"));
        subset(name + " values", own.get("enumValues"), published.get("enumValues"));
        values(name, own.get("inputFields"), published.get("inputFields"));
        Map<String, JsonNode> publishedFields = byName(published.get("fields"));
        byName(own.get("fields")).forEach((field, declared) -> {
            JsonNode original = publishedFields.get(field);
            if (original == null) {
                differences.add("no field %s.%s".formatted(name, field));
                return;
            }
            String place = name + "." + field;
            same(place, type(declared.get("type")), type(original.get("type")));
            same(place + " deprecated", declared.get("isDeprecated").toString(), original.get("isDeprecated").toString());
            values(place, declared.get("args"), original.get("args"));
        });
    }

    private void values(String place, JsonNode own, JsonNode published)
    {
        Map<String, JsonNode> originals = byName(published);
        byName(own).forEach((name, declared) -> {
            JsonNode original = originals.get(name);
            if (original == null) {
                differences.add("no argument %s(%s)".formatted(place, name));
                return;
            }
            same("%s(%s)".formatted(place, name), type(declared.get("type")), type(original.get("type")));
            same("%s(%s) default".formatted(place, name), text(declared.get("defaultValue")), text(original.get("defaultValue")));
        });
        // what must be given must be declared
        originals.forEach((name, original) -> {
            if (type(original.get("type")).endsWith("!") && text(original.get("defaultValue")).isEmpty() && !byName(own).containsKey(name)) {
                differences.add("missing argument %s(%s)".formatted(place, name));
            }
        });
    }

    private void subset(String place, JsonNode own, JsonNode published)
    {
        byName(own).keySet().forEach(name -> {
            compared++;
            if (!byName(published).containsKey(name)) {
                differences.add("%s: %s".formatted(place, name));
            }
        });
    }

    private void same(String place, String own, String published)
    {
        compared++;
        if (!own.equals(published)) {
            differences.add("%s is %s, published as %s".formatted(place, own, published));
        }
    }

    private static String text(JsonNode value)
    {
        return value == null || value.isNull() ? "" : value.textValue().replace(" ", "");
    }

    private static String type(JsonNode type)
    {
        return switch (type.get("kind").textValue()) {
            case "NON_NULL" -> type(type.get("ofType")) + "!";
            case "LIST" -> "[" + type(type.get("ofType")) + "]";
            default -> type.get("name").textValue();
        };
    }

    private static Map<String, JsonNode> types(JsonNode schema)
    {
        return byName(schema.get("types"));
    }

    private static Map<String, JsonNode> byName(JsonNode list)
    {
        Map<String, JsonNode> named = new HashMap<>();
        if (list != null) {
            list.forEach(element -> named.put(element.get("name").textValue(), element));
        }
        return named;
    }
}
