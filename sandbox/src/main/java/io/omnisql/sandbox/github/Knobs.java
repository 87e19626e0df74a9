package io.omnisql.sandbox.github;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the sandbox is from its usual self. Safe for use by several threads.
 */
public final class Knobs
{
    private static final int HOUR = 3_600;

    private volatile long heavyNodes = Long.MAX_VALUE;
    private volatile boolean heavyPartial;
    private volatile int clockSkewSeconds;
    private volatile int tokenSeconds = HOUR;
    private final Set<String> ssoOrganizations = ConcurrentHashMap.newKeySet();

    /**
     * From now on a GraphQL query that may return more nodes than this is too heavy.
     *
     * @param partial whether half of the rows come with an error, in place of status 502 and nothing
     */
    public void heavyQueries(long nodes, boolean partial)
    {
        heavyNodes = nodes;
        heavyPartial = partial;
    }

    public boolean isHeavy(long nodes)
    {
        return nodes > heavyNodes;
    }

    public boolean heavyPartial()
    {
        return heavyPartial;
    }

    /**
     * By how much the times of the rate limits' headers are off.
     */
    public void clockSkew(int seconds)
    {
        clockSkewSeconds = seconds;
    }

    public int clockSkewSeconds()
    {
        return clockSkewSeconds;
    }

    /**
     * How long new installation tokens last.
     */
    public void tokenLifetime(int seconds)
    {
        tokenSeconds = seconds;
    }

    public int tokenSeconds()
    {
        return tokenSeconds;
    }

    /**
     * The organisations that ask for single sign-on, which no token but an installation's has.
     */
    public void singleSignOn(Set<String> organizations)
    {
        ssoOrganizations.clear();
        organizations.forEach(organization -> ssoOrganizations.add(organization.toLowerCase(Locale.ROOT)));
    }

    public boolean needsSingleSignOn(String organization)
    {
        return ssoOrganizations.contains(organization.toLowerCase(Locale.ROOT));
    }

    public void reset()
    {
        heavyQueries(Long.MAX_VALUE, false);
        clockSkew(0);
        tokenLifetime(HOUR);
        singleSignOn(Set.of());
    }
}
