package io.omnisql.toolkit.pushdown;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;
import io.trino.plugin.base.expression.ConnectorExpressions;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.pushdown.DomainConverter.toPredicate;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Splits the engine's constraint into filters that the service takes over and what remains. Pure.
 */
public final class FilterPushdown
{
    private final FilterVerdicts verdicts;

    public FilterPushdown(PushdownPolicy policy)
    {
        this.verdicts = new FilterVerdicts(policy);
    }

    /**
     * @param assignments the columns that the expression's variables stand for
     * @return empty when the query takes over nothing that it does not have
     */
    public Optional<FilterResult> apply(RemoteQuery query, TupleDomain<ColumnDefinition> summary, ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        if (query.limit().isPresent() || query.isAggregation()) {
            return Optional.empty();
        }
        if (summary.isNone()) {
            return Optional.of(contradiction(query, expression));
        }
        RemoteQuery result = query;
        ImmutableMap.Builder<ColumnDefinition, Domain> remaining = ImmutableMap.builder();
        List<Map.Entry<ColumnDefinition, Domain>> domains = summary.getDomains().orElseThrow().entrySet().stream()
                .sorted(comparing(entry -> entry.getKey().name()))
                .toList();
        for (Map.Entry<ColumnDefinition, Domain> entry : domains) {
            ColumnFilter filter = pushDomain(result, entry.getKey(), entry.getValue());
            if (filter.remaining().isNone()) {
                return Optional.of(contradiction(query, expression));
            }
            result = filter.query();
            if (!filter.remaining().isAll()) {
                remaining.put(entry.getKey(), filter.remaining());
            }
        }
        ImmutableList.Builder<ConnectorExpression> kept = ImmutableList.builder();
        for (ConnectorExpression conjunct : ConnectorExpressions.extractConjuncts(expression)) {
            Optional<RemoteFilter> pushed = pushConjunct(result, conjunct, assignments);
            if (pushed.isEmpty() || pushed.get().verdict() != EXACT) {
                kept.add(conjunct);
            }
            if (pushed.isPresent() && !result.filters().contains(pushed.get())) {
                result = result.withFilters(ImmutableList.<RemoteFilter>builder().addAll(result.filters()).add(pushed.get()).build());
            }
        }
        if (result.equals(query)) {
            return Optional.empty();
        }
        return Optional.of(new FilterResult(result, TupleDomain.withColumnDomains(remaining.buildOrThrow()), ConnectorExpressions.and(kept.build()), false));
    }

    private static FilterResult contradiction(RemoteQuery query, ConnectorExpression expression)
    {
        return new FilterResult(query, TupleDomain.none(), expression, true);
    }

    /**
     * @param remaining what the engine must apply to the column; nothing passes it when no row can match
     */
    private record ColumnFilter(RemoteQuery query, Domain remaining)
    {
        private ColumnFilter
        {
            requireNonNull(query, "query is null");
            requireNonNull(remaining, "remaining is null");
        }
    }

    private ColumnFilter pushDomain(RemoteQuery query, ColumnDefinition column, Domain domain)
    {
        Domain nothing = Domain.all(domain.getType());
        Domain notNull = Domain.notNull(domain.getType());
        Domain given = column.nullable() ? domain : domain.intersect(notNull);
        Optional<RemoteFilter> existing = ColumnFilters.find(query, column);
        Domain combined = ColumnFilters.intersect(column, given, existing);
        if (combined.isNone()) {
            return new ColumnFilter(query, combined);
        }
        if (combined.isAll() || (!column.nullable() && combined.equals(notNull))) {
            return new ColumnFilter(query, nothing);
        }
        Optional<Values> predicate = toPredicate(column.name(), column.type(), combined);
        if (predicate.isEmpty()) {
            return new ColumnFilter(query, given);
        }
        if (existing.isPresent() && existing.get().predicate().equals(predicate.get())) {
            return new ColumnFilter(query, existing.get().verdict() == EXACT ? nothing : combined);
        }
        Verdict verdict = verdicts.of(ColumnFilters.without(query, existing), column, predicate.get());
        if (verdict == NEVER) {
            return new ColumnFilter(query, given);
        }
        return new ColumnFilter(ColumnFilters.replace(query, existing, new RemoteFilter(predicate.get(), verdict)), verdict == EXACT ? nothing : combined);
    }

    private Optional<RemoteFilter> pushConjunct(RemoteQuery query, ConnectorExpression conjunct, Map<String, ColumnDefinition> assignments)
    {
        Optional<RemotePredicate.Contains> contains = ContainsPattern.match(conjunct, assignments);
        if (contains.isEmpty()) {
            return Optional.empty();
        }
        Optional<RemoteFilter> existing = query.filters().stream()
                .filter(filter -> filter.predicate().equals(contains.get()))
                .findFirst();
        if (existing.isPresent()) {
            return existing;
        }
        ColumnDefinition column = assignments.values().stream()
                .filter(definition -> definition.name().equals(contains.get().column()))
                .findFirst()
                .orElseThrow();
        Verdict verdict = verdicts.of(query, column, contains.get());
        return verdict == NEVER ? Optional.empty() : Optional.of(new RemoteFilter(contains.get(), verdict));
    }
}
