package io.omnisql.sandbox.jira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;

/**
 * How the sandbox is to behave. Safe for use by several threads.
 */
public final class Knobs
{
    private volatile boolean anonymousAllowed;
    private volatile Duration indexLag = Duration.ZERO;
    private volatile int pageLimit = Integer.MAX_VALUE;
    private volatile int emptyPages;
    private volatile long countError;
    private volatile int lostAtTheEnd;
    private volatile boolean tokensHidden;
    private volatile ArrayNode warnings = JsonNodeFactory.instance.arrayNode();

    public void reset()
    {
        anonymousAllowed = false;
        indexLag = Duration.ZERO;
        pageLimit = Integer.MAX_VALUE;
        emptyPages = 0;
        countError = 0;
        lostAtTheEnd = 0;
        tokensHidden = false;
        warnings = JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Whether missing or wrong credentials make an anonymous caller, who sees nothing, instead of an error.
     */
    public boolean anonymousAllowed()
    {
        return anonymousAllowed;
    }

    public void anonymousAllowed(boolean allowed)
    {
        anonymousAllowed = allowed;
    }

    /**
     * How long the search does not know changes.
     */
    public Duration indexLag()
    {
        return indexLag;
    }

    public void indexLag(Duration lag)
    {
        indexLag = lag;
    }

    /**
     * The most issues that a page of a search has, whatever was asked.
     */
    public int pageLimit()
    {
        return pageLimit;
    }

    public void pageLimit(int limit)
    {
        pageLimit = limit;
    }

    /**
     * How many empty pages come before each page of a search but the first.
     */
    public int emptyPages()
    {
        return emptyPages;
    }

    public void emptyPages(int count)
    {
        emptyPages = count;
    }

    /**
     * What is added to the counts of matching issues, which are estimates.
     */
    public long countError()
    {
        return countError;
    }

    public void countError(long error)
    {
        countError = error;
    }

    /**
     * How many issues a search does not give at its end, as if it ended before them.
     */
    public int lostAtTheEnd()
    {
        return lostAtTheEnd;
    }

    public void lostAtTheEnd(int lost)
    {
        lostAtTheEnd = lost;
    }

    /**
     * Whether pages that are not the last do not say where the next one is.
     */
    public boolean tokensHidden()
    {
        return tokensHidden;
    }

    public void tokensHidden(boolean hidden)
    {
        tokensHidden = hidden;
    }

    /**
     * Warnings in the answers of searches; not written when there is none.
     */
    public ArrayNode warnings()
    {
        return warnings;
    }

    public void warnings(ArrayNode newWarnings)
    {
        warnings = newWarnings;
    }
}
