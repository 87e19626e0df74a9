package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.util.Objects.requireNonNull;

/**
 * A filter that GitHub applies for one value.
 *
 * @param verdict {@code SUPERSET} where GitHub compares more leniently than SQL
 * @param sendable texts that GitHub takes literally
 */
record SingleValueFilter(FilterSupport support, Verdict verdict, Pattern sendable, Writer writer)
        implements ConnectionFilter
{
    SingleValueFilter
    {
        requireNonNull(support, "support is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(sendable, "sendable is null");
        requireNonNull(writer, "writer is null");
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        return value(predicate).filter(value -> sendable.matcher(value).matches()).isPresent() ? verdict : NEVER;
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        writer.write(value(predicate).orElseThrow(), arguments);
    }

    @Override
    public boolean isRefined()
    {
        return verdict == SUPERSET;
    }

    private static Optional<String> value(ColumnPredicate predicate)
    {
        return switch (predicate) {
            case Like _ -> Optional.empty();
            case Contains contains -> Optional.of(contains.value().text());
            case Values values when values.nullAllowed() -> Optional.empty();
            case Values values -> values.discreteValues()
                    .filter(list -> list.size() == 1)
                    .map(List::getFirst)
                    .map(RemoteValue::text);
        };
    }

    /**
     * Writes the value into the arguments.
     */
    @FunctionalInterface
    interface Writer
    {
        void write(String value, ConnectionArguments arguments);
    }
}
