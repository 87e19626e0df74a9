package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.ConnectionField.ChangeOrder;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RowFilter;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The requests that read a very long connection in parts side by side, cut by when rows last changed.
 * <p>
 * A row that stays as it is stands in one part from the first request for parts to the last. One that changes meanwhile goes behind the
 * newest change that was known before the parts were read: what is there is read last, by a chain of its own, and each row is given once.
 */
final class WindowRequests
        implements PartRequests
{
    private static final int MOST_WINDOWS = 2;
    private static final String FILTER = "filterBy";
    private static final String FILTER_TYPE = "IssueFilters";
    private static final String SINCE = "since";
    private static final String CHANGES = "changes";
    private static final String LATEST = "latest";
    private static final String LATEST_ORDER = "latestOrder";
    private static final String WINDOW = "window";
    private static final String ONE = "one";

    private final ConnectionSpec spec;

    WindowRequests(ConnectionSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    @Override
    public Optional<GithubColumn> identity(RemoteQuery query, boolean whole)
    {
        boolean free = whole && spec.connection().changes().isPresent() && !filter(ConnectionQuery.of(spec, query).arguments()).containsKey(SINCE);
        return free ? spec.key().map(Key::column).flatMap(spec::find) : Optional.empty();
    }

    private static Map<?, ?> filter(Map<String, Argument> arguments)
    {
        return Optional.ofNullable(arguments.get(FILTER)).<Map<?, ?>>map(argument -> (Map<?, ?>) argument.value()).orElse(Map.of());
    }

    @Override
    public Optional<Beside> begin(Root root, RemoteQuery query, long total, PageSize size, Instant oldest, PageOutcome outcome)
    {
        return total < LEAST_ROWS || size.size() < ConnectionQuery.MAX_PAGE || identity(query, true).isEmpty()
                ? Optional.empty()
                : Optional.of(beside(root, query, ChangeCounts.first(oldest, Optional.ofNullable(outcome.headers().get("date")).flatMap(WindowRequests::parse), total)));
    }

    @Override
    public Optional<Beside> more(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        return counted(root, previous, outcome).filter(ChangeCounts::mayAsk).map(counts -> beside(root, query, counts));
    }

    private static Optional<Instant> parse(String date)
    {
        try {
            return Optional.of(RFC_1123_DATE_TIME.parse(date, Instant::from));
        }
        catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /**
     * What is known after an answer; empty when it was not asked, or tells nothing.
     */
    private Optional<ChangeCounts> counted(Root root, PageRequest page, PageOutcome outcome)
    {
        return ChangeCounts.of(page).flatMap(counts -> Optional.ofNullable(outcome.captured().get(newest(root)))
                .map(newest -> counts.next(
                        IntStream.range(0, counts.asked().size())
                                .mapToObj(index -> Optional.ofNullable(outcome.captured().get(count(root, index))).map(Long::parseLong))
                                .toList(),
                        Instant.parse(newest))));
    }

    private Beside beside(Root root, RemoteQuery query, ChangeCounts counts)
    {
        Map<String, Argument> variables = new LinkedHashMap<>();
        Map<String, Argument> filters = ConnectionQuery.of(spec, query).filters();
        variables.put(ONE, new Argument("Int", 1));
        variables.put(LATEST_ORDER, new Argument(orderType(), ImmutableMap.of("field", order().field(), "direction", "DESC")));
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        Map<String, String> latest = references(filters);
        latest.put("orderBy", LATEST_ORDER);
        latest.put("first", ONE);
        selections.add(spec.connection().selectAs(LATEST, GraphqlRequests.references(latest), "edges { node { " + changed().selection() + " } }"));
        for (int index = 0; index < counts.asked().size(); index++) {
            String name = CHANGES + index;
            Map<String, String> arguments = references(filters);
            filter(filters, Optional.of(Instant.ofEpochSecond(counts.asked().get(index)).toString())).ifPresent(filter -> {
                variables.put(name, filter);
                arguments.put(FILTER, name);
            });
            arguments.put("first", ONE);
            selections.add(spec.connection().selectAs(name, GraphqlRequests.references(arguments), "totalCount"));
        }
        return new Beside(selections.build(), captures(root, counts), variables, counts.state());
    }

    private List<String> captures(Root root, ChangeCounts counts)
    {
        return Stream.concat(
                        Stream.of(newest(root)),
                        IntStream.range(0, counts.asked().size()).mapToObj(index -> count(root, index)))
                .toList();
    }

    @Override
    public Optional<Fork> fork(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        int page = ConnectionQuery.MAX_PAGE;
        return counted(root, previous, outcome).filter(ChangeCounts::isKnown).flatMap(counts -> {
            WindowPlan plan = WindowPlan.of(counts, page);
            if (!plan.isWorth(counts.total(), page) || (!plan.isEven() && counts.mayAsk())) {
                return Optional.empty();
            }
            List<PageRequest> chains = plan.chains().stream().map(windows -> page(root, query, windows, PageSize.full(page))).toList();
            return Optional.of(new Fork(chains, page(root, query, List.of(plan.last()), PageSize.full(page))));
        });
    }

    /**
     * The windows that a page reads; none when it reads something else.
     */
    private static List<ChangeWindow> windows(PageRequest page)
    {
        return IntStream.range(0, MOST_WINDOWS).mapToObj(index -> ChangeWindow.of(page, index)).flatMap(Optional::stream).toList();
    }

    @Override
    public boolean isPart(PageRequest page)
    {
        return !windows(page).isEmpty();
    }

    @Override
    public PageRequest page(Root root, RemoteQuery query, PageRequest failed, PageSize size)
    {
        return page(root, query, windows(failed), size);
    }

    @Override
    public Optional<PageRequest> next(Root root, RemoteQuery query, PageRequest previous, PageOutcome outcome)
    {
        PageSize size = PageSize.of(previous, ConnectionQuery.MAX_PAGE);
        List<ChangeWindow> windows = windows(previous);
        List<ChangeWindow> left = IntStream.range(0, windows.size())
                .mapToObj(index -> windows.get(index).next(
                        ConnectionRequests.cursor(root.pointer() + "/" + WINDOW + index, outcome),
                        Optional.ofNullable(outcome.captured().get(late(root, index, size))).map(Instant::parse),
                        Optional.ofNullable(outcome.captured().get(last(root, index, size))).map(Instant::parse)))
                .flatMap(Optional::stream)
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(page(root, query, left, EndsRequests.grown(size, query)));
    }

    private PageRequest page(Root root, RemoteQuery query, List<ChangeWindow> windows, PageSize size)
    {
        Map<String, Argument> filters = ConnectionQuery.of(spec, query).filters();
        Map<String, Argument> variables = new LinkedHashMap<>(filters);
        variables.remove(FILTER);
        variables.put("orderBy", new Argument(orderType(), ImmutableMap.of("field", order().field(), "direction", "ASC")));
        variables.put("first", new Argument("Int", size.size()));
        GithubColumn identity = identity(query, true).orElseThrow();
        String fields = Stream.concat(Stream.of(identity.selection(), changed().selection()), spec.selection(query, root.constants().keySet()).stream())
                .distinct()
                .collect(joining(" "));
        ImmutableList.Builder<String> selections = ImmutableList.builder();
        ImmutableList.Builder<String> captures = ImmutableList.builder();
        ImmutableMap.Builder<String, String> state = ImmutableMap.builder();
        state.putAll(size.state(ConnectionQuery.MAX_PAGE));
        for (int index = 0; index < windows.size(); index++) {
            ChangeWindow window = windows.get(index);
            String name = WINDOW + index;
            Map<String, String> arguments = references(filters);
            filter(filters, window.since().map(SinceFilter::since)).ifPresent(filter -> {
                variables.put(name, filter);
                arguments.put(FILTER, name);
            });
            arguments.put("orderBy", "orderBy");
            arguments.put("first", "first");
            window.cursor().ifPresent(cursor -> {
                variables.put(name + "After", new Argument("String", cursor));
                arguments.put("after", name + "After");
            });
            selections.add(spec.connection().selectAs(name, GraphqlRequests.references(arguments), spec.connection().rows() + " { " + fields + " } pageInfo { hasNextPage endCursor }"));
            String connection = root.pointer() + "/" + name;
            captures.add(connection + "/pageInfo/hasNextPage", connection + "/pageInfo/endCursor");
            captures.addAll(Stream.of(late(root, index, size), last(root, index, size)).distinct().toList());
            window.put(index, state);
        }
        return ConnectionRequests.request(
                        query,
                        root,
                        variables,
                        root.field() + " { " + root.identity() + " " + String.join(" ", selections.build()) + " }",
                        root.pointer() + "/*/" + spec.connection().rows(),
                        captures.build())
                .withState(state.buildOrThrow())
                .keeping(new RowFilter(List.of(), List.of(), Optional.of(identity.definition())));
    }

    /**
     * References to all filters but those that change from part to part.
     */
    private static Map<String, String> references(Map<String, Argument> filters)
    {
        Map<String, String> references = new LinkedHashMap<>();
        filters.keySet().forEach(name -> references.put(name, name));
        return references;
    }

    private static Optional<Argument> filter(Map<String, Argument> filters, Optional<String> since)
    {
        Map<String, Object> fields = new LinkedHashMap<>();
        filter(filters).forEach((name, value) -> fields.put((String) name, value));
        since.ifPresent(time -> fields.put(SINCE, time));
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Argument(FILTER_TYPE, fields));
    }

    private String last(Root root, int index, PageSize size)
    {
        return changeOf(root, index, size.size() - 1);
    }

    private String late(Root root, int index, PageSize size)
    {
        return changeOf(root, index, size.size() - 1 - size.size() / 10);
    }

    private String changeOf(Root root, int index, int row)
    {
        return root.pointer() + "/" + WINDOW + index + "/" + spec.connection().rows() + "/" + row + changed().definition().pointer();
    }

    private String newest(Root root)
    {
        // not where the page's rows are
        return root.pointer() + "/" + LATEST + "/edges/0/node" + changed().definition().pointer();
    }

    private static String count(Root root, int index)
    {
        return root.pointer() + "/" + CHANGES + index + "/totalCount";
    }

    private String orderType()
    {
        return spec.connection().order().orElseThrow().type();
    }

    private ChangeOrder order()
    {
        return spec.connection().changes().orElseThrow();
    }

    private GithubColumn changed()
    {
        return spec.find(order().column()).orElseThrow();
    }
}
