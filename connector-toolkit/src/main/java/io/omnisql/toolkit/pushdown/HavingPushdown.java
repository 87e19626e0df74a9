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
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.plugin.base.expression.ConnectorExpressions;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static java.util.Objects.requireNonNull;

/**
 * Takes over conditions on groups, those that the service understands exactly. Pure.
 */
final class HavingPushdown
{
    private final PushdownPolicy policy;

    HavingPushdown(PushdownPolicy policy)
    {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /**
     * @param query one with an aggregation
     * @return empty when the query takes over nothing that it does not have
     */
    Optional<FilterResult> apply(RemoteQuery query, TupleDomain<ColumnDefinition> summary, ConnectorExpression expression, Map<String, ColumnDefinition> assignments)
    {
        if (summary.isNone()) {
            return Optional.empty();
        }
        List<RemoteFilter> having = new ArrayList<>(query.having());
        ImmutableMap.Builder<ColumnDefinition, Domain> remaining = ImmutableMap.builder();
        summary.getDomains().orElseThrow().forEach((column, domain) -> {
            Optional<RemotePredicate> predicate = DomainConverter.toPredicate(column.name(), column.type(), domain)
                    .filter(values -> policy.having(query, values))
                    .map(RemotePredicate.class::cast);
            predicate.ifPresentOrElse(taken -> add(having, taken), () -> remaining.put(column, domain));
        });
        ImmutableList.Builder<ConnectorExpression> kept = ImmutableList.builder();
        for (ConnectorExpression conjunct : ConnectorExpressions.extractConjuncts(expression)) {
            Optional<RemotePredicate> predicate = PredicateConverter.convert(conjunct, assignments).filter(converted -> isTaken(query, converted));
            predicate.ifPresentOrElse(taken -> add(having, taken), () -> kept.add(conjunct));
        }
        RemoteQuery result = query.withHaving(having);
        if (result.equals(query)) {
            return Optional.empty();
        }
        return Optional.of(new FilterResult(result, TupleDomain.withColumnDomains(remaining.buildOrThrow()), ConnectorExpressions.and(kept.build()), false));
    }

    private static void add(List<RemoteFilter> having, RemotePredicate predicate)
    {
        RemoteFilter filter = new RemoteFilter(predicate, EXACT);
        if (!having.contains(filter)) {
            having.add(filter);
        }
    }

    private boolean isTaken(RemoteQuery query, RemotePredicate predicate)
    {
        return switch (predicate) {
            case ColumnPredicate single -> policy.having(query, single);
            case AnyOf any -> any.alternatives().stream().allMatch(alternative -> isTaken(query, alternative)) && policy.disjunction(query, any);
            case AllOf all -> all.conjuncts().stream().allMatch(conjunct -> isTaken(query, conjunct));
        };
    }
}
