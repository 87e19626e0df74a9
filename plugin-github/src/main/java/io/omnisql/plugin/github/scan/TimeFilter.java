package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
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
    /**
     * Times that GitHub's texts can hold.
     */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    TimeFilter
    {
        requireNonNull(order, "order is null");
        requireNonNull(field, "field is null");
    }

    @Override
    public FilterSupport support()
    {
        return equality(SUPERSET).withRange(SUPERSET);
    }

    @Override
    public Verdict verdict(RemoteQuery query, RemotePredicate predicate)
    {
        return predicate instanceof Values values && !values.nullAllowed() && (low(values).isPresent() || Predicates.high(values).isPresent())
                ? SUPERSET
                : NEVER;
    }

    @Override
    public void apply(RemotePredicate predicate, ConnectionArguments arguments)
    {
        Values values = (Values) predicate;
        Optional<Instant> low = low(values);
        if (since && low.isPresent()) {
            // whether GitHub includes the very second is documented both ways
            Instant inclusive = low.orElseThrow().truncatedTo(SECONDS).minusSeconds(1);
            arguments.lenientField("filterBy", "IssueFilters", "since", inclusive.toString());
            return;
        }
        arguments.bound(new TimeBound(order, field, low, Predicates.high(values)));
    }

    private static Optional<Instant> low(Values values)
    {
        return Predicates.low(values)
                .filter(EARLIEST::isBefore)
                .map(low -> low.isAfter(LATEST) ? LATEST : low);
    }
}
