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
import java.util.function.BiPredicate;

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
     * So few keys are asked for whatever the rest costs: estimates of that are rough.
     */
    static final int FEW_KEYS = 1_000;

    /**
     * Columns of few values come first: what they take over may prevent more, and they leave the fewest rows.
     */
    private static final Comparator<Map.Entry<ColumnDefinition, Domain>> FEWEST_VALUES_FIRST = comparingInt((Map.Entry<ColumnDefinition, Domain> entry) -> values(entry.getValue()))
            .thenComparing(comparing(entry -> entry.getKey().name()));

    private final FilterVerdicts verdicts;
    private final int maxKeys;

    /**
     * @param maxKeys how many values of a column are asked for one by one at most; of more, only the range that they lie in
     */
    public DynamicFilterPushdown(PushdownPolicy policy, int maxKeys)
    {
        this.verdicts = new FilterVerdicts(policy);
        this.maxKeys = maxKeys;
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
     * @param isWorthwhile of many keys: whether the first query, which names them, is better than the second one, which has their range at most
     * @return empty when no row can match
     */
    public Optional<RemoteQuery> narrow(RemoteQuery query, TupleDomain<ColumnDefinition> predicate, BiPredicate<RemoteQuery, RemoteQuery> isWorthwhile)
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
            result = narrow(result, column, domain, isWorthwhile);
        }
        return Optional.of(result);
    }

    private RemoteQuery narrow(RemoteQuery query, ColumnDefinition column, Domain domain, BiPredicate<RemoteQuery, RemoteQuery> isWorthwhile)
    {
        Optional<RemoteQuery> named = narrow(query, column, domain.simplify(maxKeys));
        if (named.isPresent() && domain.simplify(FEW_KEYS).equals(domain)) {
            return named.get();
        }
        RemoteQuery rest = narrow(query, column, domain.simplify(1)).orElse(query);
        return named.filter(many -> isWorthwhile.test(many, rest)).orElse(rest);
    }

    private Optional<RemoteQuery> narrow(RemoteQuery query, ColumnDefinition column, Domain values)
    {
        Optional<RemoteFilter> existing = ColumnFilters.find(query, column);
        return filter(query, column, ColumnFilters.intersect(column, values, existing), existing)
                .map(filter -> ColumnFilters.replace(query, existing, filter));
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
