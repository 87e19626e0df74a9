package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A filter by a positive number that means one thing within a repository, or by whether there is one: GitHub takes a number as text,
 * {@code *} for any, and null for none.
 *
 * @param argument the argument that is an object
 * @param field its field
 */
record NumberTextFilter(String argument, String type, String field)
        implements ConnectionFilter
{
    static final String ANY = "*";

    private static final Pattern POSITIVE_INT = Pattern.compile("[1-9][0-9]{0,8}");

    NumberTextFilter
    {
        requireNonNull(argument, "argument is null");
        requireNonNull(type, "type is null");
        requireNonNull(field, "field is null");
    }

    @Override
    public FilterSupport support()
    {
        return FilterSupport.equality(EXACT).withRange(SUPERSET).withNullTest(EXACT);
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        if (!(predicate instanceof Values values)) {
            return NEVER;
        }
        if (values.nullAllowed()) {
            return values.ranges().isEmpty() ? EXACT : NEVER;
        }
        return number(values).isPresent() || isAny(values) ? EXACT : SUPERSET;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        Values values = (Values) predicate;
        arguments.presentField(argument, type, field, values.nullAllowed() ? Optional.empty() : Optional.of(number(values).orElse(ANY)));
    }

    private static boolean isAny(Values values)
    {
        return values.ranges().size() == 1 && values.ranges().getFirst().low().isEmpty() && values.ranges().getFirst().high().isEmpty();
    }

    private static Optional<String> number(Values values)
    {
        return values.discreteValues()
                .filter(list -> list.size() == 1)
                .map(List::getFirst)
                .map(RemoteValue::text)
                .filter(text -> POSITIVE_INT.matcher(text).matches());
    }
}
