package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * A filter on a time that is never NULL: GitHub returns only later rows, or the rows in order so that reading can stop.
 *
 * @param since whether {@code filterBy.since} compares the time
 */
record TimeFilter(String order, String field, boolean since)
        implements ConnectionFilter
{
    TimeFilter
    {
        requireNonNull(order, "order is null");
        requireNonNull(field, "field is null");
    }

    @Override
    public FilterSupport support()
    {
        return SinceFilter.SUPPORT;
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && (SinceFilter.low(values).isPresent() || Predicates.high(values).isPresent())
                ? SUPERSET
                : NEVER;
    }

    @Override
    public boolean isRefined()
    {
        return true;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        Values values = (Values) predicate;
        Optional<Instant> low = SinceFilter.low(values);
        Optional<Instant> high = Predicates.high(values);
        if (since && low.isPresent()) {
            arguments.lenientField(SinceFilter.ARGUMENT, SinceFilter.TYPE, SinceFilter.FIELD, SinceFilter.since(low.orElseThrow()));
            first(values).ifPresentOrElse(arguments::counted, arguments::uncounted);
            // the oldest of these first, so that reading ends where the interval does
            high.ifPresent(_ -> arguments.bound(new TimeBound(order, field, Optional.empty(), high)));
            return;
        }
        arguments.bound(new TimeBound(order, field, low, high));
        arguments.uncounted();
    }

    /**
     * The first second from which on all rows satisfy the predicate, and before which none does; empty where it says more.
     */
    private static Optional<Instant> first(Values values)
    {
        RemoteRange range = values.ranges().getFirst();
        if (values.ranges().size() > 1 || range.high().isPresent()) {
            return Optional.empty();
        }
        return SinceFilter.low(values).map(low -> {
            Instant second = low.truncatedTo(SECONDS);
            return range.lowInclusive() && second.equals(low) ? second : second.plusSeconds(1);
        });
    }
}
