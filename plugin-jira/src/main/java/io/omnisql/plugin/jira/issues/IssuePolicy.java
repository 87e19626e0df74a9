package io.omnisql.plugin.jira.issues;

import io.omnisql.plugin.jira.jql.JqlVerdicts;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PushdownPolicy;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AllOf;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteSort;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.FilterSupport.NONE;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;

/**
 * What the search of issues takes over: filters by {@link JqlVerdicts}, the newest or oldest rows, counts.
 */
abstract class IssuePolicy
        implements PushdownPolicy
{
    /**
     * Columns that never lack a value, and that searches order as SQL does, up to the minute.
     */
    private static final Set<String> ORDERED = Set.of("created", "updated");

    private static final RemoteRange ALL = new RemoteRange(Optional.empty(), false, Optional.empty(), false);

    @Override
    public boolean isLookup(RemoteQuery query, ColumnDefinition column)
    {
        return IssueFilters.isLookup(query, column.name());
    }

    @Override
    public Verdict filter(RemoteQuery query, ColumnPredicate predicate)
    {
        // what is looked up is not searched: the engine does the rest
        if (IssueFilters.of(query).lookup().isPresent()) {
            return NEVER;
        }
        return JqlVerdicts.of(query.column(predicate.column()), predicate, IssueOptions.searchesText(query));
    }

    /**
     * A value that compares with anything is not NULL.
     */
    @Override
    public Optional<ColumnPredicate> weaken(RemoteQuery query, ColumnPredicate predicate)
    {
        boolean nullFails = switch (predicate) {
            case Values values -> !values.nullAllowed();
            case Like _ -> true;
            case Contains _ -> false;
        };
        ColumnDefinition column = query.column(predicate.column());
        return nullFails && column.filter().nullTest() != NONE.nullTest()
                ? Optional.of(new Values(predicate.column(), List.of(ALL), false))
                : Optional.empty();
    }

    @Override
    public boolean disjunction(RemoteQuery query, AnyOf predicate)
    {
        return !IssueFilters.names(query, predicate) && hasShortLists(predicate);
    }

    private static boolean hasShortLists(RemotePredicate predicate)
    {
        return switch (predicate) {
            case Values values -> values.ranges().size() <= JqlVerdicts.MAX_VALUES;
            case ColumnPredicate _ -> true;
            case AnyOf any -> any.alternatives().stream().allMatch(IssuePolicy::hasShortLists);
            case AllOf all -> all.conjuncts().stream().allMatch(IssuePolicy::hasShortLists);
        };
    }

    /**
     * Rows that share the last minute are all given, so that what else they are sorted by is the engine's to do.
     */
    @Override
    public boolean sort(RemoteQuery query, List<RemoteSort> sort)
    {
        return ORDERED.contains(sort.getFirst().column()) && IssueFilters.of(query).lookup().isEmpty();
    }

    @Override
    public boolean aggregation(RemoteQuery query, List<RemoteAggregate> aggregates, List<String> grouping)
    {
        return grouping.isEmpty() && aggregates.stream()
                .allMatch(aggregate -> aggregate.function() == RemoteAggregate.Function.COUNT && aggregate.argument().isEmpty() && !aggregate.distinct());
    }
}
