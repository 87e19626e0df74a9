package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.RemotePartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestPartitionGroups
{
    @ParameterizedTest
    @CsvSource({"0, 8, 0", "1, 8, 1", "3, 8, 3", "4, 8, 4", "5, 8, 4", "32, 8, 4", "33, 8, 5", "77, 8, 10", "5, 1, 5", "20, 1, 20", "20, 5, 4"})
    void testDeal(int partitions, int together, int splits)
    {
        List<RemotePartition> all = IntStream.range(0, partitions).mapToObj(index -> new RemotePartition("p" + index, Map.of())).toList();
        List<List<RemotePartition>> groups = PartitionGroups.deal(all, together);
        assertThat(groups).hasSize(splits);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeBetween(1, together));
        for (int index = 0; index < splits; index++) {
            assertThat(groups.get(index).getFirst()).isEqualTo(all.get(index));
        }
    }
}
