package io.omnisql.toolkit.adapter;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An aggregate that the service computes.
 *
 * @param argument the aggregated column, empty for {@code count(*)}
 * @param output name of the column that carries the result, unique in the query
 * @param type type of the result
 */
public record RemoteAggregate(Function function, Optional<String> argument, boolean distinct, String output, ValueType type)
{
    public RemoteAggregate
    {
        requireNonNull(function, "function is null");
        requireNonNull(argument, "argument is null");
        requireNonNull(output, "output is null");
        requireNonNull(type, "type is null");
    }

    /**
     * The aggregate functions that a service may know.
     */
    public enum Function
    {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG,
    }

    @Override
    public String toString()
    {
        return function + "(" + (distinct ? "DISTINCT " : "") + argument.orElse("*") + ")";
    }
}
