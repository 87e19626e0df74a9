package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

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
                && (Predicates.low(values).isPresent() || Predicates.high(values).isPresent()) ? SUPERSET : NEVER;
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        Values values = (Values) predicate;
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        Predicates.low(values).map(low -> low.truncatedTo(SECONDS)).ifPresent(low -> parameters.add(new Parameter(from, format(low))));
        Predicates.high(values).map(high -> high.truncatedTo(SECONDS).plusSeconds(1)).ifPresent(high -> parameters.add(new Parameter(to, format(high))));
        return List.of(new Alternative(parameters.build(), Map.of()));
    }

    private static String format(Instant instant)
    {
        return FORMAT.format(instant);
    }
}
