package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a connection, as the filters of a query fill them in.
 */
public final class ConnectionArguments
{
    private final Map<String, Argument> arguments = new LinkedHashMap<>();
    private Optional<TimeBound> bound = Optional.empty();
    private boolean impossible;

    /**
     * Restricts an argument that takes a list of an enumeration's values; several restrictions all hold.
     */
    public void restrict(String argument, String type, Set<String> allowed)
    {
        Set<String> remaining = new LinkedHashSet<>(allowed);
        Argument previous = arguments.get(argument);
        if (previous != null) {
            remaining.retainAll((Set<?>) previous.value());
        }
        arguments.put(argument, new Argument(type, remaining));
        impossible |= remaining.isEmpty();
    }

    /**
     * Sets an argument. GitHub takes one value: the first stays, and a second one that differs rules out every row when the argument is exact.
     */
    public void exact(String argument, String type, Object value)
    {
        Argument previous = arguments.putIfAbsent(argument, new Argument(type, value));
        impossible |= previous != null && !previous.value().equals(value);
    }

    /**
     * Sets an argument that GitHub applies leniently; the first value stays, as the engine filters again.
     */
    public void lenient(String argument, String type, Object value)
    {
        arguments.putIfAbsent(argument, new Argument(type, value));
    }

    /**
     * Sets a field of an argument that is an object, with the same meaning as {@link #lenient}.
     */
    public void lenientField(String argument, String type, String field, Object value)
    {
        Map<String, Object> fields = new LinkedHashMap<>();
        Argument previous = arguments.get(argument);
        if (previous != null) {
            ((Map<?, ?>) previous.value()).forEach((name, present) -> fields.put((String) name, present));
        }
        fields.putIfAbsent(field, value);
        arguments.put(argument, new Argument(type, fields));
    }

    /**
     * Sets a field of an argument that is an object, with the same meaning as {@link #exact}.
     */
    public void exactField(String argument, String type, String field, Object value)
    {
        lenientField(argument, type, field, value);
        impossible |= !((Map<?, ?>) arguments.get(argument).value()).get(field).equals(value);
    }

    /**
     * Orders the connection by time so that reading can stop early; a connection has one order, so the first bound stays.
     */
    public void bound(TimeBound bound)
    {
        if (this.bound.isEmpty()) {
            this.bound = Optional.of(bound);
        }
    }

    public void noRow()
    {
        impossible = true;
    }

    public Map<String, Argument> arguments()
    {
        return new LinkedHashMap<>(arguments);
    }

    public Optional<TimeBound> bound()
    {
        return bound;
    }

    /**
     * Whether no row can match.
     */
    public boolean isImpossible()
    {
        return impossible;
    }
}
