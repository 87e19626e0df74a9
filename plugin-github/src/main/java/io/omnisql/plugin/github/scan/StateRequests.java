package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.scan.ConnectionField.States;
import io.omnisql.plugin.github.scan.StateEnds.Read;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.omnisql.plugin.github.scan.StatePages.CHANGES_AFTER;
import static io.omnisql.plugin.github.scan.StatePages.LATEST;
import static io.omnisql.plugin.github.scan.StatePages.NEWEST;
import static io.omnisql.plugin.github.scan.StatePages.OLDEST;
import static java.util.Objects.requireNonNull;

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
    private static final String COUNT = "count";
    private static final String STATE = "state";
    private static final String ONE = "one";
    private static final String ASKED = "states-of";

    private final ConnectionSpec spec;
    private final States states;
    private final StatePages pages;

    StateRequests(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
        this.states = spec.connection().states().orElseThrow();
        this.pages = new StatePages(spec);
    }

    @Override
    public Optional<GithubColumn> identity(RemoteQuery query, boolean whole)
    {
        boolean free = whole && !ConnectionQuery.of(spec, query).arguments().containsKey(states.argument());
        return free ? pages.identity() : Optional.empty();
    }

    @Override
    public Optional<Beside> begin(Root root, RemoteQuery query, long total, PageSize size, Instant oldest, PageOutcome outcome)
    {
        if (total < LEAST_ROWS || size.size() < PAGE || identity(query, true).isEmpty()) {
            return Optional.empty();
        }
        List<String> filters = List.copyOf(ConnectionQuery.of(spec, query).filters().keySet());
        Map<String, Argument> variables = new LinkedHashMap<>();
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        variables.put(LATEST + "Order", pages.order(pages.changes().field(), "ASC"));
        selections.add(pages.select(LATEST, filters, ImmutableMap.of("orderBy", LATEST + "Order", "last", "first"), "edges { cursor node { " + pages.changed().selection() + " } }"));
        variables.put(ONE, new Argument("Int", 1));
        for (int index = 0; index < states.values().size(); index++) {
            variables.put(STATE + index, pages.states(states.values().get(index)));
            selections.add(pages.select(COUNT + index, filters, ImmutableMap.of(states.argument(), STATE + index, "first", ONE), "totalCount"));
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
                .mapToObj(index -> pages.ends(root, query, new StateEnds(states.values().get(index), counts.get(index) > PAGE), full))
                .toList();
        return Optional.of(new Fork(chains, pages.changes(root, query, after.get(), full)));
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
                    .map(next -> pages.ends(root, query, next, EndsRequests.grown(size, query)));
        }
        return ConnectionRequests.cursor(root.pointer() + "/" + LATEST, outcome)
                .map(cursor -> pages.changes(root, query, cursor, size.next(PAGE)));
    }

    private Read read(Root root, String end, PageSize size, PageOutcome outcome)
    {
        return new Read(ConnectionRequests.cursor(root.pointer() + "/" + end, outcome), time(outcome, pages.row(root, end, size.size() - 1, pages.created())));
    }

    @Override
    public PageRequest page(Root root, RemoteQuery query, PageRequest failed, PageSize size)
    {
        return StateEnds.of(failed)
                .map(ends -> pages.ends(root, query, ends, size))
                .orElseGet(() -> pages.changes(root, query, failed.state().get(CHANGES_AFTER), size));
    }

    private String latest(Root root, int row)
    {
        // not where the page's rows are
        return root.pointer() + "/" + LATEST + "/edges/" + row + "/node" + pages.changed().definition().pointer();
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
}
