package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A connection's field, and where it stands below the parent.
 *
 * @param path the selections that lead from the parent to it, type conditions included; empty when it is the parent's own
 * @param fixedArguments arguments that every request has, as GraphQL; empty for none
 * @param order how its rows are ordered when the query says nothing, empty when GitHub takes no order
 * @param changes the order of the rows' last changes, where a long one may be read in parts; else empty
 * @param states where its parts are its rows' states; empty where they are spans of last changes, those before a time left out by GitHub
 * @param rows the field that holds the rows: {@code nodes}, or {@code edges} where these have fields of their own
 */
public record ConnectionField(String name, List<String> path, String fixedArguments, Optional<DefaultOrder> order, Optional<ChangeOrder> changes, Optional<States> states, String rows)
{
    private static final String TYPE_CONDITION = "... on ";

    public ConnectionField
    {
        requireNonNull(name, "name is null");
        path = List.copyOf(path);
        requireNonNull(fixedArguments, "fixedArguments is null");
        requireNonNull(order, "order is null");
        requireNonNull(changes, "changes is null");
        requireNonNull(states, "states is null");
        requireNonNull(rows, "rows is null");
    }

    public static ConnectionField connection(String name)
    {
        return new ConnectionField(name, ImmutableList.of(), "", Optional.empty(), Optional.empty(), Optional.empty(), "nodes");
    }

    public ConnectionField below(String... path)
    {
        return new ConnectionField(name, List.of(path), fixedArguments, order, changes, states, rows);
    }

    public ConnectionField with(String fixedArguments)
    {
        return new ConnectionField(name, path, fixedArguments, order, changes, states, rows);
    }

    /**
     * @param type GraphQL type of {@code orderBy}
     * @param field the order in which no row moves while pages are read
     */
    public ConnectionField ordered(String type, String field)
    {
        return new ConnectionField(name, path, fixedArguments, Optional.of(new DefaultOrder(type, field, Optional.empty())), changes, states, rows);
    }

    /**
     * @param type GraphQL type of {@code orderBy}
     * @param field the order by a time that a row never changes, so that the connection may be read from both ends
     * @param column the column that holds the time
     */
    public ConnectionField orderedByTime(String type, String field, String column)
    {
        return new ConnectionField(name, path, fixedArguments, Optional.of(new DefaultOrder(type, field, Optional.of(column))), changes, states, rows);
    }

    /**
     * That its argument {@code filterBy} has a field {@code since}, so that a long one may be read in parts.
     *
     * @param field the order by the times that it compares
     * @param column the column that holds them
     */
    public ConnectionField since(String field, String column)
    {
        return new ConnectionField(name, path, fixedArguments, order, Optional.of(new ChangeOrder(field, column)), Optional.empty(), rows);
    }

    /**
     * That it is read by its rows' states where it is long: each row has one, and changes when that does.
     *
     * @param type GraphQL type of its argument {@code states}
     * @param field the order by the times of the rows' last changes
     * @param column the column that holds them
     * @param values all states
     */
    public ConnectionField inStates(String type, String field, String column, String... values)
    {
        return new ConnectionField(name, path, fixedArguments, order, Optional.of(new ChangeOrder(field, column)), Optional.of(new States("states", type, List.of(values))), rows);
    }

    public ConnectionField edges()
    {
        return new ConnectionField(name, path, fixedArguments, order, changes, states, "edges");
    }

    /**
     * Where it stands in an answer, seen from the parent.
     */
    String pointer()
    {
        return Stream.concat(fields(), Stream.of(name)).collect(joining("/", "/", ""));
    }

    /**
     * For EXPLAIN.
     */
    String dotted()
    {
        return Stream.concat(fields(), Stream.of(name)).collect(joining("."));
    }

    private Stream<String> fields()
    {
        return path.stream().filter(segment -> !segment.startsWith(TYPE_CONDITION));
    }

    /**
     * Selects it from the parent.
     *
     * @param references the arguments of one request, in parentheses; empty for none
     * @param selection what is selected from it, without braces
     */
    String select(String references, String selection)
    {
        return select(name, references, selection);
    }

    /**
     * Selects it from the parent under another name. It must be the parent's own.
     */
    String selectAs(String alias, String references, String selection)
    {
        checkState(path.isEmpty(), "not the parent's own: %s", path);
        return select(alias + ": " + name, references, selection);
    }

    private String select(String field, String references, String selection)
    {
        String opened = path.stream().map(segment -> segment + " { ").collect(joining());
        return opened + field + arguments(references) + " { " + selection + " }" + " }".repeat(path.size());
    }

    private String arguments(String references)
    {
        if (fixedArguments.isEmpty()) {
            return references;
        }
        return references.isEmpty() ? "(" + fixedArguments + ")" : "(" + fixedArguments + ", " + references.substring(1);
    }

    /**
     * @param type GraphQL type of {@code orderBy}
     * @param time the column that holds the time by which it orders, when no row ever changes it
     */
    record DefaultOrder(String type, String field, Optional<String> time)
    {
        DefaultOrder
        {
            requireNonNull(type, "type is null");
            requireNonNull(field, "field is null");
            requireNonNull(time, "time is null");
        }
    }

    record ChangeOrder(String field, String column)
    {
        ChangeOrder
        {
            requireNonNull(field, "field is null");
            requireNonNull(column, "column is null");
        }
    }

    /**
     * @param argument its argument that takes a list of states
     */
    record States(String argument, String type, List<String> values)
    {
        States
        {
            requireNonNull(argument, "argument is null");
            requireNonNull(type, "type is null");
            values = List.copyOf(values);
        }
    }
}
