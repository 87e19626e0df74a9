package io.omnisql.toolkit.decode;

import io.trino.spi.block.Block;

import java.util.List;
import java.util.Map;

/**
 * The rows of one answer.
 *
 * @param rows their number
 * @param blocks one for each decoded column, in order
 * @param captured the captured values that are there and not null, by pointer
 * @param lists the captured lists, by pointer
 * @param last whether no further page may be asked for: the answer lacks what its request expected
 */
public record DecodedRows(int rows, List<Block> blocks, Map<String, String> captured, Map<String, List<String>> lists, boolean last)
{
    public DecodedRows
    {
        blocks = List.copyOf(blocks);
        captured = Map.copyOf(captured);
        lists = Map.copyOf(lists);
    }
}
