package io.omnisql.toolkit.adapter;

import static java.util.Objects.requireNonNull;

/**
 * What the service can filter on in one column, and how exactly. It is the most that {@link PushdownPolicy} may claim.
 *
 * @param equality {@code =} and {@code IN}
 * @param range {@code <}, {@code <=}, {@code >}, {@code >=} and {@code BETWEEN}
 * @param nullTest {@code IS NULL} and {@code IS NOT NULL}
 * @param contains {@code contains(column, value)} of a list
 */
public record FilterSupport(Verdict equality, Verdict range, Verdict nullTest, Verdict contains)
{
    public static final FilterSupport NONE = new FilterSupport(Verdict.NEVER, Verdict.NEVER, Verdict.NEVER, Verdict.NEVER);

    public FilterSupport
    {
        requireNonNull(equality, "equality is null");
        requireNonNull(range, "range is null");
        requireNonNull(nullTest, "nullTest is null");
        requireNonNull(contains, "contains is null");
    }

    public static FilterSupport equality(Verdict verdict)
    {
        return new FilterSupport(verdict, Verdict.NEVER, Verdict.NEVER, Verdict.NEVER);
    }

    public FilterSupport withRange(Verdict verdict)
    {
        return new FilterSupport(equality, verdict, nullTest, contains);
    }

    public FilterSupport withNullTest(Verdict verdict)
    {
        return new FilterSupport(equality, range, verdict, contains);
    }

    public FilterSupport withContains(Verdict verdict)
    {
        return new FilterSupport(equality, range, nullTest, verdict);
    }
}
