package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.RemotePartition;

import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * A run of a list's pages, as a partition holds it.
 *
 * @param parent values of the parent's columns, by name
 * @param alternative number of the query's alternative
 * @param start how many rows of the list come before it
 * @param end where the next run begins, empty when this one goes to the list's end
 */
record Chain(Map<String, String> parent, int alternative, long start, Optional<Long> end)
{
    private static final String PARENT = "parent.";
    private static final String ALTERNATIVE = "alternative";
    private static final String START = "start";
    private static final String END = "end";

    Chain
    {
        parent = ImmutableMap.copyOf(parent);
        requireNonNull(end, "end is null");
    }

    static Chain whole(Map<String, String> parent, int alternative)
    {
        return new Chain(parent, alternative, 0, Optional.empty());
    }

    Chain window(long start, Optional<Long> end)
    {
        return new Chain(parent, alternative, start, end);
    }

    static Chain of(RemotePartition partition)
    {
        Map<String, String> parameters = partition.parameters();
        return new Chain(
                parameters.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(PARENT))
                        .collect(toImmutableMap(entry -> entry.getKey().substring(PARENT.length()), Map.Entry::getValue)),
                Integer.parseInt(parameters.get(ALTERNATIVE)),
                Long.parseLong(parameters.get(START)),
                Optional.ofNullable(parameters.get(END)).map(Long::parseLong));
    }

    RemotePartition partition()
    {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        parent.forEach((column, value) -> parameters.put(PARENT + column, value));
        parameters.put(ALTERNATIVE, Integer.toString(alternative));
        parameters.put(START, Long.toString(start));
        end.ifPresent(value -> parameters.put(END, Long.toString(value)));
        return new RemotePartition(description(), parameters.buildOrThrow());
    }

    private String description()
    {
        String rows = start == 0 && end.isEmpty() ? "" : " from row " + start;
        return parent + " part " + alternative + rows;
    }
}
