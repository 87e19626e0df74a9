package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.ConnectionField.ChangeOrder;
import io.omnisql.plugin.github.scan.ConnectionField.DefaultOrder;
import io.omnisql.plugin.github.scan.ConnectionField.States;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Pages of a connection that is read by its rows' states, and what is selected for them: rows of a state from one or from both ends, and rows in the order
 * of their changes.
 */
final class StatePages
{
    static final String OLDEST = "oldest";
    static final String NEWEST = "newest";
    static final String LATEST = "latest";
    /**
     * In the state of a page of changes: the cursor after which it begins.
     */
    static final String CHANGES_AFTER = "changes-after";
    private static final String STATE = "state";

    private final ConnectionSpec spec;
    private final States states;

    StatePages(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.states = spec.connection().states().orElseThrow();
    }

    Optional<GithubColumn> identity()
    {
        return spec.key().map(Key::column).flatMap(spec::find);
    }

    PageRequest ends(Root root, RemoteQuery query, StateEnds ends, PageSize size)
    {
        Map<String, Argument> variables = ConnectionQuery.of(spec, query).filters();
        List<String> filters = List.copyOf(variables.keySet());
        variables.put(STATE, states(ends.state()));
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        ImmutableList.Builder<String> captures = ImmutableList.builder();
        for (String end : ends.both() ? List.of(OLDEST, NEWEST) : List.of(OLDEST)) {
            variables.put(end + "Order", order(order().field(), end.equals(OLDEST) ? "ASC" : "DESC"));
            Map<String, String> arguments = new LinkedHashMap<>();
            arguments.put(states.argument(), STATE);
            arguments.put("orderBy", end + "Order");
            arguments.put("first", "first");
            (end.equals(OLDEST) ? ends.oldest() : ends.newest()).ifPresent(cursor -> {
                variables.put(end + "After", new Argument("String", cursor));
                arguments.put("after", end + "After");
            });
            selections.add(select(end, filters, arguments, rows(root, query, created())));
            captures.addAll(pageInfo(root, end));
            captures.add(row(root, end, size.size() - 1, created()));
        }
        return page(root, query, variables, selections.build(), captures.build(), ends.properties(), size);
    }

    PageRequest changes(Root root, RemoteQuery query, String cursor, PageSize size)
    {
        Map<String, Argument> variables = ConnectionQuery.of(spec, query).filters();
        List<String> filters = List.copyOf(variables.keySet());
        variables.put("orderBy", order(changes().field(), "ASC"));
        variables.put("after", new Argument("String", cursor));
        Map<String, String> arguments = ImmutableMap.of("orderBy", "orderBy", "first", "first", "after", "after");
        List<String> selections = List.of(select(LATEST, filters, arguments, rows(root, query, changed())));
        return page(root, query, variables, selections, pageInfo(root, LATEST), Map.of(CHANGES_AFTER, cursor), size);
    }

    private PageRequest page(
            Root root,
            RemoteQuery query,
            Map<String, Argument> variables,
            List<String> selections,
            List<String> captures,
            Map<String, String> state,
            PageSize size)
    {
        variables.put("first", new Argument("Int", size.size()));
        return ConnectionRequests.request(
                        query,
                        root,
                        variables,
                        root.field() + " { " + root.identity() + " " + String.join(" ", selections) + " }",
                        root.pointer() + "/*/" + spec.connection().rows(),
                        captures)
                .withState(ImmutableMap.<String, String>builder().putAll(size.state(ConnectionQuery.MAX_PAGE)).putAll(state).buildOrThrow())
                .keeping(new RowFilter(List.of(), List.of(), identity().map(GithubColumn::definition)));
    }

    private String rows(Root root, RemoteQuery query, GithubColumn time)
    {
        String fields = Stream.concat(
                        Stream.of(identity().orElseThrow().selection(), time.selection()),
                        spec.selection(query, root.constants().keySet()).stream())
                .distinct()
                .collect(joining(" "));
        return spec.connection().rows() + " { " + fields + " } pageInfo { hasNextPage endCursor }";
    }

    String select(String alias, List<String> filters, Map<String, String> more, String selection)
    {
        Map<String, String> arguments = new LinkedHashMap<>();
        filters.forEach(name -> arguments.put(name, name));
        arguments.putAll(more);
        return spec.connection().selectAs(alias, GraphqlRequests.references(arguments), selection);
    }

    Argument states(String state)
    {
        return new Argument(states.type(), List.of(state));
    }

    Argument order(String field, String direction)
    {
        return new Argument(order().type(), ImmutableMap.of("field", field, "direction", direction));
    }

    private static List<String> pageInfo(Root root, String alias)
    {
        String connection = root.pointer() + "/" + alias;
        return List.of(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor");
    }

    String row(Root root, String alias, int row, GithubColumn time)
    {
        return root.pointer() + "/" + alias + "/" + spec.connection().rows() + "/" + row + time.definition().pointer();
    }

    private DefaultOrder order()
    {
        return spec.connection().order().orElseThrow();
    }

    ChangeOrder changes()
    {
        return spec.connection().changes().orElseThrow();
    }

    GithubColumn created()
    {
        return order().time().flatMap(spec::find).orElseThrow();
    }

    GithubColumn changed()
    {
        return spec.find(changes().column()).orElseThrow();
    }
}
