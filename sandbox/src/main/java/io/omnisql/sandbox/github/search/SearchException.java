package io.omnisql.sandbox.github.search;

/**
 * A search that cannot be answered; the message is for the caller.
 */
public final class SearchException
        extends RuntimeException
{
    private final boolean strict;

    private SearchException(String message, boolean strict)
    {
        super(message, null, false, false);
        this.strict = strict;
    }

    /**
     * What GitHub refuses, too.
     */
    static SearchException invalid(String message)
    {
        return new SearchException(message, false);
    }

    /**
     * What GitHub may understand or ignore, and the sandbox does not know.
     */
    static SearchException unsupported(String message)
    {
        return new SearchException(message, true);
    }

    public boolean strict()
    {
        return strict;
    }
}
