package io.omnisql.plugin.tenancy.usage;

import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.tenancy.identity.TenantUser;
import io.trino.spi.ErrorCode;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryStatistics;
import io.trino.spi.metrics.Count;
import io.trino.spi.metrics.Metric;

import java.util.Optional;

/**
 * Reads what a finished query used from the engine's event. Neither SQL nor messages are read.
 */
final class QueryMeter
{
    private static final String REMOTE_CALLS = "remoteCalls";
    private static final String CACHE_HITS = "cacheHits";
    private static final String THROTTLED_MILLIS = "throttledMillis";

    private QueryMeter() {}

    /**
     * Empty when nobody's account can be charged: the user is not a tenant's or is not who logged in.
     */
    static Optional<QueryUsage> measure(QueryCompletedEvent event)
    {
        return user(event.getContext()).map(user -> measure(event, user));
    }

    private static QueryUsage measure(QueryCompletedEvent event, TenantUser user)
    {
        QueryStatistics statistics = event.getStatistics();
        return new QueryUsage(
                event.getMetadata().getQueryId(),
                user.tenant(),
                user.name(),
                event.getMetadata().getQueryState(),
                event.getFailureInfo().map(QueryFailureInfo::getErrorCode).map(ErrorCode::getName).orElse(""),
                event.getEndTime().toEpochMilli(),
                statistics.getWallTime().toMillis(),
                statistics.getCpuTime().toMillis(),
                statistics.getOutputRows(),
                total(event, REMOTE_CALLS),
                total(event, CACHE_HITS),
                total(event, THROTTLED_MILLIS));
    }

    private static Optional<TenantUser> user(QueryContext context)
    {
        return context.getPrincipal()
                .filter(principal -> principal.equals(context.getUser()))
                .flatMap(TenantUser::parse);
    }

    private static long total(QueryCompletedEvent event, String name)
    {
        return event.getIoMetadata().getInputs().stream()
                .map(input -> input.getConnectorMetrics().getMetrics().get(name))
                .mapToLong(QueryMeter::count)
                .sum();
    }

    private static long count(Metric<?> metric)
    {
        return metric instanceof Count<?> count ? count.getTotal() : 0;
    }
}
