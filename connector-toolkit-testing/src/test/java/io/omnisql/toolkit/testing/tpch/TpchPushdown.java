package io.omnisql.toolkit.testing.tpch;

import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteAggregate.Function;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;

/**
 * What the {@link TpchService} takes over: several values or one range a column, every order, and numbers of rows.
 */
final class TpchPushdown
        implements PushdownPolicy
{
    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate instanceof Values values && (values.discreteValues().isPresent() || values.ranges().size() == 1) ? EXACT : NEVER;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return true;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return aggregates.stream().allMatch(aggregate -> aggregate.function() == Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct());
    }
}
