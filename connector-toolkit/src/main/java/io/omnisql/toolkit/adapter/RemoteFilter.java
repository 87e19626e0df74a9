package io.omnisql.toolkit.adapter;

import static com.google.common.base.Preconditions.checkArgument;
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

    @Override
    public String toString()
    {
        return predicate + " " + verdict;
    }
}
