package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlLiterals;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;

/**
 * The requests for a connection of one parent: its pages, and rows by their keys.
 */
final class ConnectionRequests
{
    private static final String AFTER = "after";
    private static final String ROWS = "/data/rows";

    private final ConnectionSpec spec;
    private final PartRequests parts;
    private final EndsRequests ends;

    ConnectionRequests(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.parts = PartRequests.of(spec);
        this.ends = new EndsRequests(spec, parts);
    }

    PageRequest page(Root root, RemoteQuery query, Optional<String> cursor, PageSize size)
    {
        ConnectionQuery connectionQuery = ConnectionQuery.of(spec, query);
        Map<String, Argument> arguments = connectionQuery.arguments();
        arguments.put("first", new Argument("Int", size.size()));
        cursor.ifPresent(after -> arguments.put("after", new Argument("String", after)));
        Optional<GithubColumn> time = ends.time(query).filter(_ -> cursor.isEmpty());
        Optional<GithubColumn> identity = connectionQuery.bound().isPresent() ? connectionQuery.bound().flatMap(this::identityOfMoving) : parts.identity(query, time.isPresent());
        Stream<GithubColumn> needed = Stream.concat(time.stream(), identity.stream());
        String fields = Stream.of(connectionQuery.bound().stream().map(TimeBound::field), needed.map(GithubColumn::selection), spec.selection(query, root.constants().keySet()).stream())
                .flatMap(identity())
                .distinct()
                .collect(joining(" "));
        String connection = connection(root);
        ImmutableList.Builder<String> captures = ImmutableList.builder();
        captures.add(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor");
        connectionQuery.bound().ifPresent(bound -> captures.add(lastTime(root, size, bound)));
        time.ifPresent(column -> captures.addAll(ends.captures(connection, size, column)));
        PageRequest page = request(
                query,
                root,
                arguments,
                root.field() + " { " + root.identity() + " " + select(arguments, (time.isPresent() ? "totalCount " : "") + spec.connection().rows() + " { " + fields + " } pageInfo { hasNextPage endCursor }") + " }",
                connection + "/" + spec.connection().rows(),
                captures.build());
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.putAll(size.state(full(query, cursor.isPresent())));
        cursor.ifPresent(after -> state.put(AFTER, after));
        PageRequest stated = page.withState(state.buildOrThrow());
        return identity.map(column -> stated.keeping(new RowFilter(List.of(), List.of(), Optional.of(column.definition())))).orElse(stated);
    }

    /**
     * How many rows a page asks for: where rows are left out here, and those of the first page were too few, as many as can be.
     */
    private int full(RemoteQuery query, boolean later)
    {
        return later && !spec.refinements(query).isEmpty() ? ConnectionQuery.MAX_PAGE : ConnectionQuery.pageSize(query);
    }

    private int full(RemoteQuery query, PageRequest page)
    {
        return full(query, page.state().containsKey(AFTER));
    }

    /**
     * The column that tells rows apart which may be read twice, as they move to the end of the order when they change.
     */
    private Optional<GithubColumn> identityOfMoving(TimeBound bound)
    {
        boolean moving = bound.ascending() && spec.connection().order().filter(order -> order.field().equals(bound.order())).isEmpty();
        return moving ? spec.key().map(Key::column).flatMap(spec::find).filter(column -> column.definition().type() == BIGINT) : Optional.empty();
    }

    /**
     * A page of fewer rows in place of one that was too heavy; empty when it asks for one row, or for no list of rows.
     */
    Optional<PageRequest> smaller(Root root, RemoteQuery query, PageRequest failed)
    {
        if (parts.isPart(failed)) {
            return PageSize.of(failed, ConnectionQuery.pageSize(query)).smaller().map(size -> parts.page(root, query, failed, size));
        }
        Optional<BothEnds> both = BothEnds.of(failed);
        return both.isPresent()
                ? PageSize.of(failed, ConnectionQuery.pageSize(query)).smaller().map(size -> ends.page(root, query, both.get(), size, Optional.empty()))
                : PageSize.of(failed, full(query, failed)).smaller().map(size -> page(root, query, Optional.ofNullable(failed.state().get(AFTER)), size));
    }

    /**
     * The parts that a very long connection is read in after this page.
     */
    Optional<Fork> fork(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        return parts.fork(root, query, previous, outcome);
    }

    /**
     * The page after one that was read, empty at the end and where no later row is needed.
     */
    Optional<PageRequest> next(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        if (parts.isPart(previous)) {
            return parts.next(root, query, previous, outcome);
        }
        Optional<BothEnds> both = BothEnds.of(previous);
        if (both.isPresent()) {
            return ends.next(root, query, previous, both.get(), outcome);
        }
        int full = full(query, previous);
        PageSize size = PageSize.of(previous, full);
        PageSize following = size.size() < full ? size.next(full) : PageSize.full(full(query, true));
        return ends.start(root, query, previous, outcome).or(() -> nextCursor(root, query, size, outcome)
                .map(cursor -> page(root, query, Optional.of(cursor), following)));
    }

    private Optional<String> nextCursor(Root root, RemoteQuery query, PageSize size, PageOutcome outcome)
    {
        boolean past = ConnectionQuery.of(spec, query).bound()
                .flatMap(bound -> Optional.ofNullable(outcome.captured().get(lastTime(root, size, bound))).map(time -> bound.isPast(Instant.parse(time))))
                .orElse(false);
        return past ? Optional.empty() : cursor(connection(root), outcome);
    }

    static Optional<String> cursor(String connection, PageOutcome outcome)
    {
        boolean more = Boolean.parseBoolean(outcome.captured().get(connection + "/pageInfo/hasNextPage"));
        return more ? Optional.ofNullable(outcome.captured().get(connection + "/pageInfo/endCursor")) : Optional.empty();
    }

    private String lastTime(Root root, PageSize size, TimeBound bound)
    {
        return connection(root) + "/" + spec.connection().rows() + "/" + (size.size() - 1) + "/" + bound.field();
    }

    /**
     * Rows by their keys. GitHub applies no filter to them, so those that are promised to be exact are decided on the answer.
     */
    PageRequest keys(Root root, RemoteQuery query, KeyLookup lookup, int batch)
    {
        Key key = lookup.key();
        Map<String, Argument> arguments = new LinkedHashMap<>();
        Optional<RowFilter> keep = beside(query, key);
        Stream<String> names = Stream.of(
                        query.columns().stream(),
                        keep.stream().flatMap(filter -> filter.columns().stream()).map(ColumnDefinition::name),
                        key.isNumber() ? Stream.<String>of() : Stream.of(key.column()))
                .flatMap(identity());
        String selection = String.join(" ", spec.selection(query.withColumns(names.distinct().toList()), root.constants().keySet()));
        StringBuilder rows = new StringBuilder();
        List<RemoteValue> values = lookup.batch(batch);
        for (int i = 0; i < values.size(); i++) {
            String name = OwnKeys.alias(i);
            rows.append("%s: %s(%s: $%s%s) { %s } ".formatted(name, key.field(), key.argument(), name, key.otherArguments(), selection));
            arguments.put(name, new Argument(key.type(), key.encode(values.get(i))));
        }
        String ofParent = key.parent().map(type -> "... on " + type + " { " + rows + "} ").orElseGet(rows::toString);
        PageRequest page = request(query, root, arguments, root.field() + " { " + root.identity() + " } rows: " + root.field() + " { " + ofParent + "}", ROWS + "/*", List.of());
        PageRequest kept = keep.map(page::keeping).orElse(page);
        return key.isNumber() ? kept : OwnKeys.of(kept, ROWS, values.stream().map(RemoteValue::text).toList(), spec.find(key.column()).orElseThrow().definition().pointer());
    }

    /**
     * The exact filters beside those on the key and the parents.
     */
    private Optional<RowFilter> beside(RemoteQuery query, Key key)
    {
        List<ColumnPredicate> predicates = query.filters().stream()
                .filter(filter -> filter.verdict() == Verdict.EXACT)
                .map(RemoteFilter::columnPredicate)
                .filter(predicate -> !predicate.column().equals(key.column()) && !spec.level().columns().contains(predicate.column()))
                .toList();
        return predicates.isEmpty() ? Optional.empty() : Optional.of(new RowFilter(List.copyOf(predicates), predicates.stream()
                                                                                                            .map(ColumnPredicate::column)
                                                                                                            .distinct()
                                                                                                            .map(column -> spec.find(column).orElseThrow().definition())
                                                                                                            .toList()));
    }

    static PageRequest request(RemoteQuery query, Root root, Map<String, Argument> arguments, String selection, String rows, List<String> captures)
    {
        Map<String, Argument> variables = new LinkedHashMap<>(root.variables());
        variables.putAll(arguments);
        return new PageRequest(GraphqlRequests.query(variables, "{ " + selection + " }").withHeaders(Leniency.headers(query)), rows, captures, root.constants(), root.expected(), Map.of());
    }

    private String connection(Root root)
    {
        return root.pointer() + spec.connection().pointer();
    }

    private String select(Map<String, Argument> arguments, String selection)
    {
        return spec.connection().select(GraphqlRequests.references(arguments.keySet()), selection);
    }

    /**
     * What follows the parent, for EXPLAIN.
     */
    String explain(RemoteQuery query)
    {
        String selection = " { " + String.join(" ", spec.selection(query, spec.level().columns())) + " }";
        Optional<KeyLookup> lookup = KeyLookup.of(spec, query);
        if (lookup.isPresent()) {
            Key key = lookup.get().key();
            return "." + key.field() + "(" + key.argument() + ": " + lookup.get().describe() + ")" + selection;
        }
        Map<String, Argument> arguments = ConnectionQuery.of(spec, query).arguments();
        return "." + spec.connection().dotted() + GraphqlLiterals.arguments(arguments) + (query.isAggregation() ? " { totalCount }" : selection);
    }
}
