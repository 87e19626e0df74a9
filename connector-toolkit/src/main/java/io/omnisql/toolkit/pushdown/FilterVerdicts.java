package io.omnisql.toolkit.pushdown;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.Verdict;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
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

    Verdict of(RemoteQuery query, ColumnDefinition column, RemotePredicate predicate)
    {
        Verdict allowed = allowed(column.filter(), predicate);
        return allowed == NEVER ? NEVER : allowed.weaker(policy.filter(query, predicate));
    }

    private static Verdict allowed(FilterSupport support, RemotePredicate predicate)
    {
        return switch (predicate) {
            case Contains _ -> support.contains();
            case Values values when values.isNull() || values.isNotNull() -> support.nullTest();
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
