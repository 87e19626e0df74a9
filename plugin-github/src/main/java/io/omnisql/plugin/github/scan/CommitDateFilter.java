package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.temporal.ChronoUnit.SECONDS;

/**
 * A filter on the time of a commit by the arguments {@code since} and {@code until} of a history. Git's clocks tick in seconds.
 */
record CommitDateFilter()
        implements ConnectionFilter
{
    static final String TYPE = "GitTimestamp";

    @Override
    public FilterSupport support()
    {
        return SinceFilter.SUPPORT;
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && (since(values).isPresent() || until(values).isPresent()) ? SUPERSET : NEVER;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        Values values = (Values) predicate;
        since(values).ifPresent(since -> arguments.lenient("since", TYPE, since.toString()));
        until(values).ifPresent(until -> arguments.lenient("until", TYPE, until.toString()));
    }

    static Optional<Instant> since(Values values)
    {
        return SinceFilter.low(values).map(low -> low.truncatedTo(SECONDS));
    }

    static Optional<Instant> until(Values values)
    {
        return Predicates.high(values)
                .filter(SinceFilter::isSendable)
                .map(high -> high.truncatedTo(SECONDS));
    }
}
