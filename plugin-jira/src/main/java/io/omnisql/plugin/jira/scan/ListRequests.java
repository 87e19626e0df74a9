package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.RowFilter;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The requests of a {@link ListTable}. Pure, but for what it asks to read pages at the same time.
 */
final class ListRequests
{
    private static final String ORDER_BY = "orderBy";
    private static final String START = "start";
    private static final String SIZE = "size";
    /**
     * Of more lists than these, the lists are read at the same time, and not their pages.
     */
    private static final int MAX_PARALLEL_LISTS = 2;
    private static final int MAX_WINDOWS = 8;

    private final ListSpec spec;

    ListRequests(ListSpec spec)
    {
        this.spec = requireNonNull(spec, "spec is null");
    }

    /**
     * The column that the query looks rows up by.
     */
    Optional<ListColumn> lookup(RemoteQuery query)
    {
        return query.filters().stream()
                .flatMap(filter -> spec.find(filter.columnPredicate().column()).stream())
                .filter(column -> column.lookup().isPresent())
                .findFirst();
    }

    Listing listing(RemoteQuery query)
    {
        return lookup(query).flatMap(ListColumn::lookup).orElse(spec.listing());
    }

    /**
     * The requests whose rows together are the query's; none when no row can match.
     */
    List<Alternative> alternatives(RemoteQuery query)
    {
        Optional<ListColumn> lookup = lookup(query);
        if (lookup.isPresent()) {
            return ofColumn(query, lookup.get());
        }
        List<Alternative> alternatives = List.of(Alternative.ALL);
        for (ListColumn column : spec.columns()) {
            if (column.filter().isPresent() && column.lookup().isEmpty()) {
                List<Alternative> more = ofColumn(query, column);
                alternatives = alternatives.stream()
                        .flatMap(alternative -> more.stream().flatMap(other -> alternative.and(other).stream()))
                        .collect(toImmutableList());
            }
        }
        return alternatives;
    }

    private static List<Alternative> ofColumn(RemoteQuery query, ListColumn column)
    {
        ListFilter filter = column.filter().orElseThrow();
        Optional<ColumnPredicate> predicate = query.filters().stream()
                .map(RemoteFilter::columnPredicate)
                .filter(candidate -> candidate.column().equals(column.name()))
                .findFirst();
        return predicate.map(filter::alternatives).orElseGet(() -> filter.unfiltered(query.columns().contains(column.name())));
    }

    boolean mayBeParallel(RemoteQuery query)
    {
        return spec.parallel() && query.limit().isEmpty() && !query.isAggregation() && listing(query).paging().isCounted();
    }

    /**
     * The chains, each cut into several where that is worth a request for its length.
     */
    List<Chain> windows(ConnectionInfo connection, RemoteQuery query, List<Chain> chains, RemoteReader reader)
    {
        if (!mayBeParallel(query) || chains.size() > MAX_PARALLEL_LISTS) {
            return chains;
        }
        Paging paging = listing(query).paging();
        ImmutableList.Builder<Chain> windows = ImmutableList.builder();
        for (Chain chain : chains) {
            RemoteRequest probe = request(connection, query, chain, paging.parameters(0, 1));
            long total = ListReader.parse(reader.read(probe).body()).at(Paging.TOTAL).asLong();
            long pages = Math.max(1, Math.ceilDiv(total, (long) paging.maxSize()));
            long count = Math.min(pages, MAX_WINDOWS);
            long width = Math.ceilDiv(pages, count) * paging.maxSize();
            for (long start = 0; start < Math.max(1, total); start += width) {
                // rows that are added meanwhile are the last window's
                windows.add(chain.window(start, start + width >= total ? Optional.empty() : Optional.of(start + width)));
            }
        }
        return windows.build();
    }

    PageRequest page(ConnectionInfo connection, RemoteQuery query, Chain chain, long start)
    {
        Listing listing = listing(query);
        int size = size(query, chain, start);
        PageRequest page = new PageRequest(
                request(connection, query, chain, listing.paging().parameters(start, size)),
                listing.rows(),
                listing.paging().captures(),
                constants(query, chain))
                .withState(Map.of(START, Long.toString(start), SIZE, Integer.toString(size)));
        List<Values> own = alternatives(query).get(chain.alternative()).own();
        return own.isEmpty() ? page : page.keeping(new RowFilter(List.copyOf(own), own.stream().map(values -> spec.find(values.column()).orElseThrow().column()).toList()));
    }

    private int size(RemoteQuery query, Chain chain, long start)
    {
        int size = listing(query).paging().pageSize(query.limit());
        return chain.end().map(end -> (int) Math.min(size, end - start)).orElse(size);
    }

    /**
     * One page of one row tells the total.
     */
    PageRequest count(ConnectionInfo connection, RemoteQuery query, Chain chain)
    {
        RemoteRequest request = request(connection, query, chain, listing(query).paging().parameters(0, 1));
        Map<String, String> outputs = query.aggregates().stream().collect(toImmutableMap(RemoteAggregate::output, _ -> Paging.TOTAL));
        return new PageRequest(request, "", List.of(), Map.of()).withPointers(outputs);
    }

    Optional<Long> next(RemoteQuery query, Chain chain, PageRequest previous, PageOutcome outcome)
    {
        long start = Long.parseLong(previous.state().get(START));
        int size = Integer.parseInt(previous.state().get(SIZE));
        return listing(query).paging().next(start, size, outcome)
                .filter(next -> chain.end().map(end -> next < end).orElse(true));
    }

    private RemoteRequest request(ConnectionInfo connection, RemoteQuery query, Chain chain, List<Parameter> paging)
    {
        return listing(query).request(connection, chain.parent(), parameters(query, alternatives(query).get(chain.alternative()), paging));
    }

    private List<Parameter> parameters(RemoteQuery query, Alternative alternative, List<Parameter> paging)
    {
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        parameters.addAll(alternative.parameters());
        if (lookup(query).isEmpty()) {
            needs(query, alternative).forEach((name, values) -> parameters.add(new Parameter(name, String.join(",", values))));
            order(query).ifPresent(order -> parameters.add(new Parameter(ORDER_BY, order)));
        }
        return parameters.addAll(paging).build();
    }

    private Map<String, Set<String>> needs(RemoteQuery query, Alternative alternative)
    {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        spec.needs().forEach((name, value) -> needs.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value));
        spec.columns().stream()
                .filter(column -> query.columns().contains(column.name()) || alternative.own().stream().anyMatch(values -> values.column().equals(column.name())))
                .flatMap(column -> column.need().stream())
                .forEach(need -> needs.computeIfAbsent(need.name(), _ -> new LinkedHashSet<>()).add(need.value()));
        return needs;
    }

    private Optional<String> order(RemoteQuery query)
    {
        if (query.sort().isEmpty()) {
            return spec.defaultOrder();
        }
        RemoteSort sort = query.sort().getFirst();
        String order = spec.find(sort.column()).flatMap(ListColumn::order).orElseThrow();
        return Optional.of(sort.ascending() ? order : "-" + order);
    }

    private Map<String, String> constants(RemoteQuery query, Chain chain)
    {
        return ImmutableMap.<String, String>builder()
                .putAll(chain.parent())
                .putAll(alternatives(query).get(chain.alternative()).constants())
                .buildOrThrow();
    }

    String explain(ConnectionInfo connection, RemoteQuery query, List<Alternative> alternatives)
    {
        Listing listing = listing(query);
        List<Parameter> paging = query.isAggregation() ? listing.paging().parameters(0, 1) : listing.paging().parameters(0, listing.paging().pageSize(query.limit()));
        String parameters = ImmutableList.<Parameter>builder()
                .addAll(listing.parameters())
                .addAll(parameters(query, alternatives.getFirst(), paging))
                .build()
                .stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(joining("&"));
        return "GET " + listing.root(connection) + listing.path()
                + (parameters.isEmpty() ? "" : "?" + parameters)
                + (alternatives.size() > 1 ? " and %s more".formatted(alternatives.size() - 1) : "");
    }
}
