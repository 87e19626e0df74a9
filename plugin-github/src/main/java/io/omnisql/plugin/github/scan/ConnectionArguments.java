package io.omnisql.plugin.github.scan;

import io.omnisql.plugin.github.graphql.Argument;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private Optional<CountedTimes> times = Optional.empty();
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
        Map<String, Object> fields = fields(argument);
        fields.putIfAbsent(field, value);
        arguments.put(argument, new Argument(type, fields));
    }

    /**
     * Sets a field of an argument that is an object to a value, to {@code *} for any, or to null for none. GitHub takes one of them: a second
     * one narrows the first, or rules out every row.
     */
    void presentField(String argument, String type, String field, Optional<String> value)
    {
        Map<String, Object> fields = fields(argument);
        Object wanted = value.orElse(null);
        Object previous = fields.getOrDefault(field, wanted);
        boolean narrowed = NumberTextFilter.ANY.equals(previous) && wanted != null;
        impossible |= !narrowed && !Objects.equals(previous, wanted) && (previous == null || !NumberTextFilter.ANY.equals(wanted));
        fields.put(field, narrowed ? wanted : previous);
        arguments.put(argument, new Argument(type, fields));
    }

    private Map<String, Object> fields(String argument)
    {
        Map<String, Object> fields = new LinkedHashMap<>();
        Argument previous = arguments.get(argument);
        if (previous != null) {
            ((Map<?, ?>) previous.value()).forEach((name, present) -> fields.put((String) name, present));
        }
        return fields;
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
     * That GitHub's numbers of rows since two seconds tell the number of those between them.
     */
    void counted(CountedTimes times)
    {
        this.times = Optional.of(this.times.map(times::intersect).orElse(times));
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
     * The seconds between which rows are counted.
     */
    Optional<CountedTimes> times()
    {
        return times;
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
