package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.ConnectionField.ChangeOrder;
import io.omnisql.plugin.github.scan.ConnectionField.DefaultOrder;
import io.omnisql.plugin.github.scan.ConnectionField.States;
import io.omnisql.plugin.github.scan.StateEnds.Read;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The requests that read a very long connection by its rows' states side by side, each state from both ends.
 * <p>
 * A row that keeps its state from the request for the states' sizes on is in one part as long as that is read. Changing its state changes it,
 * as does opening it: then it goes behind the newest changes that were known before the parts were begun. What is there is read last, and
 * on to the end of that order, to which a row goes that changes even then; each row is given once.
 */
final class StateRequests
        implements PartRequests
{
    private static final int PAGE = ConnectionQuery.MAX_PAGE;
    /**
     * The requests before the parts.
     */
    private static final int FIRST_REQUESTS = 2;
    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";
    private static final String LATEST = "latest";
    private static final String COUNT = "count";
    private static final String STATE = "state";
    private static final String ONE = "one";
    private static final String ASKED = "states-of";
    private static final String CHANGES_AFTER = "changes-after";

    private final ConnectionSpec spec;
    private final States states;

    StateRequests(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.states = spec.connection().states().orElseThrow();
    }

    @Override
    public Optional<GithubColumn> identity(RemoteQuery query, boolean whole)
    {
        boolean free = whole && !ConnectionQuery.of(spec, query).arguments().containsKey(states.argument());
        return free ? spec.key().map(Key::column).flatMap(spec::find) : Optional.empty();
    }

    @Override
    public Optional<Beside> begin(Root root, RemoteQuery query, long total, PageSize size, Instant oldest, PageOutcome outcome)
    {
        if (total < LEAST_ROWS || size.size() < PAGE || identity(query, true).isEmpty()) {
            return Optional.empty();
        }
        List<String> filters = List.copyOf(filters(query).keySet());
        Map<String, Argument> variables = new LinkedHashMap<>();
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        variables.put(LATEST + "Order", order(changes().field(), "ASC"));
        selections.add(select(LATEST, filters, ImmutableMap.of("orderBy", LATEST + "Order", "last", "first"), "edges { cursor node { " + changed().selection() + " } }"));
        variables.put(ONE, new Argument("Int", 1));
        for (int index = 0; index < states.values().size(); index++) {
            variables.put(STATE + index, states(states.values().get(index)));
            selections.add(select(COUNT + index, filters, ImmutableMap.of(states.argument(), STATE + index, "first", ONE), "totalCount"));
        }
        List<String> captures = Stream.concat(
                        Stream.of(cursor(root), latest(root, 0), latest(root, PAGE - 1)),
                        IntStream.range(0, states.values().size()).mapToObj(index -> count(root, index)))
                .toList();
        return Optional.of(new Beside(selections.build(), captures, variables, Map.of(ASKED, Long.toString(total))));
    }

    @Override
    public Optional<Beside> more(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        return Optional.empty();
    }

    @Override
    public Optional<Fork> fork(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        Optional<Long> total = Optional.ofNullable(previous.state().get(ASKED)).map(Long::valueOf);
        Optional<String> after = Optional.ofNullable(outcome.captured().get(cursor(root)));
        // what is seen late is behind that row, too
        boolean quiet = time(outcome, latest(root, PAGE - 1)).map(newest -> newest.minus(LATE))
                .flatMap(late -> time(outcome, latest(root, 0)).filter(late::isAfter))
                .isPresent();
        List<Long> counts = IntStream.range(0, states.values().size())
                .mapToObj(index -> Optional.ofNullable(outcome.captured().get(count(root, index))).map(Long::valueOf))
                .flatMap(Optional::stream)
                .toList();
        if (total.isEmpty() || after.isEmpty() || !quiet || counts.size() < states.values().size() || !isWorth(total.get(), counts)) {
            return Optional.empty();
        }
        PageSize full = PageSize.full(PAGE);
        List<PageRequest> chains = IntStream.range(0, counts.size())
                .filter(index -> counts.get(index) > 0)
                .mapToObj(index -> ends(root, query, new StateEnds(states.values().get(index), counts.get(index) > PAGE), full))
                .toList();
        return Optional.of(new Fork(chains, changes(root, query, after.get(), full)));
    }

    /**
     * Whether they take no more requests than one chain of single pages, and are done well before one that reads two pages at once.
     */
    private static boolean isWorth(long total, List<Long> counts)
    {
        long requests = counts.stream().mapToLong(StateRequests::requests).sum();
        long longest = counts.stream().mapToLong(StateRequests::requests).max().orElse(0);
        return FIRST_REQUESTS + requests + 1 <= Math.ceilDiv(total, (long) PAGE) + 1
                && 4 * (longest + 1) <= 3 * total / (2 * PAGE);
    }

    private static long requests(long rows)
    {
        return rows == 0 ? 0 : 1 + rows / (2 * PAGE);
    }

    @Override
    public boolean isPart(PageRequest page)
    {
        return StateEnds.of(page).isPresent() || page.state().containsKey(CHANGES_AFTER);
    }

    @Override
    public Optional<PageRequest> next(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        PageSize size = PageSize.of(previous, PAGE);
        Optional<StateEnds> ends = StateEnds.of(previous);
        if (ends.isPresent()) {
            return ends.get().next(read(root, OLDEST, size, outcome), read(root, NEWEST, size, outcome))
                    .map(next -> ends(root, query, next, EndsRequests.grown(size, query)));
        }
        return ConnectionRequests.cursor(root.pointer() + "/" + LATEST, outcome)
                .map(cursor -> changes(root, query, cursor, size.next(PAGE)));
    }

    private Read read(Root root, String end, PageSize size, PageOutcome outcome)
    {
        return new Read(ConnectionRequests.cursor(root.pointer() + "/" + end, outcome), time(outcome, row(root, end, size.size() - 1, created())));
    }

    @Override
    public PageRequest page(Root root, RemoteQuery query, PageRequest failed, PageSize size)
    {
        return StateEnds.of(failed)
                .map(ends -> ends(root, query, ends, size))
                .orElseGet(() -> changes(root, query, failed.state().get(CHANGES_AFTER), size));
    }

    private PageRequest ends(Root root, RemoteQuery query, StateEnds ends, PageSize size)
    {
        Map<String, Argument> variables = filters(query);
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

    private PageRequest changes(Root root, RemoteQuery query, String cursor, PageSize size)
    {
        Map<String, Argument> variables = filters(query);
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
                .withState(ImmutableMap.<String, String>builder().putAll(size.state(PAGE)).putAll(state).buildOrThrow())
                .keeping(new RowFilter(List.of(), List.of(), identity(query, true).map(GithubColumn::definition)));
    }

    private String rows(Root root, RemoteQuery query, GithubColumn time)
    {
        String fields = Stream.concat(
                        Stream.of(identity(query, true).orElseThrow().selection(), time.selection()),
                        spec.selection(query, root.constants().keySet()).stream())
                .distinct()
                .collect(joining(" "));
        return spec.connection().rows() + " { " + fields + " } pageInfo { hasNextPage endCursor }";
    }

    private String select(String alias, List<String> filters, Map<String, String> more, String selection)
    {
        Map<String, String> arguments = new LinkedHashMap<>();
        filters.forEach(name -> arguments.put(name, name));
        arguments.putAll(more);
        return spec.connection().selectAs(alias, GraphqlRequests.references(arguments), selection);
    }

    /**
     * The query's filters as arguments, without order and page.
     */
    private Map<String, Argument> filters(RemoteQuery query)
    {
        Map<String, Argument> filters = ConnectionQuery.of(spec, query).arguments();
        filters.keySet().removeAll(List.of("orderBy", "first"));
        return filters;
    }

    private Argument states(String state)
    {
        return new Argument(states.type(), List.of(state));
    }

    private Argument order(String field, String direction)
    {
        return new Argument(order().type(), ImmutableMap.of("field", field, "direction", direction));
    }

    private static List<String> pageInfo(Root root, String alias)
    {
        String connection = root.pointer() + "/" + alias;
        return List.of(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor");
    }

    private String row(Root root, String alias, int row, GithubColumn time)
    {
        return root.pointer() + "/" + alias + "/" + spec.connection().rows() + "/" + row + time.definition().pointer();
    }

    private String latest(Root root, int row)
    {
        // not where the page's rows are
        return root.pointer() + "/" + LATEST + "/edges/" + row + "/node" + changed().definition().pointer();
    }

    private static String cursor(Root root)
    {
        return root.pointer() + "/" + LATEST + "/edges/0/cursor";
    }

    private static String count(Root root, int index)
    {
        return root.pointer() + "/" + COUNT + index + "/totalCount";
    }

    private static Optional<Instant> time(PageOutcome outcome, String pointer)
    {
        return Optional.ofNullable(outcome.captured().get(pointer)).map(Instant::parse);
    }

    private DefaultOrder order()
    {
        return spec.connection().order().orElseThrow();
    }

    private ChangeOrder changes()
    {
        return spec.connection().changes().orElseThrow();
    }

    private GithubColumn created()
    {
        return order().time().flatMap(spec::find).orElseThrow();
    }

    private GithubColumn changed()
    {
        return spec.find(changes().column()).orElseThrow();
    }
}
