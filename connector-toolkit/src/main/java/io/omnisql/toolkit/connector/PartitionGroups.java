package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemotePartition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.lang.Math.max;
import static java.lang.Math.min;

/**
 * Decides which partitions one split holds. A split reads its partitions side by side, so that few splits keep many requests under way; the engine runs
 * as many splits at once as suits its processors.
 */
final class PartitionGroups
{
    /**
     * Fewer partitions than this have a split each: so many splits any node runs at once, and several nodes share them.
     */
    private static final int LEAST_SPLITS = 4;

    private PartitionGroups() {}

    /**
     * The partitions of each split, dealt out in turn so that the first ones are begun first.
     *
     * @param together how many partitions one split may hold at most, at least 1
     */
    static List<List<RemotePartition>> deal(List<RemotePartition> partitions, int together)
    {
        int splits = max(min(partitions.size(), LEAST_SPLITS), (partitions.size() + together - 1) / together);
        List<List<RemotePartition>> groups = IntStream.range(0, splits).<List<RemotePartition>>mapToObj(_ -> new ArrayList<>()).toList();
        for (int index = 0; index < partitions.size(); index++) {
            groups.get(index % splits).add(partitions.get(index));
        }
        return groups;
    }
}
