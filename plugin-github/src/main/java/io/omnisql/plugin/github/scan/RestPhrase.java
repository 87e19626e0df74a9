package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.Optional;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A qualifier in the parameter {@code phrase} that takes a text.
 */
record RestPhrase(String qualifier, Pattern possible)
        implements RestFilter
{
    RestPhrase
    {
        requireNonNull(qualifier, "qualifier is null");
        requireNonNull(possible, "possible is null");
    }

    @Override
    public FilterSupport support()
    {
        return equality(SUPERSET);
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return text(predicate).filter(text -> possible.matcher(text).matches()).isPresent() ? SUPERSET : NEVER;
    }

    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        arguments.term("phrase", qualifier + ":" + text(predicate).orElseThrow());
    }

    private static Optional<String> text(Values predicate)
    {
        return predicate.nullAllowed()
                ? Optional.empty()
                : predicate.discreteValues().filter(values -> values.size() == 1).map(values -> values.getFirst().text());
    }
}
