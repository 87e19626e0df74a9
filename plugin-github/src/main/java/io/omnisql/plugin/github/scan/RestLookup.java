package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * How REST is asked for one row of a table. Several are not asked for one by one, as a page of the list has a hundred.
 *
 * @param column the column that holds its identifier
 * @param path below its parent, in which {@code {key}} stands for the identifier
 */
record RestLookup(String column, String path)
{
    RestLookup
    {
        requireNonNull(column, "column is null");
        requireNonNull(path, "path is null");
    }

    /**
     * The identifier that satisfies a predicate; none where it is none of GitHub's, empty where several may.
     */
    static Optional<List<RemoteValue>> keys(Values predicate)
    {
        return predicate.nullAllowed()
                ? Optional.empty()
                : predicate.discreteValues().filter(values -> values.size() == 1).map(values -> values.stream().filter(value -> value.asLong() > 0).toList());
    }
}
