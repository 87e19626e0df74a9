package io.omnisql.sandbox.salesforce.rest;

import io.omnisql.sandbox.http.QueryString;
import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.access.Session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to a resource of REST.
 *
 * @param base the path of the version, e.g. {@code /services/data/v65.0}
 * @param path the decoded segments after it
 */
public record RestCall(SandboxRequest request, Exchange exchange, String method, String base, List<String> path, QueryString query)
{
    private static final Pattern VERSIONED = Pattern.compile("(/services/data/v(\\d{1,3})\\.0)(?:/(.*))?");
    private static final int OLDEST = 31;
    private static final int NEWEST = 65;

    /**
     * @param rawPath with or without a query string
     */
    static RestCall of(SandboxRequest request, Exchange exchange, String method, String rawPath, String rawQuery)
    {
        Matcher matcher = VERSIONED.matcher(rawPath);
        if (!matcher.matches()) {
            throw ApiException.notFound();
        }
        int version = Integer.parseInt(matcher.group(2));
        if (version < OLDEST) {
            throw ApiException.of(410, "UNSUPPORTED_API_VERSION", "API version %s.0 is retired".formatted(version));
        }
        if (version > NEWEST) {
            throw ApiException.notFound();
        }
        try {
            String rest = matcher.group(3) == null ? "" : matcher.group(3);
            List<String> path = Arrays.stream(rest.split("/")).filter(segment -> !segment.isEmpty()).map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8)).toList();
            return new RestCall(request, exchange, method, matcher.group(1), path, QueryString.parse(rawQuery));
        }
        catch (IllegalArgumentException e) {
            throw ApiException.of(400, "BAD_REQUEST", "The URL is not well encoded");
        }
    }

    /**
     * The path, with a star for what names a row, a page or an object.
     */
    String shape()
    {
        return switch (path.size()) {
            case 0 -> "";
            case 1 -> path.getFirst();
            case 2 -> path.getFirst().equals("limits") || path.getFirst().equals("composite") || path.getFirst().equals("jobs") ? String.join("/", path) : path.getFirst() + "/*";
            case 3 -> path.getFirst().equals("jobs") ? "jobs/query/*" : path.getFirst() + "/*/" + path.get(2);
            default -> path.getFirst().equals("jobs") && path.size() == 4 ? "jobs/query/*/" + path.get(3) : String.join("/", path);
        };
    }

    public Session session()
    {
        return exchange.session();
    }

    public Optional<String> parameter(String name)
    {
        return query.parameters().stream().filter(parameter -> parameter.name().equals(name)).map(QueryString.Parameter::value).findFirst();
    }

    /**
     * Refuses parameters that the resource does not have.
     */
    public void allowParameters(String... names)
    {
        List<String> allowed = List.of(names);
        query.parameters().stream().filter(parameter -> !allowed.contains(parameter.name())).findFirst().ifPresent(parameter -> {
            throw ApiException.rejected("BAD_REQUEST", "The sandbox knows no parameter '%s' here".formatted(parameter.name()));
        });
    }

    public void allowMethods(String... methods)
    {
        if (!List.of(methods).contains(method)) {
            throw ApiException.of(405, "METHOD_NOT_ALLOWED", "HTTP Method '%s' not allowed. Allowed are %s".formatted(method, String.join(",", methods)));
        }
    }
}
