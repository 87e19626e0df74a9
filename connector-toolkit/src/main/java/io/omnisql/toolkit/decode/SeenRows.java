package io.omnisql.toolkit.decode;

import io.trino.spi.Page;
import io.trino.spi.block.Block;

import java.util.HashMap;
import java.util.Map;

import static io.trino.spi.type.BigintType.BIGINT;

/**
 * The rows that were seen, by numbers of theirs: a bit for each where they lie close together.
 */
final class SeenRows
{
    private static final int WORDS = 16;
    private static final int BITS = WORDS * Long.SIZE;

    private final Map<Long, long[]> seen = new HashMap<>();

    /**
     * The rows of a page that were not seen, which they are from now on.
     *
     * @param channel of the numbers, none of which is NULL
     */
    synchronized Page unseen(Page page, int channel)
    {
        Block numbers = page.getBlock(channel);
        int[] kept = new int[page.getPositionCount()];
        int count = 0;
        for (int position = 0; position < page.getPositionCount(); position++) {
            if (add(BIGINT.getLong(numbers, position))) {
                kept[count++] = position;
            }
        }
        return count == kept.length ? page : page.copyPositions(kept, 0, count);
    }

    private boolean add(long number)
    {
        long[] words = seen.computeIfAbsent(Math.floorDiv(number, BITS), _ -> new long[WORDS]);
        int word = Math.floorMod(number, BITS) / Long.SIZE;
        long bit = 1L << number;
        boolean added = (words[word] & bit) == 0;
        words[word] |= bit;
        return added;
    }
}
