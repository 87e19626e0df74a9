package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemotePartition;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;

import static io.airlift.slice.SizeOf.estimatedSizeOf;
import static io.airlift.slice.SizeOf.instanceSize;
import static java.util.Objects.requireNonNull;

/**
 * A part of a scan that one page source reads.
 *
 * @param partitions one, or for an aggregate over all rows every one there is, even none
 */
public record SaasSplit(String tenant, List<RemotePartition> partitions)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(SaasSplit.class);

    public SaasSplit
    {
        requireNonNull(tenant, "tenant is null");
        partitions = List.copyOf(partitions);
    }

    @Override
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE
                + estimatedSizeOf(tenant)
                + estimatedSizeOf(partitions, partition -> estimatedSizeOf(partition.description())
                + estimatedSizeOf(partition.parameters(), key -> estimatedSizeOf(key), value -> estimatedSizeOf(value)));
    }
}
