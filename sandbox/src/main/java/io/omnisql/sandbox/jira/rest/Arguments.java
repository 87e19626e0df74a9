package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.http.QueryString;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters of one call, known to be documented and well-formed.
 */
final class Arguments
{
    private static final String BAD_PAYLOAD = "Invalid request payload. Refer to the REST API documentation and try again.";

    private final Map<String, Parameter> parameters;
    private final Map<String, List<String>> values = new HashMap<>();

    private Arguments(List<Parameter> parameters)
    {
        this.parameters = parameters.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    /**
     * @throws RestException 400 for a parameter that is unknown, malformed or missing
     */
    static Arguments parse(List<Parameter> queryParameters, QueryString query, List<Parameter> bodyFields, byte[] body)
    {
        List<Parameter> all = new ArrayList<>(queryParameters);
        all.addAll(bodyFields);
        Arguments arguments = new Arguments(all);
        arguments.readQuery(queryParameters.stream().map(Parameter::name).toList(), query);
        if (!bodyFields.isEmpty()) {
            arguments.readBody(bodyFields.stream().map(Parameter::name).toList(), body);
        }
        else if (body.length > 0) {
            throw RestException.rejected("This operation takes no body");
        }
        for (Parameter parameter : all) {
            if (parameter.required() && !arguments.given(parameter.name())) {
                throw RestException.of(400, "The parameter '%s' is missing.".formatted(parameter.name()));
            }
        }
        return arguments;
    }

    private void readQuery(List<String> allowed, QueryString query)
    {
        for (QueryString.Parameter given : query.parameters()) {
            if (!allowed.contains(given.name())) {
                throw RestException.rejected("'%s' is not a documented query parameter of this operation; Jira would silently ignore it".formatted(given.name()));
            }
            Parameter parameter = parameters.get(given.name());
            boolean list = parameter.kind() == Parameter.Kind.TEXTS || parameter.kind() == Parameter.Kind.INTEGERS;
            if (!list && values.containsKey(given.name())) {
                throw RestException.rejected("The query parameter '%s' is given twice".formatted(given.name()));
            }
            List<String> parts = list || parameter.kind() == Parameter.Kind.EXPAND ? List.of(given.value().split(",")) : List.of(given.value());
            parts.forEach(part -> check(parameter, part));
            values.computeIfAbsent(given.name(), _ -> new ArrayList<>()).addAll(parts);
        }
    }

    private void readBody(List<String> allowed, byte[] body)
    {
        JsonNode json;
        try {
            json = Json.parse(body);
        }
        catch (IOException e) {
            throw RestException.of(400, BAD_PAYLOAD);
        }
        if (!json.isObject()) {
            throw RestException.of(400, BAD_PAYLOAD);
        }
        json.properties().forEach(entry -> {
            if (!allowed.contains(entry.getKey())) {
                throw RestException.rejected(BAD_PAYLOAD + " There is no field '%s'.".formatted(entry.getKey()));
            }
            if (!entry.getValue().isNull()) {
                values.put(entry.getKey(), new ArrayList<>(read(parameters.get(entry.getKey()), entry.getValue())));
            }
        });
    }

    private static List<String> read(Parameter parameter, JsonNode value)
    {
        boolean fits = switch (parameter.kind()) {
            case TEXT, ENUMERATION, EXPAND -> value.isTextual();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
            case TEXTS -> value.isArray() && all(value, JsonNode::isTextual);
            case INTEGERS -> value.isArray() && all(value, JsonNode::isIntegralNumber);
        };
        if (!fits) {
            throw RestException.of(400, BAD_PAYLOAD);
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        }
        else if (parameter.kind() == Parameter.Kind.EXPAND) {
            texts.addAll(List.of(value.asText().split(",")));
        }
        else {
            texts.add(value.asText());
        }
        texts.forEach(text -> check(parameter, text));
        return texts;
    }

    private static boolean all(JsonNode array, Function<JsonNode, Boolean> test)
    {
        for (JsonNode element : array) {
            if (!test.apply(element)) {
                return false;
            }
        }
        return true;
    }

    private static void check(Parameter parameter, String value)
    {
        boolean listed = parameter.values().isEmpty() || parameter.values().contains(value);
        Optional<String> expected = switch (parameter.kind()) {
            case TEXT -> Optional.empty();
            case EXPAND, TEXTS, ENUMERATION -> listed && !(parameter.kind() == Parameter.Kind.EXPAND && parameter.values().isEmpty())
                    ? Optional.empty()
                    : Optional.of("one of " + String.join(", ", parameter.values()));
            case INTEGER, INTEGERS -> value.matches("-?[0-9]{1,18}") ? Optional.empty() : Optional.of("an integer");
            case BOOLEAN -> Arrays.asList("true", "false").contains(value) ? Optional.empty() : Optional.of("true or false");
        };
        if (expected.isPresent()) {
            throw RestException.rejected("The parameter '%s' must be %s, not '%s'".formatted(parameter.name(), expected.get(), value));
        }
    }

    boolean given(String name)
    {
        return values.containsKey(name);
    }

    Optional<String> text(String name)
    {
        Optional<String> given = Optional.ofNullable(values.get(name)).map(List::getFirst);
        return given.or(() -> Optional.ofNullable(parameters.get(name).defaultValue()));
    }

    String value(String name)
    {
        return text(name).orElseThrow();
    }

    List<String> texts(String name)
    {
        return values.getOrDefault(name, List.of());
    }

    List<Long> numbers(String name)
    {
        return texts(name).stream().map(Long::parseLong).toList();
    }

    Optional<Long> number(String name)
    {
        return text(name).map(Long::parseLong);
    }

    long integer(String name)
    {
        return number(name).orElseThrow();
    }

    boolean flag(String name)
    {
        return Boolean.parseBoolean(value(name));
    }
}
