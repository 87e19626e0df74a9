package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * A filter on a span of time, widened to whole seconds.
 */
record TimeFilter(String from, String to)
        implements ListFilter
{
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(UTC);

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    TimeFilter
    {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(SUPERSET).withRange(SUPERSET);
    }

    @Override
    public Verdict verdict(ColumnPredicate predicate)
    {
        return predicate instanceof Values values
                && !values.nullAllowed()
                && (low(values).isPresent() || high(values).isPresent()) ? SUPERSET : NEVER;
    }

    /**
     * Where reading may start; a time that no record can be before bounds nothing.
     */
    private static Optional<Instant> low(Values values)
    {
        return Predicates.low(values).filter(low -> low.isAfter(EARLIEST)).map(low -> low.isAfter(LATEST) ? LATEST : low.truncatedTo(SECONDS));
    }

    private static Optional<Instant> high(Values values)
    {
        return Predicates.high(values).filter(high -> high.isBefore(LATEST)).map(high -> high.isBefore(EARLIEST) ? EARLIEST : high.truncatedTo(SECONDS).plusSeconds(1));
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        Values values = (Values) predicate;
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        low(values).ifPresent(low -> parameters.add(new Parameter(from, format(low))));
        high(values).ifPresent(high -> parameters.add(new Parameter(to, format(high))));
        return List.of(new Alternative(parameters.build(), Map.of()));
    }

    private static String format(Instant instant)
    {
        return FORMAT.format(instant);
    }
}
