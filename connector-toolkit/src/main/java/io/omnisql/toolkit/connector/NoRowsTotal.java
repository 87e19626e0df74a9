package io.omnisql.toolkit.connector;

import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemoteAggregate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.trino.spi.Page;
import io.trino.spi.block.Block;

import java.util.List;
import java.util.NoSuchElementException;

import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.predicate.Utils.nativeValueToBlock;

/**
 * The one row of aggregates over no rows: counts are 0, all else is NULL.
 */
final class NoRowsTotal
        implements PageChain
{
    private final RemoteQuery query;
    private final List<ColumnDefinition> columns;
    private boolean read;

    /**
     * @param columns outputs of the query's aggregates, in the order that the engine asks for
     */
    NoRowsTotal(RemoteQuery query, List<ColumnDefinition> columns)
    {
        this.query = query;
        this.columns = List.copyOf(columns);
    }

    @Override
    public boolean hasNext()
    {
        return !read;
    }

    @Override
    public Page next()
    {
        if (read) {
            throw new NoSuchElementException();
        }
        read = true;
        return new Page(1, columns.stream().map(this::value).toArray(Block[]::new));
    }

    private Block value(ColumnDefinition column)
    {
        boolean count = query.aggregates().stream()
                .anyMatch(aggregate -> aggregate.output().equals(column.name()) && aggregate.function() == RemoteAggregate.Function.COUNT);
        return nativeValueToBlock(engineType(column.type()), count ? 0L : null);
    }
}
