package io.omnisql.sandbox.github.server;

import io.omnisql.sandbox.github.access.LimitedResource;
import io.omnisql.sandbox.github.access.Principal;
import io.omnisql.sandbox.http.LoggedRequest;

/**
 * What becomes known of a request while it is answered. Not for use by several threads.
 */
final class Exchange
{
    private final LimitedResource resource;
    private Principal principal;
    private int cost;
    private String rejection;
    private String fault;
    private LoggedRequest.Graphql graphql;

    Exchange(LimitedResource resource)
    {
        this.resource = resource;
    }

    LimitedResource resource()
    {
        return resource;
    }

    /**
     * The part of the API, as the log and faults name it.
     */
    String kind()
    {
        return switch (resource) {
            case CORE -> "rest";
            case SEARCH, CODE_SEARCH -> "search";
            case GRAPHQL -> "graphql";
        };
    }

    void principal(Principal principal)
    {
        this.principal = principal;
    }

    /**
     * @return null when the credentials are wrong
     */
    Principal principal()
    {
        return principal;
    }

    String account()
    {
        return principal == null ? "unknown" : principal.name();
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

    void graphql(LoggedRequest.Graphql graphql)
    {
        this.graphql = graphql;
    }

    LoggedRequest.Graphql graphql()
    {
        return graphql;
    }
}
