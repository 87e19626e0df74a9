package io.omnisql.toolkit.adapter;

/**
 * How a remote filter relates to the SQL predicate it stands for.
 */
public enum Verdict
{
    /**
     * The service returns exactly the rows that SQL would keep.
     */
    EXACT,
    /**
     * The service returns those rows and maybe more: the engine filters again.
     */
    SUPERSET,
    /**
     * The service cannot be asked, or would lose rows: it is not asked.
     */
    NEVER;

    /**
     * What two parts of one predicate, or two opinions on it, allow together.
     */
    public Verdict weaker(Verdict other)
    {
        return compareTo(other) >= 0 ? this : other;
    }
}
