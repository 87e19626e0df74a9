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

import java.util.List;
import java.util.Optional;

/**
 * Reads what a finished query used from the engine's event. Neither SQL nor messages are read.
 */
final class QueryMeter
{
    private static final List<String> REMOTE_CALLS = List.of("remoteCalls", "planningRemoteCalls");
    private static final List<String> CACHE_HITS = List.of("cacheHits", "planningCacheHits");
    private static final List<String> THROTTLED_MILLIS = List.of("throttledMillis", "planningThrottledMillis");

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

    private static long total(QueryCompletedEvent event, List<String> names)
    {
        return event.getIoMetadata().getInputs().stream()
                .flatMap(input -> names.stream().map(input.getConnectorMetrics().getMetrics()::get))
                .mapToLong(QueryMeter::count)
                .sum();
    }

    private static long count(Metric<?> metric)
    {
        return metric instanceof Count<?> count ? count.getTotal() : 0;
    }
}
