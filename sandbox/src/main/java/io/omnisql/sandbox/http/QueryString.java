package io.omnisql.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The decoded parameters of a URL, in their order.
 */
public record QueryString(List<Parameter> parameters)
{
    public record Parameter(String name, String value) {}

    public QueryString
    {
        parameters = List.copyOf(parameters);
    }

    /**
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
     */
    public static QueryString parse(String rawQuery)
    {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : rawQuery.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.add(new Parameter(URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8)));
            }
        }
        return new QueryString(parameters);
    }

    /**
     * The same parameters with others set; those that are null are removed.
     */
    public QueryString with(Map<String, String> changes)
    {
        Map<String, String> merged = new LinkedHashMap<>();
        parameters.forEach(parameter -> merged.put(parameter.name(), parameter.value()));
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            }
            else {
                merged.put(name, value);
            }
        });
        return new QueryString(merged.entrySet().stream().map(entry -> new Parameter(entry.getKey(), entry.getValue())).toList());
    }

    @Override
    public String toString()
    {
        return parameters.stream()
                .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text)
    {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
