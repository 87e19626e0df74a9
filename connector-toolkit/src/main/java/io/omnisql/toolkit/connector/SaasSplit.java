package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.airlift.slice.SizeOf.estimatedSizeOf;
import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;
import static java.util.Objects.requireNonNull;

/**
 * A part of a scan that one page source reads.
 *
 * @param filters those of the query that the partitions were made for, where a join narrowed the table handle's
 * @param partitions those that are read side by side; for counts over all rows, and where any rows will do, every one there is; none for an
 *         aggregate over no rows
 */
public record SaasSplit(String tenant, Optional<List<RemoteFilter>> filters, List<RemotePartition> partitions)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(SaasSplit.class);
    private static final int FILTER_SIZE = instanceSize(RemoteFilter.class) + instanceSize(RemotePredicate.Values.class);
    private static final int VALUE_SIZE = instanceSize(RemoteRange.class) + instanceSize(RemoteValue.class);

    public SaasSplit
    {
        requireNonNull(tenant, "tenant is null");
        filters = filters.map(List::copyOf);
        partitions = List.copyOf(partitions);
    }

    /**
     * The query that the partitions are read for.
     */
    RemoteQuery query(SaasTableHandle table)
    {
        return filters.map(table.query()::withFilters).orElse(table.query());
    }

    @Override
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE
                + estimatedSizeOf(tenant)
                + sizeOf(filters, list -> estimatedSizeOf(list, SaasSplit::estimatedSize))
                + estimatedSizeOf(partitions, partition -> estimatedSizeOf(partition.description())
                + estimatedSizeOf(partition.parameters(), key -> estimatedSizeOf(key), value -> estimatedSizeOf(value)));
    }

    private static long estimatedSize(RemoteFilter filter)
    {
        return FILTER_SIZE + values(filter.predicate()).mapToLong(value -> VALUE_SIZE + estimatedSizeOf(value.text())).sum();
    }

    private static Stream<RemoteValue> values(RemotePredicate predicate)
    {
        return switch (predicate) {
            case RemotePredicate.Contains contains -> Stream.of(contains.value());
            case RemotePredicate.Like like -> Stream.of(RemoteValue.of(like.pattern()));
            case RemotePredicate.Values ranges -> ranges.ranges().stream().flatMap(range -> Stream.concat(range.low().stream(), range.high().stream()));
            case RemotePredicate.AnyOf any -> any.alternatives().stream().flatMap(SaasSplit::values);
            case RemotePredicate.AllOf all -> all.conjuncts().stream().flatMap(SaasSplit::values);
        };
    }
}
