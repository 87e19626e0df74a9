package io.omnisql.toolkit.adapter;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What the service can filter on in one column, and how exactly. It is the most that {@link PushdownPolicy} may claim.
 *
 * @param equality {@code =} and {@code IN}
 * @param range {@code <}, {@code <=}, {@code >}, {@code >=} and {@code BETWEEN}
 * @param exclusion {@code <>} and {@code NOT IN}
 * @param nullTest {@code IS NULL} and {@code IS NOT NULL}
 * @param contains {@code contains(column, value)} of a list
 * @param like {@code LIKE}
 */
public record FilterSupport(Verdict equality, Verdict range, Verdict exclusion, Verdict nullTest, Verdict contains, Verdict like)
{
    public static final FilterSupport NONE = new FilterSupport(Verdict.NEVER, Verdict.NEVER, Verdict.NEVER, Verdict.NEVER, Verdict.NEVER, Verdict.NEVER);

    public FilterSupport
    {
        requireNonNull(equality, "equality is null");
        requireNonNull(range, "range is null");
        requireNonNull(exclusion, "exclusion is null");
        requireNonNull(nullTest, "nullTest is null");
        requireNonNull(contains, "contains is null");
        requireNonNull(like, "like is null");
    }

    /**
     * A column whose exclusions are ranges like others.
     */
    public FilterSupport(Verdict equality, Verdict range, Verdict nullTest, Verdict contains)
    {
        this(equality, range, range, nullTest, contains, Verdict.NEVER);
    }

    public static FilterSupport equality(Verdict verdict)
    {
        return NONE.withEquality(verdict);
    }

    public FilterSupport withEquality(Verdict verdict)
    {
        return new FilterSupport(verdict, range, exclusion, nullTest, contains, like);
    }

    /**
     * Exclusions are ranges, too.
     */
    public FilterSupport withRange(Verdict verdict)
    {
        return new FilterSupport(equality, verdict, verdict, nullTest, contains, like);
    }

    public FilterSupport withExclusion(Verdict verdict)
    {
        return new FilterSupport(equality, range, verdict, nullTest, contains, like);
    }

    public FilterSupport withNullTest(Verdict verdict)
    {
        return new FilterSupport(equality, range, exclusion, verdict, contains, like);
    }

    public FilterSupport withContains(Verdict verdict)
    {
        return new FilterSupport(equality, range, exclusion, nullTest, verdict, like);
    }

    public FilterSupport withLike(Verdict verdict)
    {
        return new FilterSupport(equality, range, exclusion, nullTest, contains, verdict);
    }

    /**
     * What the service can be asked for, as SQL spells it, by how exactly it answers.
     */
    public ListMultimap<Verdict, String> operators()
    {
        ListMultimap<Verdict, String> operators = MultimapBuilder.enumKeys(Verdict.class).arrayListValues().build();
        operators.putAll(equality, List.of("=", "IN"));
        operators.put(range, "ranges");
        operators.putAll(exclusion, List.of("<>", "NOT IN"));
        operators.put(nullTest, "IS NULL");
        operators.put(contains, "contains");
        operators.put(like, "LIKE");
        operators.removeAll(Verdict.NEVER);
        return operators;
    }
}
