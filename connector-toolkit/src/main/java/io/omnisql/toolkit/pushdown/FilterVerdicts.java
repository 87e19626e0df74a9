package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * The verdict on a predicate: the policy's, but never better than what the column's declaration allows.
 */
final class FilterVerdicts
{
    private final PushdownPolicy policy;

    FilterVerdicts(PushdownPolicy policy)
    {
        this.policy = requireNonNull(policy, "policy is null");
    }

    Verdict of(RemoteQuery query, ColumnDefinition column, ColumnPredicate predicate)
    {
        Verdict allowed = allowed(column.filter(), predicate);
        return allowed == NEVER ? NEVER : allowed.weaker(policy.filter(query, predicate));
    }

    /**
     * The filter to push for a predicate, weakened where the service cannot take the predicate itself.
     */
    Optional<RemoteFilter> filter(RemoteQuery query, ColumnDefinition column, ColumnPredicate predicate)
    {
        Verdict verdict = of(query, column, predicate);
        Optional<ColumnPredicate> listed = ConsecutiveNumbers.listed(predicate).filter(values -> isStronger(of(query, column, values), verdict));
        if (listed.isPresent()) {
            return listed.map(values -> new RemoteFilter(values, of(query, column, values)));
        }
        if (verdict != NEVER) {
            return Optional.of(new RemoteFilter(predicate, verdict));
        }
        return policy.weaken(query, predicate)
                .filter(weaker -> !weaker.equals(predicate) && of(query, column, weaker) != NEVER)
                .map(weaker -> new RemoteFilter(weaker, SUPERSET));
    }

    private static boolean isStronger(Verdict first, Verdict second)
    {
        return first != second && first.weaker(second) == second;
    }

    boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return policy.isLookup(query, column);
    }

    boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return policy.disjunction(query, predicate);
    }

    private static Verdict allowed(FilterSupport support, ColumnPredicate predicate)
    {
        return switch (predicate) {
            case Contains _ -> support.contains();
            case Like _ -> support.like();
            case Values values when values.isNull() || values.isNotNull() -> support.nullTest();
            case Values values when values.excludedValues().isPresent() -> values.nullAllowed() ? support.exclusion().weaker(support.nullTest()) : support.exclusion();
            case Values values -> values.ranges().stream()
                    .map(range -> range(support, range))
                    .reduce(values.nullAllowed() ? support.nullTest() : EXACT, Verdict::weaker);
        };
    }

    private static Verdict range(FilterSupport support, RemoteRange range)
    {
        return range.isSingleValue() ? support.equality() : support.range();
    }
}
