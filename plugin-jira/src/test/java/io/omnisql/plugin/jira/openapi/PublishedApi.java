package io.omnisql.plugin.jira.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;

/**
 * The operations that Jira publishes in its OpenAPI documents, which {@code build/fetch-jira-specs} fetches.
 */
public final class PublishedApi
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> DOCUMENTS = List.of("jira-platform-v3.json", "jira-software-v3.json");

    private final List<Operation> operations;

    private PublishedApi(List<Operation> operations)
    {
        this.operations = List.copyOf(operations);
    }

    /**
     * Empty when they were not fetched.
     */
    public static Optional<PublishedApi> load()
    {
        Path directory = directory();
        if (!DOCUMENTS.stream().map(directory::resolve).allMatch(Files::exists)) {
            return Optional.empty();
        }
        return Optional.of(new PublishedApi(DOCUMENTS.stream().flatMap(name -> operations(directory.resolve(name))).toList()));
    }

    private static Path directory()
    {
        String property = System.getProperty("omnisql.specs");
        Path specs = property == null ? Path.of("../.omnisql/specs") : Path.of(property);
        return specs.resolve("jira");
    }

    private static Stream<Operation> operations(Path file)
    {
        JsonNode document;
        try {
            document = MAPPER.readTree(file.toFile());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> List.of("get", "post").contains(method.getKey()))
                        .map(method -> Operation.of(method.getKey().toUpperCase(ROOT), path.getKey(), path.getValue(), method.getValue())));
    }

    /**
     * What the documents do not know of a request; nothing when all is well.
     */
    public List<String> check(RemoteRequest request)
    {
        Optional<Operation> operation = operations.stream()
                .filter(candidate -> candidate.method.equals(request.method()) && candidate.pattern.matcher(request.path()).matches())
                .min(Comparator.comparingLong(candidate -> candidate.path.chars().filter(character -> character == '{').count()));
        if (operation.isEmpty()) {
            return List.of("no operation %s %s".formatted(request.method(), request.path()));
        }
        return operation.get().check(request.parameters());
    }

    /**
     * @param parameters schemas of the query parameters, by name
     */
    private record Operation(String method, String path, Pattern pattern, Map<String, JsonNode> parameters, List<String> required)
    {
        static Operation of(String method, String path, JsonNode item, JsonNode operation)
        {
            Map<String, JsonNode> parameters = new HashMap<>();
            List<String> required = new ArrayList<>();
            for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
                for (JsonNode parameter : list) {
                    if (parameter.path("in").asText().equals("query")) {
                        parameters.put(parameter.path("name").asText(), parameter.path("schema"));
                        if (parameter.path("required").asBoolean()) {
                            required.add(parameter.path("name").asText());
                        }
                    }
                }
            }
            String regex = Stream.of(path.split("(?=\\{)|(?<=})"))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .reduce("", String::concat);
            return new Operation(method, path, Pattern.compile(regex), parameters, required);
        }

        List<String> check(List<Parameter> given)
        {
            List<String> problems = new ArrayList<>();
            for (Parameter parameter : given) {
                JsonNode schema = parameters.get(parameter.name());
                if (schema == null) {
                    problems.add("%s has no parameter %s".formatted(path, parameter.name()));
                    continue;
                }
                boolean list = schema.path("type").asText().equals("array");
                JsonNode element = list ? schema.path("items") : schema;
                for (String value : list ? parameter.value().split(",") : new String[] {parameter.value()}) {
                    check(parameter.name(), element, value).ifPresent(problems::add);
                }
                boolean repeated = given.stream().filter(other -> other.name().equals(parameter.name())).count() > 1;
                if (repeated && !list) {
                    problems.add("%s of %s is no list".formatted(parameter.name(), path));
                }
            }
            required.stream()
                    .filter(name -> given.stream().noneMatch(parameter -> parameter.name().equals(name)))
                    .forEach(name -> problems.add("%s needs %s".formatted(path, name)));
            return problems;
        }

        private Optional<String> check(String name, JsonNode schema, String value)
        {
            boolean listed = schema.path("enum").isMissingNode() || Stream.of(schema.path("enum")).anyMatch(values -> contains(values, value));
            boolean typed = switch (schema.path("type").asText()) {
                case "integer" -> value.matches("-?\\d+");
                case "boolean" -> value.equals("true") || value.equals("false");
                default -> true;
            };
            return listed && typed ? Optional.empty() : Optional.of("%s of %s cannot be %s".formatted(name, path, value));
        }

        private static boolean contains(JsonNode values, String value)
        {
            for (JsonNode candidate : values) {
                if (candidate.asText().equals(value)) {
                    return true;
                }
            }
            return false;
        }
    }
}
