package io.omnisql.toolkit.adapter;

import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;

import static java.util.Objects.requireNonNull;

/**
 * What {@link ScanPlanner} throws when answers that are successes one by one cannot make the query's result, e.g. because rows are missing.
 */
public final class RefusedAnswerException
        extends RuntimeException
{
    private final Kind kind;

    /**
     * @param message for users; names no host and holds no secret
     */
    public RefusedAnswerException(Kind kind, String message)
    {
        super(message);
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind()
    {
        return kind;
    }
}
