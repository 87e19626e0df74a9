package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableSet;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A parameter, if there is one, of a column whose values are all known.
 *
 * @param sendable the values that the parameter takes
 * @param others the column's other values
 * @param several whether more than one may be sent
 */
record RestStates(String parameter, Set<String> sendable, Set<String> others, boolean several)
        implements RestFilter
{
    RestStates
    {
        requireNonNull(parameter, "parameter is null");
        sendable = ImmutableSet.copyOf(sendable);
        others = ImmutableSet.copyOf(others);
    }

    @Override
    public FilterSupport support()
    {
        return equality(SUPERSET);
    }

    @Override
    public Verdict verdict(Values predicate)
    {
        return possible(predicate).filter(states -> states.size() <= 1 || several).filter(sendable::containsAll).map(_ -> SUPERSET).orElse(NEVER);
    }

    @Override
    public void apply(Values predicate, RestArguments arguments)
    {
        List<String> possible = possible(predicate).orElseThrow();
        if (possible.isEmpty()) {
            arguments.noRow();
        }
        else {
            arguments.lenient(parameter, String.join(",", possible));
        }
    }

    private Optional<List<String>> possible(Values predicate)
    {
        return RestTexts.texts(predicate).map(texts -> texts.stream().filter(text -> sendable.contains(text) || others.contains(text)).toList());
    }
}
