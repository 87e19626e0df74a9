package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.plugin.github.graphql.Argument;
import io.omnisql.plugin.github.scan.ConnectionField.DefaultOrder;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A query as a connection's arguments.
 *
 * @param arguments filters, order and page size; the cursor is added page by page
 * @param bound where reading may stop
 * @param impossible whether no row can match
 * @param counted whether GitHub's number of rows is that of the matching ones, where it spells the names as the query does
 * @param spellings these names
 * @param times the seconds between which rows match, where GitHub's numbers of those since a second may hold those of the second before it
 */
record ConnectionQuery(Map<String, Argument> arguments, Optional<TimeBound> bound, boolean impossible, boolean counted, List<Spelling> spellings, Optional<CountedTimes> times)
{
    static final int MAX_PAGE = 100;

    ConnectionQuery
    {
        requireNonNull(bound, "bound is null");
        spellings = List.copyOf(spellings);
        requireNonNull(times, "times is null");
    }

    static ConnectionQuery of(ConnectionSpec spec, RemoteQuery query)
    {
        ConnectionArguments filters = new ConnectionArguments();
        for (RemoteFilter filter : query.filters()) {
            spec.find(filter.columnPredicate().column())
                    .flatMap(GithubColumn::filter)
                    .ifPresent(connectionFilter -> connectionFilter.apply(filter.columnPredicate(), filters));
        }
        Map<String, Argument> arguments = filters.arguments();
        if (!query.isAggregation()) {
            spec.connection().order()
                    .ifPresent(byDefault -> arguments.put("orderBy", new Argument(byDefault.type(), order(spec, query, filters.bound(), byDefault))));
        }
        // GitHub wants a page's bounds even where only the number of rows is asked for
        arguments.put("first", new Argument("Int", query.isAggregation() ? 1 : pageSize(query)));
        return new ConnectionQuery(arguments, filters.bound(), filters.isImpossible(), filters.isCounted(), filters.spellings(), filters.times());
    }

    /**
     * Without an order of the query's own, rows come in an order in which none moves while pages are read.
     */
    private static Map<String, String> order(ConnectionSpec spec, RemoteQuery query, Optional<TimeBound> bound, DefaultOrder byDefault)
    {
        if (!query.sort().isEmpty()) {
            RemoteSort sort = query.sort().getFirst();
            return order(spec.find(sort.column()).orElseThrow().order().orElseThrow(), sort.ascending());
        }
        return bound.map(time -> order(time.order(), time.ascending()))
                .orElseGet(() -> order(byDefault.field(), true));
    }

    private static Map<String, String> order(String field, boolean ascending)
    {
        return ImmutableMap.of("field", field, "direction", ascending ? "ASC" : "DESC");
    }

    /**
     * Whether reading may stop at the bound in this order, too.
     */
    boolean allows(String order, boolean ascending)
    {
        return bound.filter(time -> !time.order().equals(order) || time.ascending() != ascending).isEmpty();
    }

    /**
     * The filters among the arguments, for whoever chooses an order and pages.
     */
    Map<String, Argument> filters()
    {
        Map<String, Argument> filters = new LinkedHashMap<>(arguments);
        filters.keySet().removeAll(List.of("orderBy", "first"));
        return filters;
    }

    /**
     * The pages of a limited query are of one size: as few as can be, none larger than needed.
     */
    static int pageSize(RemoteQuery query)
    {
        long limit = Math.max(1, query.limit().orElse(MAX_PAGE));
        return (int) Math.ceilDiv(limit, Math.ceilDiv(limit, (long) MAX_PAGE));
    }
}
