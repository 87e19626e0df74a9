package io.omnisql.toolkit.testing.tpch;

import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

import static io.omnisql.toolkit.adapter.ValueType.BIGINT;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;

/**
 * What the {@link TpchService} takes over: several values or all but them, one range or pattern a column, every order, and aggregates.
 */
final class TpchPushdown
        implements PushdownPolicy
{
    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return switch (predicate) {
            case Values values -> values.discreteValues().isPresent() || values.excludedValues().isPresent() || values.ranges().size() == 1 ? EXACT : NEVER;
            case Like like -> like.escape().isEmpty() ? EXACT : NEVER;
            case Contains _ -> NEVER;
        };
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return true;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return aggregates.stream().allMatch(aggregate -> !aggregate.distinct() && switch (aggregate.function()) {
            case COUNT -> aggregate.argument().isEmpty();
            case MIN, MAX -> true;
            // a sum of doubles depends on their order
            case SUM -> query.column(aggregate.argument().orElseThrow()).type().equals(BIGINT);
            case AVG -> false;
        });
    }
}
