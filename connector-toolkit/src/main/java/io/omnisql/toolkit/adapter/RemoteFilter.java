package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * A predicate that the service is asked to apply.
 *
 * @param verdict {@code EXACT} or {@code SUPERSET}
 */
public record RemoteFilter(RemotePredicate predicate, Verdict verdict)
{
    public RemoteFilter
    {
        requireNonNull(predicate, "predicate is null");
        checkArgument(verdict != Verdict.NEVER, "a filter with the verdict NEVER is not pushed");
    }

    /**
     * The predicate of a service that takes no {@link PushdownPolicy#disjunction}.
     */
    public ColumnPredicate columnPredicate()
    {
        checkState(predicate instanceof ColumnPredicate, "not about one column: %s", predicate);
        return (ColumnPredicate) predicate;
    }

    @Override
    public String toString()
    {
        return predicate + " " + verdict;
    }
}
