package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * A parameter that takes a range of times: both ends included, in whole seconds.
 */
record RestRange(String parameter)
        implements RestFilter
{
    RestRange
    {
        requireNonNull(parameter, "parameter is null");
    }

    @Override
    public FilterSupport support()
    {
        return SinceFilter.SUPPORT;
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return !predicate.nullAllowed() && (SinceFilter.low(predicate).isPresent() || high(predicate).isPresent()) ? SUPERSET : NEVER;
    }

    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        String low = SinceFilter.low(predicate).map(time -> time.truncatedTo(SECONDS).toString()).orElse("*");
        String high = high(predicate).map(time -> time.truncatedTo(SECONDS).toString()).orElse("*");
        arguments.lenient(parameter, low + ".." + high);
    }

    static Optional<Instant> high(Values predicate)
    {
        return Predicates.high(predicate).filter(SinceFilter::isSendable);
    }
}
