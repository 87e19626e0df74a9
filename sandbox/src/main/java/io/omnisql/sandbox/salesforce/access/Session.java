package io.omnisql.sandbox.salesforce.access;

import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.SandboxUser;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;

/**
 * Who asks.
 */
public record Session(Org org, SandboxUser user)
{
    public QueryContext context(boolean includeDeleted)
    {
        return new QueryContext(org, user, includeDeleted);
    }

    /**
     * The user's name, as the log calls it.
     */
    public String account()
    {
        return user.username();
    }
}
