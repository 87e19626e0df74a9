package io.omnisql.plugin.jira.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A filter on texts that hold another one, whatever its case. It takes plain words only: what else Jira makes of a text is not documented.
 *
 * @param also what must be said besides
 */
record NameFilter(String parameter, List<Parameter> also)
        implements ListFilter
{
    private static final Pattern PATTERN = Pattern.compile("%*([A-Za-z0-9]+(?: [A-Za-z0-9]+)*)%*");

    NameFilter
    {
        requireNonNull(parameter, "parameter is null");
        also = List.copyOf(also);
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(SUPERSET).withLike(SUPERSET);
    }

    @Override
    public Verdict verdict(ColumnPredicate predicate)
    {
        return text(predicate).isPresent() ? SUPERSET : NEVER;
    }

    @Override
    public List<Alternative> alternatives(ColumnPredicate predicate)
    {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter(parameter, text(predicate).orElseThrow()));
        parameters.addAll(also);
        return List.of(new Alternative(parameters, Map.of()));
    }

    private static Optional<String> text(ColumnPredicate predicate)
    {
        Optional<String> pattern = switch (predicate) {
            case Contains _ -> Optional.empty();
            case Like like -> like.escape().isPresent() ? Optional.empty() : Optional.of(like.pattern());
            case Values values when values.nullAllowed() -> Optional.empty();
            case Values values -> values.discreteValues()
                    .filter(list -> list.size() == 1)
                    .map(List::getFirst)
                    .map(RemoteValue::text)
                    .filter(text -> text.indexOf('%') < 0);
        };
        return pattern.map(PATTERN::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }
}
