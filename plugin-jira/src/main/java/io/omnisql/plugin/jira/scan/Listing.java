package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A list that Jira has.
 *
 * @param agile whether it is below the API of boards and sprints, else the platform's
 * @param path below that API; {@code {column}} stands for the parent's value
 * @param rows where the rows stand in an answer
 * @param parameters what is always said; {@code {column}} stands for the parent's value
 */
public record Listing(boolean agile, String path, String rows, Paging paging, List<Parameter> parameters)
{
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    public Listing
    {
        requireNonNull(path, "path is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(paging, "paging is null");
        parameters = List.copyOf(parameters);
    }

    public static Listing platform(String path, String rows, Paging paging)
    {
        return new Listing(false, path, rows, paging, List.of());
    }

    public static Listing agile(String path, String rows, Paging paging)
    {
        return new Listing(true, path, rows, paging, List.of());
    }

    public Listing with(String parameter, String value)
    {
        return new Listing(agile, path, rows, paging, ImmutableList.<Parameter>builder().addAll(parameters).add(new Parameter(parameter, value)).build());
    }

    /**
     * @param parent values of the columns that the placeholders name
     * @param more parameters after those of the list itself
     */
    RemoteRequest request(ConnectionInfo connection, Map<String, String> parent, List<Parameter> more)
    {
        ImmutableList.Builder<Parameter> all = ImmutableList.builder();
        parameters.forEach(parameter -> all.add(new Parameter(parameter.name(), fill(parameter.value(), parent, false))));
        all.addAll(more);
        return new RemoteRequest("GET", root(connection) + fill(path, parent, true), all.build(), Map.of(), Optional.empty(), quota());
    }

    String root(ConnectionInfo connection)
    {
        return agile ? Deployment.AGILE : Deployment.of(connection).platform();
    }

    /**
     * Jira limits bursts by endpoint.
     */
    private String quota()
    {
        return path.split("/", 3)[1];
    }

    private static String fill(String text, Map<String, String> parent, boolean encoded)
    {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, parent, encoded)));
    }

    private static String value(MatchResult match, Map<String, String> parent, boolean encoded)
    {
        String value = requireNonNull(parent.get(match.group(1)), () -> "no value of " + match.group(1));
        return encoded ? URLEncoder.encode(value, UTF_8).replace("+", "%20") : value;
    }
}
