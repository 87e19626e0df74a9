package io.omnisql.plugin.github.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Splits a filtered list, of which GitHub shows the first 1,000 rows only, into spans of time that hold no more. The newest come first.
 */
record RestWindows(RestSpec spec, RestRequests requests, ConnectionInfo connection, RemoteReader reader)
{
    private static final int SHOWN = 1_000;
    private static final String WINDOW = "window";
    private static final String OPEN = "*";

    RestWindows
    {
        requireNonNull(spec, "spec is null");
        requireNonNull(requests, "requests is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(reader, "reader is null");
    }

    /**
     * The span that a partition reads, as the list's parameter takes it; empty when it reads the whole list.
     */
    static Optional<String> of(RemotePartition partition)
    {
        return Optional.ofNullable(partition.parameters().get(WINDOW));
    }

    /**
     * One request for each: for the last row that is shown.
     */
    List<RemotePartition> partitions(RemoteQuery query, Parent parent)
    {
        List<Parameter> others = requests.filters(query).stream().filter(parameter -> !parameter.name().equals(spec.window().orElseThrow())).toList();
        String span = requests.filters(query).stream()
                .filter(parameter -> parameter.name().equals(spec.window().orElseThrow()))
                .map(Parameter::value)
                .findFirst()
                .orElse(OPEN + ".." + OPEN);
        String low = span.substring(0, span.indexOf(".."));
        String high = span.substring(span.indexOf("..") + 2);
        ImmutableList.Builder<RemotePartition> partitions = ImmutableList.builder();
        while (true) {
            JsonNode answer = RepositoryListing.parse(reader.read(requests.request(connection, query, parent, parameters(others, low, high)).withHeaders(Leniency.headers(query, Leniency.ABSENT))).body());
            // where there is no such list, its first page tells
            if (answer.at(spec.total().orElseThrow()).asLong() <= SHOWN) {
                return partitions.add(partition(parent, window(low, high))).build();
            }
            Instant last = Instant.parse(answer.at(spec.rows()).path(0).path("created_at").asText());
            if (last.toString().equals(high)) {
                throw new ScanException(Kind.INCOMPLETE, "GitHub shows no more than %s rows of %s that started at %s".formatted(SHOWN, spec.name(), last));
            }
            partitions.add(partition(parent, window(last.plusSeconds(1).toString(), high)));
            high = last.toString();
        }
    }

    private List<Parameter> parameters(List<Parameter> others, String low, String high)
    {
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        parameters.addAll(others);
        window(low, high).ifPresent(window -> parameters.add(new Parameter(spec.window().orElseThrow(), window)));
        parameters.add(new Parameter("per_page", "1"));
        parameters.add(new Parameter("page", Integer.toString(SHOWN)));
        return parameters.build();
    }

    private static Optional<String> window(String low, String high)
    {
        return low.equals(OPEN) && high.equals(OPEN) ? Optional.empty() : Optional.of(low + ".." + high);
    }

    private static RemotePartition partition(Parent parent, Optional<String> window)
    {
        RemotePartition whole = parent.partition(0);
        return window
                .map(span -> new RemotePartition(whole.description() + " " + span, ImmutableMap.<String, String>builder().putAll(whole.parameters()).put(WINDOW, span).buildOrThrow()))
                .orElse(whole);
    }
}
