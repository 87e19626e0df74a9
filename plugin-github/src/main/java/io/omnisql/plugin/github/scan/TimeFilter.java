package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
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
        if (since && values.ranges().size() == 1) {
            arguments.counted(times(values.ranges().getFirst(), low));
        }
        else {
            arguments.uncounted();
        }
        if (since && low.isPresent()) {
            arguments.lenientField(SinceFilter.ARGUMENT, SinceFilter.TYPE, SinceFilter.FIELD, SinceFilter.since(low.orElseThrow()));
            // the oldest of these first, so that reading ends where the interval does
            high.ifPresent(_ -> arguments.bound(new TimeBound(order, field, Optional.empty(), high)));
            return;
        }
        arguments.bound(new TimeBound(order, field, low, high));
    }

    /**
     * @param low as it can be sent
     */
    private static CountedTimes times(RemoteRange range, Optional<Instant> low)
    {
        return new CountedTimes(
                low.map(time -> second(time, !range.lowInclusive())),
                range.high().map(RemoteValue::asInstant).map(time -> second(time, range.highInclusive())).map(SinceFilter::sendable));
    }

    /**
     * The first second that is not before a time, or after it.
     */
    private static Instant second(Instant time, boolean after)
    {
        Instant second = time.truncatedTo(SECONDS);
        return second.equals(time) && !after ? second : second.plusSeconds(1);
    }
}
