package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Map<String, Spelling> spellings = new LinkedHashMap<>();
    private final Set<String> countedWith = new LinkedHashSet<>();
    private Optional<Instant> first = Optional.empty();
    private boolean uncounted;
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

    /**
     * That GitHub's number of rows counts one name's rows, whatever the case of its letters. It counts those of one name only.
     */
    void counted(Spelling spelling)
    {
        Spelling previous = spellings.putIfAbsent(spelling.argument(), spelling);
        uncounted |= previous != null && !previous.equals(spelling);
    }

    /**
     * That GitHub's number of rows counts those from a second on, and perhaps of the second before it.
     */
    void counted(Instant first)
    {
        this.first = Optional.of(first);
    }

    /**
     * That GitHub's number of rows counts a predicate's only where they are counted by a name, too.
     */
    void countedWith(String argument)
    {
        countedWith.add(argument);
    }

    /**
     * That GitHub's number of rows is another one than that of the rows which satisfy the predicates.
     */
    void uncounted()
    {
        uncounted = true;
    }

    boolean isCounted()
    {
        return !uncounted && spellings.keySet().containsAll(countedWith);
    }

    /**
     * The names by which GitHub counts.
     */
    List<Spelling> spellings()
    {
        return List.copyOf(spellings.values());
    }

    /**
     * The second from which on GitHub counts.
     */
    Optional<Instant> first()
    {
        return first;
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
