package io.omnisql.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.omnisql.policy.Questions.MAPPER;

/**
 * Data that is missing, half there or of the wrong type, and identities that no login gives.
 */
final class Faults
{
    private static final String ISSUES = "tenants/acme/rules/github/main/issues";
    private static final List<String> WRONG = List.of("null", "true", "7", "\"text\"", "[]", "[true]");

    private Faults() {}

    /**
     * Broken data by name; a user of acme must see nothing of {@code github.main.issues} over any of it.
     */
    static Map<String, String> data()
    {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("no data", "{}");
        faults.put("empty root", "{\"omnisql\": {}}");
        for (String wrong : WRONG) {
            faults.put("root is " + wrong, "{\"omnisql\": %s}".formatted(wrong));
        }
        for (String path : List.of(
                "revision",
                "tenants",
                "tenants/acme",
                "tenants/acme/users",
                "tenants/acme/users/analyst@acme.com",
                "tenants/acme/users/analyst@acme.com/roles",
                "tenants/acme/schemas",
                "tenants/acme/schemas/github",
                "tenants/acme/schemas/github/main",
                "tenants/acme/rules")) {
            faults.put("no " + path, without(path));
            for (String wrong : WRONG) {
                boolean right = (path.equals("revision") && wrong.equals("\"text\"")) || (path.endsWith("/main") && wrong.equals("true"));
                if (!right) {
                    faults.put(path + " is " + wrong, with(path, wrong));
                }
            }
        }
        faults.put("revision is empty", with("revision", "\"\""));
        for (String wrong : List.of("null", "true", "7", "\"text\"", "[]")) {
            faults.put("rules of the catalog are " + wrong, with("tenants/acme/rules/github", wrong));
            faults.put("rules of the schema are " + wrong, with("tenants/acme/rules/github/main", wrong));
            faults.put("rule is " + wrong, with(ISSUES, "[%s]".formatted(wrong)));
        }
        for (String wrong : List.of("null", "true", "7", "\"text\"", "{}")) {
            faults.put("rules of the table are " + wrong, with(ISSUES, wrong));
        }
        faults.putAll(rules());
        return faults;
    }

    private static Map<String, String> rules()
    {
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, String> sound = Map.of("users", "{}", "roles", "{}", "row_filter", "\"\"", "masks", "{}");
        for (String field : sound.keySet()) {
            Map<String, String> without = new LinkedHashMap<>(sound);
            without.remove(field);
            faults.put("rule without " + field, with(ISSUES, rule(without)));
            for (String wrong : List.of("null", "true", "7", "[\"text\"]")) {
                Map<String, String> broken = new LinkedHashMap<>(sound);
                broken.put(field, wrong);
                faults.put("rule whose %s is %s".formatted(field, wrong), with(ISSUES, rule(broken)));
            }
        }
        for (String masks : List.of("{\"Body\": \"NULL\"}", "{\"body\": \" \"}", "{\"body\": null}", "{\"body\": 7}", "{\"body\": {\"expression\": \"NULL\"}}")) {
            Map<String, String> broken = new LinkedHashMap<>(sound);
            broken.put("masks", masks);
            faults.put("rule whose masks are " + masks, with(ISSUES, rule(broken)));
        }
        return faults;
    }

    private static String rule(Map<String, String> fields)
    {
        return "[{%s}]".formatted(String.join(", ", fields.entrySet().stream().map(field -> "\"%s\": %s".formatted(field.getKey(), field.getValue())).toList()));
    }

    /**
     * Contexts of which none may be answered as a user of acme.
     */
    static Map<String, JsonNode> contexts()
    {
        String user = "acme/analyst@acme.com";
        Map<String, JsonNode> contexts = new LinkedHashMap<>();
        contexts.put("no groups", Questions.context(user, List.of()));
        contexts.put("role groups only", Questions.context(user, List.of("role:acme/analyst")));
        contexts.put("another tenant's group", Questions.context(user, List.of("tenant:globex")));
        contexts.put("two tenant groups", Questions.context(user, List.of("tenant:acme", "tenant:globex")));
        contexts.put("two tenant groups, other order", Questions.context(user, List.of("tenant:globex", "tenant:acme")));
        contexts.put("the same tenant group twice", Questions.context(user, List.of("tenant:acme", "tenant:acme")));
        contexts.put("a tenant group of no tenant", Questions.context(user, List.of("tenant:acme", "tenant:")));
        contexts.put("group in another case", Questions.context(user, List.of("Tenant:acme")));
        for (String unknown : List.of("acme/nobody@acme.com", "acme/", "acme", "/analyst@acme.com", "", "acme/analyst@acme.com/", "acme/x/analyst@acme.com", "ACME/analyst@acme.com", "globex/analyst@acme.com", "analyst@acme.com")) {
            contexts.put("user " + unknown, Questions.context(unknown, List.of("tenant:acme")));
        }
        for (String wrong : List.of("null", "true", "\"tenant:acme\"", "{\"0\": \"tenant:acme\"}", "{\"tenant:acme\": true}")) {
            ObjectNode context = Questions.context(user);
            ((ObjectNode) context.get("identity")).set("groups", json(wrong));
            contexts.put("groups are " + wrong, context);
        }
        ObjectNode without = Questions.context(user);
        ((ObjectNode) without.get("identity")).remove("groups");
        contexts.put("groups are missing", without);
        for (String wrong : List.of("null", "7", "[\"acme/analyst@acme.com\"]", "{}")) {
            ObjectNode context = Questions.context(user);
            ((ObjectNode) context.get("identity")).set("user", json(wrong));
            contexts.put("user is " + wrong, context);
        }
        contexts.put("no identity", MAPPER.createObjectNode());
        contexts.put("context is null", MAPPER.nullNode());
        return contexts;
    }

    private static String with(String path, String value)
    {
        ObjectNode data = (ObjectNode) json(TestingBundle.data());
        parent(data, path).set(name(path), json(value));
        return data.toString();
    }

    private static String without(String path)
    {
        ObjectNode data = (ObjectNode) json(TestingBundle.data());
        parent(data, path).remove(name(path));
        return data.toString();
    }

    private static ObjectNode parent(ObjectNode data, String path)
    {
        JsonNode node = data.get("omnisql");
        String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            node = node.get(names[i]);
        }
        return (ObjectNode) node;
    }

    private static String name(String path)
    {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode json(String text)
    {
        try {
            return MAPPER.readTree(text);
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
