package io.omnisql.sandbox.jira.server;

import io.omnisql.sandbox.jira.access.Caller;
import io.omnisql.sandbox.jira.rest.RestRouter;

import java.util.Optional;

/**
 * What becomes known of a request while it is answered. Not for use by several threads.
 */
final class Exchange
{
    private final String path;
    private final Optional<String> cloudId;
    private final Optional<RestRouter.Match> match;
    private Caller caller;
    private int cost;
    private String rejection;
    private String fault;

    /**
     * @param path without the gateway's part
     * @param cloudId of the gateway's path, empty when the site itself is called
     * @param match empty when the path leads nowhere
     */
    Exchange(String path, Optional<String> cloudId, Optional<RestRouter.Match> match)
    {
        this.path = path;
        this.cloudId = cloudId;
        this.match = match;
    }

    String path()
    {
        return path;
    }

    Optional<String> cloudId()
    {
        return cloudId;
    }

    Optional<RestRouter.Match> match()
    {
        return match;
    }

    /**
     * The part of the API, as the log and faults name it.
     */
    String kind()
    {
        return match.map(found -> found.endpoint().kind()).orElse("unknown");
    }

    void caller(Caller caller)
    {
        this.caller = caller;
    }

    Caller caller()
    {
        return caller;
    }

    String account()
    {
        return caller == null ? "unknown" : caller.name();
    }

    void cost(int cost)
    {
        this.cost = cost;
    }

    int cost()
    {
        return cost;
    }

    void rejection(String rejection)
    {
        this.rejection = rejection;
    }

    String rejection()
    {
        return rejection;
    }

    void fault(String fault)
    {
        this.fault = fault;
    }

    String fault()
    {
        return fault;
    }
}
