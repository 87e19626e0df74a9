package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A qualifier in the parameter {@code phrase} that takes a range of days.
 */
record RestPhraseOfDays(String qualifier)
        implements RestFilter
{
    RestPhraseOfDays
    {
        requireNonNull(qualifier, "qualifier is null");
    }

    @Override
    public FilterSupport support()
    {
        return SinceFilter.SUPPORT;
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return !predicate.nullAllowed() && (SinceFilter.low(predicate).isPresent() || RestRange.high(predicate).isPresent()) ? SUPERSET : NEVER;
    }

    /**
     * A day more on either side, as it is not said where days begin.
     */
    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        String low = SinceFilter.low(predicate).map(time -> day(time, -1)).orElse("*");
        String high = RestRange.high(predicate).map(time -> day(time, 1)).orElse("*");
        arguments.term("phrase", qualifier + ":" + low + ".." + high);
    }

    private static String day(Instant time, long more)
    {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(more).toString();
    }
}
