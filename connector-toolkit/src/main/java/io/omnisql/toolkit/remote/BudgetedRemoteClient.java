package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.RemoteResponse;
import io.trino.spi.TrinoException;

import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_BUDGET_EXCEEDED;
import static java.util.Objects.requireNonNull;

/**
 * Counts each attempt, and stops the query before the first one above its budget.
 */
final class BudgetedRemoteClient
        implements RemoteClient
{
    private final RemoteClient delegate;
    private final String catalog;

    /**
     * @param catalog how the user names the session property's catalog
     */
    BudgetedRemoteClient(RemoteClient delegate, String catalog)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        long limit = call.activity().maxRemoteCalls();
        if (!call.activity().tryCountRemoteCall()) {
            throw new TrinoException(
                    OMNISQL_BUDGET_EXCEEDED,
                    "The query needs more than the %s remote calls that it may make; narrow its WHERE clause, or raise the limit with SET SESSION %s.max_remote_calls".formatted(limit, catalog));
        }
        return delegate.send(call);
    }
}
