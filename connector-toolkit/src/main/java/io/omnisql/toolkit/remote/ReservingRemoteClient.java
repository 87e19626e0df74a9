package io.omnisql.toolkit.remote;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.QuotaReader;
import io.omnisql.toolkit.adapter.QuotaReader.Quota;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.trino.spi.TrinoException;

import java.util.Set;

import static io.omnisql.toolkit.adapter.RemoteRequest.Effect.ACTION;
import static io.omnisql.toolkit.remote.RemoteErrorCode.OMNISQL_RATE_LIMITED;
import static java.util.Objects.requireNonNull;

/**
 * Leaves a part of the service's own quota to others: it refuses requests below the connection's reserve before they are sent.
 * What ends the service's work for a query is always sent.
 */
final class ReservingRemoteClient
        implements RemoteClient
{
    private static final Set<String> ENDING = Set.of("PATCH", "DELETE");

    private final RemoteClient delegate;
    private final QuotaReader quotas;
    private final ApiBudgets budgets;

    ReservingRemoteClient(RemoteClient delegate, QuotaReader quotas, ApiBudgets budgets)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
        this.quotas = requireNonNull(quotas, "quotas is null");
        this.budgets = requireNonNull(budgets, "budgets is null");
    }

    @Override
    public RemoteResponse send(RemoteCall call)
    {
        ConnectionInfo connection = call.connection();
        RemoteRequest request = call.request();
        double reserve = Math.clamp(quotas.reservePercent(connection), 0, 100);
        if (request.effect() != ACTION || !ENDING.contains(request.method())) {
            budgets.spent(connection, request.quota(), reserve).ifPresent(quota -> {
                throw refused(connection, quota, reserve);
            });
        }
        RemoteResponse response = delegate.send(call);
        quotas.read(request, response).ifPresent(quota -> budgets.observe(connection, request.quota(), quota, response.readAt()));
        return response;
    }

    private static TrinoException refused(ConnectionInfo connection, Quota quota, double reserve)
    {
        String left = "The service allows connection %s %s requests in a period and %s are left".formatted(connection.name(), quota.limit(), Math.max(0, quota.remaining()));
        String kept = reserve > 0 && quota.remaining() > 0 ? ", which are kept for others: the connection's reserve is %s%%".formatted(percent(reserve)) : "";
        String reset = quota.resetAt().map(at -> "; try again at " + at).orElse("; try again later");
        return new TrinoException(OMNISQL_RATE_LIMITED, left + kept + reset);
    }

    private static String percent(double reserve)
    {
        return reserve == Math.rint(reserve) ? Long.toString((long) reserve) : Double.toString(reserve);
    }
}
