package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A parameter that takes texts, of which GitHub does not say how it compares them.
 *
 * @param sendable texts that GitHub takes literally
 * @param several whether more than one may be sent
 */
record RestTexts(String parameter, Predicate<String> sendable, boolean several)
        implements RestFilter
{
    RestTexts
    {
        requireNonNull(parameter, "parameter is null");
        requireNonNull(sendable, "sendable is null");
    }

    @Override
    public FilterSupport support()
    {
        return equality(SUPERSET);
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return texts(predicate)
                .filter(texts -> texts.size() == 1 || several)
                .filter(texts -> texts.stream().allMatch(sendable))
                .map(_ -> SUPERSET)
                .orElse(NEVER);
    }

    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        arguments.lenient(parameter, texts(predicate).orElseThrow().stream().collect(joining(",")));
    }

    static Optional<List<String>> texts(Values predicate)
    {
        return predicate.nullAllowed() ? Optional.empty() : predicate.discreteValues().map(values -> values.stream().map(RemoteValue::text).toList());
    }
}
