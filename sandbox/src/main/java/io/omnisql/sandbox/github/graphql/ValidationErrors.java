package io.omnisql.sandbox.github.graphql;

import graphql.GraphQLError;
import graphql.language.SourceLocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the errors of parsing and validation into GitHub's form.
 */
final class ValidationErrors
{
    private static final Pattern PREFIX = Pattern.compile("^Validation error \\((?<kind>\\w+)(?:@\\[(?<path>[^]]*)])?\\) : ", Pattern.DOTALL);
    private static final Pattern UNDEFINED = Pattern.compile("Field '(?<field>\\w+)' in type '(?<type>\\w+)' is undefined");

    private ValidationErrors() {}

    static Map<String, Object> toGithub(GraphQLError error)
    {
        if (error instanceof GithubError github) {
            return github.toSpecification();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        Matcher prefix = PREFIX.matcher(error.getMessage());
        String message = prefix.replaceFirst("");
        Matcher undefined = UNDEFINED.matcher(message);
        if (prefix.reset().find() && prefix.group("path") != null) {
            json.put("path", List.of(prefix.group("path").split("/")));
        }
        if (undefined.find()) {
            message = "Field '%s' doesn't exist on type '%s'".formatted(undefined.group("field"), undefined.group("type"));
            json.put("extensions", Map.of("code", "undefinedField", "typeName", undefined.group("type"), "fieldName", undefined.group("field")));
        }
        if (error.getLocations() != null) {
            json.put("locations", error.getLocations().stream().map(ValidationErrors::location).toList());
        }
        json.put("message", message);
        return json;
    }

    private static Map<String, Integer> location(SourceLocation location)
    {
        return Map.of("line", location.getLine(), "column", location.getColumn());
    }
}
