package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.types.ValueConverter;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * What the engine has found out about the values that a join needs of a scan.
 */
final class DynamicFilters
{
    private DynamicFilters() {}

    static List<ColumnDefinition> columns(DynamicFilter filter)
    {
        return filter.getColumnsCovered().stream().map(SaasColumnHandle::definitionOf).toList();
    }

    static TupleDomain<ColumnDefinition> current(DynamicFilter filter)
    {
        return filter.getCurrentPredicate().transformKeys(SaasColumnHandle::definitionOf);
    }

    /**
     * The values once they are complete, or what is known of them after the timeout. It blocks, and an interrupt ends it.
     */
    static TupleDomain<ColumnDefinition> await(DynamicFilter filter, Duration timeout)
            throws InterruptedException, ExecutionException
    {
        long start = System.nanoTime();
        long remaining = timeout.toNanos();
        while (filter.isAwaitable() && remaining > 0) {
            try {
                filter.isBlocked().get(remaining, NANOSECONDS);
            }
            catch (TimeoutException _) {
                break;
            }
            remaining = timeout.toNanos() - (System.nanoTime() - start);
        }
        return current(filter);
    }

    /**
     * Whether a chain of pages may have a row that is needed, by the columns whose value is the same on every row.
     */
    static boolean mayMatch(PageRequest first, TupleDomain<ColumnDefinition> needed)
    {
        return needed.getDomains()
                .map(domains -> domains.entrySet().stream().allMatch(entry -> mayMatch(first.constants(), entry.getKey(), entry.getValue())))
                .orElse(false);
    }

    private static boolean mayMatch(Map<String, String> constants, ColumnDefinition column, Domain needed)
    {
        String constant = constants.get(column.name());
        return constant == null || needed.includesNullableValue(ValueConverter.toEngine(new RemoteValue(column.type(), constant)));
    }
}
