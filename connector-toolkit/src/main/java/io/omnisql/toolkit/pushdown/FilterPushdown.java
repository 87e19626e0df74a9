package io.omnisql.toolkit.pushdown;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
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
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static io.omnisql.toolkit.pushdown.DomainConverter.toPredicate;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Splits the engine's constraint into filters that the service takes over and what remains. Pure.
 */
public final class FilterPushdown
{
    private final FilterVerdicts verdicts;
    private final HavingPushdown having;

    public FilterPushdown(PushdownPolicy policy)
    {
        this.verdicts = new FilterVerdicts(policy);
        this.having = new HavingPushdown(policy);
    }

    /**
     * @param assignments the columns that the expression's variables stand for
     * @return empty when the query takes over nothing that it does not have
     */
    public Optional<FilterResult> apply(RemoteQuery query, TupleDomain<ColumnDefinition> summary, ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        if (query.limit().isPresent()) {
            return Optional.empty();
        }
        if (query.isAggregation()) {
            return having.apply(query, summary, expression, assignments);
        }
        CastComparisons casts = CastComparisons.split(expression, assignments);
        return apply(query, summary.intersect(casts.ranges()), casts.rest(), assignments, expression);
    }

    private Optional<FilterResult> apply(RemoteQuery query, TupleDomain<ColumnDefinition> summary, ConnectorExpression rest, Map<String, ColumnDefinition> assignments, ConnectorExpression expression)
    {
        if (summary.isNone()) {
            return Optional.of(contradiction(query, expression));
        }
        RemoteQuery result = query;
        ImmutableMap.Builder<ColumnDefinition, Domain> remaining = ImmutableMap.builder();
        List<Map.Entry<ColumnDefinition, Domain>> domains = summary.getDomains().orElseThrow().entrySet().stream()
                .sorted(comparing((Map.Entry<ColumnDefinition, Domain> entry) -> !verdicts.isLookup(query, entry.getKey()))
                        .thenComparing(entry -> entry.getKey().name()))
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
        for (ConnectorExpression conjunct : ConnectorExpressions.extractConjuncts(rest)) {
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
        Optional<RemoteFilter> filter = verdicts.filter(ColumnFilters.without(query, existing), column, predicate.get());
        if (filter.isEmpty() || existing.equals(filter)) {
            return new ColumnFilter(query, given);
        }
        return new ColumnFilter(ColumnFilters.replace(query, existing, filter.get()), filter.get().verdict() == EXACT ? nothing : combined);
    }

    /**
     * Also of a conjunct that the query has taken over before.
     */
    private Optional<RemoteFilter> pushConjunct(RemoteQuery query, ConnectorExpression conjunct, Map<String, ColumnDefinition> assignments)
    {
        return PredicateConverter.convert(conjunct, assignments).flatMap(predicate -> switch (predicate) {
            case ColumnPredicate single -> pushSingle(query, single, assignments);
            case AnyOf any -> pushAny(query, any, assignments);
            case AllOf _ -> Optional.empty();
        });
    }

    private Optional<RemoteFilter> pushSingle(RemoteQuery query, ColumnPredicate predicate, Map<String, ColumnDefinition> assignments)
    {
        Optional<RemoteFilter> existing = query.filters().stream()
                .filter(filter -> filter.predicate().equals(predicate))
                .findFirst();
        if (existing.isPresent()) {
            return existing;
        }
        if (predicate instanceof Values) {
            // there is one filter of values a column: the engine keeps such a conjunct out of the summary for a reason
            return Optional.empty();
        }
        return verdicts.filter(query, definition(predicate.column(), assignments), predicate)
                // of a weaker predicate's values there may be a filter already
                .filter(filter -> !(filter.predicate() instanceof Values));
    }

    private Optional<RemoteFilter> pushAny(RemoteQuery query, AnyOf predicate, Map<String, ColumnDefinition> assignments)
    {
        List<Optional<RemoteFilter>> alternatives = predicate.alternatives().stream()
                .map(alternative -> alternative(query, alternative, assignments))
                .toList();
        if (!alternatives.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        AnyOf pushed = new AnyOf(alternatives.stream().map(filter -> filter.orElseThrow().predicate()).toList());
        if (!verdicts.disjunction(query, pushed)) {
            return Optional.empty();
        }
        Verdict verdict = alternatives.stream().map(filter -> filter.orElseThrow().verdict()).reduce(EXACT, Verdict::weaker);
        return Optional.of(new RemoteFilter(pushed, verdict));
    }

    private Optional<RemoteFilter> alternative(RemoteQuery query, RemotePredicate predicate, Map<String, ColumnDefinition> assignments)
    {
        return switch (predicate) {
            case ColumnPredicate single -> verdicts.filter(query, definition(single.column(), assignments), single);
            case AnyOf any -> pushAny(query, any, assignments);
            case AllOf all -> all(all.conjuncts().stream().map(conjunct -> alternative(query, conjunct, assignments)).toList());
        };
    }

    /**
     * What the service takes of conjuncts: those that it does not take make the others a superset.
     */
    private static Optional<RemoteFilter> all(List<Optional<RemoteFilter>> conjuncts)
    {
        List<RemoteFilter> pushed = conjuncts.stream().flatMap(Optional::stream).toList();
        if (pushed.isEmpty()) {
            return Optional.empty();
        }
        Verdict whole = pushed.size() == conjuncts.size() ? EXACT : SUPERSET;
        Verdict verdict = pushed.stream().map(RemoteFilter::verdict).reduce(whole, Verdict::weaker);
        return Optional.of(new RemoteFilter(pushed.size() == 1 ? pushed.getFirst().predicate() : new AllOf(pushed.stream().map(RemoteFilter::predicate).toList()), verdict));
    }

    private static ColumnDefinition definition(String name, Map<String, ColumnDefinition> assignments)
    {
        return assignments.values().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
