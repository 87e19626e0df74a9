package io.omnisql.toolkit.testing;

import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * What the {@link StubService} can take over.
 */
final class StubPushdownPolicy
        implements PushdownPolicy
{
    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        return switch (predicate) {
            case Contains _ -> query.filters().stream().anyMatch(filter -> filter.predicate() instanceof Contains) ? NEVER : EXACT;
            case Like _ -> NEVER;
            case Values values when values.column().equals("created_at") -> since(values);
            case Values values when values.nullAllowed() || values.discreteValues().isEmpty() -> NEVER;
            case Values values when values.column().equals("category") -> values.ranges().size() == 1 ? SUPERSET : NEVER;
            case Values values when values.column().equals("state") -> values.ranges().size() == 1 && values.ranges().getFirst().toString().matches("open|closed") ? EXACT : NEVER;
            case Values _ -> EXACT;
        };
    }

    /**
     * The service has a lower bound only, and it is inclusive.
     */
    private static Verdict since(Values values)
    {
        if (values.ranges().size() != 1 || values.ranges().getFirst().low().isEmpty()) {
            return NEVER;
        }
        RemoteRange range = values.ranges().getFirst();
        return range.lowInclusive() && range.high().isEmpty() ? EXACT : SUPERSET;
    }

    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return sort.size() == 1;
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return grouping.isEmpty() && aggregates.stream().allMatch(aggregate -> aggregate.argument().isEmpty());
    }
}
