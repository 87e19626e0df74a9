package io.omnisql.plugin.salesforce.strict;

import com.google.common.base.Splitter;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Strings.nullToEmpty;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

/**
 * A request that is as the documents want it.
 *
 * @param parameters of the query, decoded
 */
record StrictRequest(String method, String path, Map<String, String> parameters, Map<String, List<String>> headers, String body)
{
    /**
     * Of the address with its query.
     */
    private static final int LONGEST_URI = 16_384;
    private static final String ENCODED = "(?:[A-Za-z0-9._~*+-]|%[0-9A-Fa-f]{2})*";
    /**
     * What clients may say to Salesforce besides what every client says.
     */
    private static final Set<String> OWN_HEADERS = Set.of("sforce-query-options", "sforce-call-options");

    /**
     * @throws IllegalArgumentException when something is wrong with the request
     */
    static StrictRequest of(HttpExchange exchange)
            throws IOException
    {
        String uri = exchange.getRequestURI().toString();
        checkArgument(uri.length() <= LONGEST_URI, "414: the address has %s characters", uri.length());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(ROOT), List.copyOf(values)));
        checkArgument(headers.keySet().stream().filter(name -> name.startsWith("sforce-") || name.startsWith("x-sfdc")).allMatch(OWN_HEADERS::contains), "unknown header among %s", headers.keySet());
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        checkArgument(body.isEmpty() || !Set.of("GET", "DELETE").contains(exchange.getRequestMethod()), "a body that nobody reads");
        return new StrictRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), form(nullToEmpty(exchange.getRequestURI().getRawQuery())), headers, body);
    }

    private static Map<String, String> form(String text)
    {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : Splitter.on('&').omitEmptyStrings().split(text)) {
            List<String> parts = Splitter.on('=').splitToList(parameter);
            checkArgument(parts.size() == 2 && parts.stream().allMatch(part -> part.matches(ENCODED)), "not encoded: %s", parameter);
            checkArgument(parameters.put(URLDecoder.decode(parts.getFirst(), UTF_8), URLDecoder.decode(parts.getLast(), UTF_8)) == null, "twice: %s", parameter);
        }
        return parameters;
    }

    /**
     * The parameters of a body that is a form.
     */
    Map<String, String> form()
    {
        checkHeader("content-type", "application/x-www-form-urlencoded");
        return form(body);
    }

    /**
     * The one value of a header, without what follows a semicolon.
     */
    private String header(String name)
    {
        List<String> values = headers.getOrDefault(name, List.of());
        checkArgument(values.size() <= 1, "several headers %s", name);
        return values.isEmpty() ? "" : Splitter.on(';').trimResults().split(values.getFirst()).iterator().next();
    }

    void checkHeader(String name, String expected)
    {
        checkArgument(header(name).equals(expected), "%s is %s and not %s", name, header(name), expected);
    }

    void checkAccepts(String type)
    {
        List<String> accepted = Splitter.on(',').trimResults().omitEmptyStrings().splitToStream(String.join(",", headers.getOrDefault("accept", List.of()))).map(range -> range.replaceAll(";.*", "")).toList();
        checkArgument(accepted.isEmpty() || accepted.contains("*/*") || accepted.contains(type) || accepted.contains(type.replaceAll("/.*", "/*")), "%s is not among %s", type, accepted);
    }

    void checkParameters(String... allowed)
    {
        checkArgument(Set.of(allowed).containsAll(parameters.keySet()), "unknown among the parameters %s", new TreeSet<>(parameters.keySet()));
    }
}
