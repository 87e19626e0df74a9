package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

/**
 * Narrows a query to the values that a join has on its other side. Pure.
 * <p>
 * The engine joins all the same, so that the service may return more than these values; what it filtered exactly before, it must filter exactly after.
 */
public final class DynamicFilterPushdown
{
    /**
     * How many values are asked for one by one; of more, only the range that they lie in.
     */
    static final int MAX_VALUES = 1_000;

    /**
     * Columns of few values come first: what they take over may prevent more, and they leave the fewest rows.
     */
    private static final Comparator<Map.Entry<ColumnDefinition, Domain>> FEWEST_VALUES_FIRST = comparingInt((Map.Entry<ColumnDefinition, Domain> entry) -> values(entry.getValue()))
            .thenComparing(comparing(entry -> entry.getKey().name()));

    private final FilterVerdicts verdicts;

    public DynamicFilterPushdown(PushdownPolicy policy)
    {
        this.verdicts = new FilterVerdicts(policy);
    }

    /**
     * Whether values of these columns could narrow the query. A filter below a limit or an aggregate would change the rows above it.
     */
    public boolean isApplicable(RemoteQuery query, Collection<ColumnDefinition> columns)
    {
        return query.limit().isEmpty()
                && !query.isAggregation()
                && columns.stream().anyMatch(column -> column.filter().equality() != NEVER || column.filter().range() != NEVER);
    }

    /**
     * @param query one that {@link #isApplicable} allows
     * @return empty when no row can match
     */
    public Optional<RemoteQuery> narrow(RemoteQuery query, TupleDomain<ColumnDefinition> predicate)
    {
        if (predicate.isNone()) {
            return Optional.empty();
        }
        RemoteQuery result = query;
        List<Map.Entry<ColumnDefinition, Domain>> domains = predicate.getDomains().orElseThrow().entrySet().stream()
                .sorted(FEWEST_VALUES_FIRST)
                .toList();
        for (Map.Entry<ColumnDefinition, Domain> entry : domains) {
            ColumnDefinition column = entry.getKey();
            Domain domain = column.nullable() ? entry.getValue() : entry.getValue().intersect(Domain.notNull(entry.getValue().getType()));
            if (ColumnFilters.intersect(column, domain, ColumnFilters.find(result, column)).isNone()) {
                return Optional.empty();
            }
            result = narrow(result, column, domain);
        }
        return Optional.of(result);
    }

    private RemoteQuery narrow(RemoteQuery query, ColumnDefinition column, Domain domain)
    {
        Optional<RemoteFilter> existing = ColumnFilters.find(query, column);
        return Stream.of(domain.simplify(MAX_VALUES), domain.simplify(1))
                .map(values -> ColumnFilters.intersect(column, values, existing))
                .flatMap(values -> filter(query, column, values, existing).stream())
                .findFirst()
                .map(filter -> ColumnFilters.replace(query, existing, filter))
                .orElse(query);
    }

    private Optional<RemoteFilter> filter(RemoteQuery query, ColumnDefinition column, Domain values, Optional<RemoteFilter> existing)
    {
        if (values.isAll() || (!column.nullable() && values.equals(Domain.notNull(values.getType())))) {
            return Optional.empty();
        }
        Optional<Values> predicate = DomainConverter.toPredicate(column.name(), column.type(), values);
        if (predicate.isEmpty() || existing.filter(filter -> filter.predicate().equals(predicate.get())).isPresent()) {
            return Optional.empty();
        }
        Verdict verdict = verdicts.of(ColumnFilters.without(query, existing), column, predicate.get());
        Verdict needed = existing.filter(filter -> filter.verdict() == EXACT).map(RemoteFilter::verdict).orElse(Verdict.SUPERSET);
        return verdict.weaker(needed) == needed ? Optional.of(new RemoteFilter(predicate.get(), verdict)) : Optional.empty();
    }

    private static int values(Domain domain)
    {
        return domain.isNullableDiscreteSet() ? domain.getNullableDiscreteSet().getNonNullValues().size() : Integer.MAX_VALUE;
    }
}
