package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlLiterals;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The requests for a nested connection of one parent: pages of outer rows with the first rows of each, what these left over, and sizes.
 */
final class NestedRequests
{
    static final int INNER_PAGE = 100;
    static final String AFTER = "after";
    static final String OVERFLOW = "overflow";
    static final String WAITING = "waiting";
    static final String OWNER = "owner";
    private static final String LOOKED_UP = "/data/rows/*";
    private static final String CONTINUED = "/data/*";

    private final NestedSpec spec;

    NestedRequests(NestedSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    /**
     * Where the outer rows stand in an answer that lists them.
     */
    static String outerRow(NestedSpec spec)
    {
        String parent = spec.level() == ParentLevel.OWNERS ? "/data/repositoryOwner" : "/data/repository";
        return parent + spec.outer().pointer() + "/nodes/*";
    }

    PageRequest page(Root root, RemoteQuery query, Optional<String> cursor, PageSize size)
    {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        spec.outer().order().ifPresent(order -> arguments.put("orderBy", new Argument(order.type(), ImmutableMap.of("field", order.field(), "direction", "ASC"))));
        arguments.put("first", new Argument("Int", size.size()));
        cursor.ifPresent(after -> arguments.put("after", new Argument("String", after)));
        Map<String, Argument> variables = new LinkedHashMap<>(root.variables());
        variables.putAll(arguments);
        variables.putAll(innerVariables(query));
        String selection = root.field() + " { " + root.identity() + " "
                + spec.outer().select(GraphqlRequests.references(arguments.keySet()), "nodes { " + outerRow(query, root, "") + " } pageInfo { hasNextPage endCursor }") + " }";
        String connection = root.pointer() + spec.outer().pointer();
        List<String> captures = ImmutableList.of(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor");
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.putAll(size.state(spec.outerPage()));
        cursor.ifPresent(after -> state.put(AFTER, after));
        return page(query, root, variables, selection, outerRow(spec), captures).withState(state.buildOrThrow());
    }

    PageRequest keys(Root root, RemoteQuery query, KeyLookup lookup, int batch)
    {
        Key key = lookup.key();
        Map<String, Argument> variables = new LinkedHashMap<>(root.variables());
        variables.putAll(innerVariables(query));
        StringBuilder rows = new StringBuilder();
        for (RemoteValue value : lookup.batch(batch)) {
            String name = "key" + variables.size();
            rows.append("%s: %s(%s: $%s%s) { %s } ".formatted(name, key.field(), key.argument(), name, key.otherArguments(), outerRow(query, root, "")));
            variables.put(name, new Argument(key.type(), key.encode(value)));
        }
        String selection = root.field() + " { " + root.identity() + " } rows: " + root.field() + " { " + rows + "}";
        return page(query, root, variables, selection, LOOKED_UP, List.of());
    }

    /**
     * What is left over of some outer rows' lists.
     *
     * @param owner the owner's login where the parent does not fix it
     */
    PageRequest continued(Root root, RemoteQuery query, Overflow overflow, Optional<String> owner)
    {
        Map<String, Argument> variables = new LinkedHashMap<>(innerVariables(query));
        StringBuilder nodes = new StringBuilder();
        int index = 0;
        for (Overflow.Row row : overflow.rows()) {
            String suffix = Integer.toString(index++);
            variables.put("id" + suffix, new Argument("ID!", row.id()));
            variables.put("after" + suffix, new Argument("String", row.cursor()));
            nodes.append("row%s: node(id: $id%s) { ... on %s { %s } } ".formatted(suffix, suffix, spec.outerType(), outerRow(query, root, "after: $after" + suffix)));
        }
        ImmutableMap.Builder<String, String> constants = ImmutableMap.<String, String>builder().putAll(root.constants());
        owner.ifPresent(login -> constants.put(ParentScope.OWNER, login));
        PageRequest page = page(query, root, variables, nodes.toString().strip(), CONTINUED, List.of());
        return new PageRequest(page.request(), page.rows(), page.captures(), constants.buildKeepingLast(), Map.of(), page.pointers());
    }

    private PageRequest page(RemoteQuery query, Root root, Map<String, Argument> variables, String selection, String outerRow, List<String> captures)
    {
        String inner = outerRow + spec.inner().pointer();
        if (query.isAggregation()) {
            Map<String, String> totals = query.aggregates().stream().collect(toImmutableMap(RemoteAggregate::output, _ -> "/totalCount"));
            return new PageRequest(request(query, variables, selection), inner, captures, root.constants(), root.expected(), totals);
        }
        ImmutableList.Builder<String> all = ImmutableList.builder();
        all.addAll(captures);
        all.add(outerRow + "/id", inner + "/pageInfo/hasNextPage", inner + "/pageInfo/endCursor");
        if (spec.capped()) {
            all.add(inner + "/totalCount");
        }
        if (!root.constants().containsKey(ParentScope.OWNER) && !outerRow.equals(CONTINUED)) {
            all.add(root.pointer() + (spec.level() == ParentLevel.OWNERS ? "/login" : "/owner/login"));
        }
        Map<String, String> pointers = spec.outerColumns().stream().collect(toImmutableMap(GithubColumn::name, column -> "^" + outerRow + column.definition().pointer()));
        return new PageRequest(request(query, variables, selection), inner + "/" + spec.inner().rows(), all.build(), root.constants(), root.expected(), pointers);
    }

    private static RemoteRequest request(RemoteQuery query, Map<String, Argument> variables, String selection)
    {
        return GraphqlRequests.query(variables, "{ " + selection + " }").withHeaders(Leniency.headers(query));
    }

    /**
     * The fields of an outer row, its nested list included.
     *
     * @param cursor where the list goes on, as an argument; empty at its start
     */
    private String outerRow(RemoteQuery query, Root root, String cursor)
    {
        StringBuilder references = new StringBuilder();
        innerArguments(query).arguments().keySet().forEach(name -> references.append(", ").append(name).append(": $").append(variable(name)));
        if (query.isAggregation()) {
            return spec.inner().select("(first: 1" + references + ")", "totalCount");
        }
        references.insert(0, "first: " + INNER_PAGE + (cursor.isEmpty() ? "" : ", " + cursor));
        Set<String> constants = root.constants().keySet();
        String outerFields = Stream.concat(Stream.of("id"), selections(query, constants, spec.outerColumns())).distinct().collect(joining(" "));
        List<String> innerFields = selections(query, constants, spec.innerColumns()).distinct().toList();
        String rows = spec.inner().rows() + " { " + (innerFields.isEmpty() ? "__typename" : String.join(" ", innerFields)) + " }";
        return outerFields + " " + spec.inner().select("(" + references + ")", (spec.capped() ? "totalCount " : "") + rows + " pageInfo { hasNextPage endCursor }");
    }

    private static Stream<String> selections(RemoteQuery query, Set<String> constants, List<GithubColumn> columns)
    {
        return columns.stream()
                .filter(column -> query.columns().contains(column.name()) && !constants.contains(column.name()))
                .map(GithubColumn::selection);
    }

    ConnectionArguments innerArguments(RemoteQuery query)
    {
        ConnectionArguments arguments = new ConnectionArguments();
        for (RemoteFilter filter : query.filters()) {
            spec.innerColumn(filter.columnPredicate().column())
                    .flatMap(GithubColumn::filter)
                    .ifPresent(connectionFilter -> connectionFilter.apply(filter.columnPredicate(), arguments));
        }
        return arguments;
    }

    private Map<String, Argument> innerVariables(RemoteQuery query)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        innerArguments(query).arguments().forEach((name, argument) -> variables.put(variable(name), argument));
        return variables;
    }

    private static String variable(String innerArgument)
    {
        return "inner_" + innerArgument;
    }

    /**
     * What follows the parent, for EXPLAIN.
     */
    String explain(RemoteQuery query, Optional<KeyLookup> lookup)
    {
        String outer = lookup
                .map(keys -> "." + keys.key().field() + "(" + keys.key().argument() + ": " + keys.describe() + ")")
                .orElseGet(() -> "." + spec.outer().dotted() + "(first: " + spec.outerPage() + ")");
        List<String> fields = Stream.of(spec.outerColumns(), spec.innerColumns())
                .flatMap(columns -> selections(query, Set.of(), columns))
                .distinct()
                .toList();
        String selection = query.isAggregation() ? "totalCount" : fields.isEmpty() ? "__typename" : String.join(" ", fields);
        return outer + "." + spec.inner().dotted() + GraphqlLiterals.arguments(innerArguments(query).arguments()) + " { " + selection + " }";
    }
}
