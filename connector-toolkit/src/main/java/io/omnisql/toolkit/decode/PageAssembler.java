package io.omnisql.toolkit.decode;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.RowFilter;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.RunLengthEncodedBlock;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.toolkit.adapter.PageRequest.ROW_COUNT;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.omnisql.toolkit.types.ValueConverter.toEngine;
import static io.trino.spi.predicate.Utils.nativeValueToBlock;

/**
 * Makes the page that the engine sees of an answer: decoded columns, and those whose value is the same on every row; of the rows those
 * that the page keeps, and that no page before gave where rows may come twice. Safe for use by several threads.
 */
public final class PageAssembler
{
    private final List<ColumnDefinition> columns;
    private final SeenRows seen = new SeenRows();

    /**
     * @param columns in the order that the engine asks for
     */
    public PageAssembler(List<ColumnDefinition> columns)
    {
        this.columns = List.copyOf(columns);
    }

    /**
     * The columns that must be decoded from the answer.
     */
    public List<ColumnDefinition> decoded(PageRequest page)
    {
        return read(page).stream()
                .filter(column -> constant(page, column).isEmpty() && HiddenColumn.of(column).isEmpty() && !isRowCount(page, column))
                .collect(toImmutableList());
    }

    /**
     * @param rows decoded with exactly the columns of {@link #decoded}
     */
    public Page assemble(PageRequest page, RemoteResponse response, DecodedRows rows)
    {
        if (columns.stream().anyMatch(column -> isRowCount(page, column))) {
            return rowCounts(page, rows.rows());
        }
        List<ColumnDefinition> read = read(page);
        Block[] blocks = new Block[read.size()];
        int next = 0;
        for (int channel = 0; channel < blocks.length; channel++) {
            ColumnDefinition column = read.get(channel);
            Optional<Object> constant = constant(page, column)
                    .or(() -> HiddenColumn.of(column).map(hidden -> hidden.value(response)));
            blocks[channel] = constant.isPresent()
                    ? RunLengthEncodedBlock.create(nativeValueToBlock(engineType(column.type()), constant.get()), rows.rows())
                    : rows.blocks().get(next++);
        }
        Page all = new Page(rows.rows(), blocks);
        return page.keep()
                .map(keep -> once(keep, read, new RowSelector(keep.predicates(), read).select(all)).getColumns(IntStream.range(0, columns.size()).toArray()))
                .orElse(all);
    }

    private Page once(RowFilter keep, List<ColumnDefinition> read, Page page)
    {
        return keep.once()
                .map(column -> seen.unseen(page, read.stream().map(ColumnDefinition::name).toList().indexOf(column.name())))
                .orElse(page);
    }

    /**
     * The engine's columns, and after them those that only the page's own filter needs.
     */
    private List<ColumnDefinition> read(PageRequest page)
    {
        return page.keep()
                .map(keep -> Stream.concat(columns.stream(), keep.columns().stream().filter(column -> !isWanted(column))).toList())
                .orElse(columns);
    }

    private boolean isWanted(ColumnDefinition column)
    {
        return columns.stream().anyMatch(wanted -> wanted.name().equals(column.name()));
    }

    /**
     * A page without rows.
     */
    public Page empty()
    {
        return new Page(0, columns.stream().map(column -> engineType(column.type()).createBlockBuilder(null, 0).build()).toArray(Block[]::new));
    }

    private Page rowCounts(PageRequest page, long rows)
    {
        checkArgument(page.keep().isEmpty() && columns.stream().allMatch(column -> isRowCount(page, column)), "a page of counts has other columns or a filter: %s", columns);
        return new Page(1, columns.stream().map(column -> nativeValueToBlock(engineType(column.type()), rows)).toArray(Block[]::new));
    }

    private static boolean isRowCount(PageRequest page, ColumnDefinition column)
    {
        return ROW_COUNT.equals(page.pointers().get(column.name()));
    }

    private static Optional<Object> constant(PageRequest page, ColumnDefinition column)
    {
        return Optional.ofNullable(page.constants().get(column.name()))
                .map(text -> toEngine(new RemoteValue(column.type(), text)));
    }
}
