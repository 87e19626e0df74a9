package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;

import static java.util.Objects.requireNonNull;

/**
 * A {@link ScanPlanner} cannot go on: the query must name more, or not every row can be had.
 */
public final class ScanException
        extends RuntimeException
{
    private final Kind kind;

    /**
     * @param message for users; names no host and holds no secret
     */
    public ScanException(Kind kind, String message)
    {
        super(message);
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind()
    {
        return kind;
    }
}
